#include "cell_dictionary.hpp"
#include "cell_text.hpp"
#include "column_task.hpp"
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
  auto const when_blank = stored_blank(task.declared);
  if (task.cells->kind() != cell_kind::text) {
    bool has_blanks = false;
    for_each_scalar(task, [&](std::size_t row, std::int64_t value, std::uint8_t is) {
      has_blanks = has_blanks || is == 0;
      if (is > 1 || (is == 1 && value != 0 && value != 1)) task.add(code::bad_flag, row);
    });
    return std::make_shared<wrapped_cells const>(task.cells, when_blank, has_blanks,
                                                 std::vector<std::int32_t>());
  }
  std::vector<std::int32_t> cells(task.rows, when_blank);
  read_rows(task, [&](column_task& share, std::size_t, std::size_t first, std::size_t last) {
    cell_dictionary dictionary;
    for (auto row = first; row < last; ++row) {
      share.rows_read.at(row);
      std::string_view text;
      if (!share.cells->read_text(row, text) || text.empty()) continue;
      auto const flag = dictionary(text, read_flag);
      if (flag >= 0)
        cells[row] = flag;
      else if (flag != blank)
        share.add(code::bad_flag, row);
    }
  });
  return std::make_shared<stored_cells const>(std::move(cells));
}

} // namespace chitieu::data
