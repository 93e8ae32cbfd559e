#include "cell_text.hpp"
#include "coded_texts.hpp"
#include "wrapped_cells.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::data {
namespace {

constexpr std::int32_t fault = -1;
constexpr std::int32_t blank = -2;

std::int32_t read_flag(std::string_view cell) {
  std::string room;
  auto const text = normalised(cell, room);
  if (!text) return fault;
  auto const word = text::fold_name(*text);
  if (word.empty()) return blank;
  for (std::string_view const yes : {"yes", "có", "x", "true", "1"})
    if (word == yes) return 1;
  for (std::string_view const no : {"no", "không", "false", "0"})
    if (word == no) return 0;
  return fault;
}

} // namespace

bound_cells bind_flag(column_task& task) {
  if (task.cells->kind() != cell_kind::text) {
    bool has_blanks = false;
    for_each_scalar(task, [&](std::size_t row, std::int64_t value, std::uint8_t is) {
      has_blanks = has_blanks || is == 0;
      if (is > 1 || (is == 1 && value != 0 && value != 1)) task.add(code::bad_flag, row);
    });
    return std::make_shared<wrapped_cells const>(task.cells, stored_blank(task.declared),
                                                 has_blanks, std::vector<std::int32_t>());
  }
  return code_texts(task, 1, read_flag,
                    [](column_task& share, std::size_t row, std::string_view, std::int32_t found) {
                      if (found != blank) share.add(code::bad_flag, row);
                    });
}

} // namespace chitieu::data
