#include "cell_text.hpp"
#include "column_task.hpp"
#include "wrapped_cells.hpp"

#include <chitieu/data/day.hpp>

namespace chitieu::data {
namespace {

/// Days that fit `stored_cells` and the arithmetic of civil days.
bool is_day(std::int64_t value) {
  constexpr std::int64_t widest = 12'000'000; // about the years that std::chrono::year holds
  return value >= -widest && value <= widest;
}

} // namespace

bound_cells bind_date(column_task& task) {
  auto const blank = stored_blank(task.declared);
  if (task.cells->kind() == cell_kind::date) {
    bool has_blanks = false;
    for_each_scalar(task, [&](std::size_t row, std::int64_t value, std::uint8_t is) {
      has_blanks = has_blanks || is == 0;
      if (is > 1 || (is == 1 && !is_day(value))) task.add(code::bad_date, row);
    });
    return std::make_shared<wrapped_cells const>(task.cells, blank, has_blanks,
                                                 std::vector<std::int32_t>());
  }
  std::vector<std::int32_t> cells(task.rows, blank);
  read_rows(task, [&](column_task& share, std::size_t, std::size_t first, std::size_t last) {
    std::string room;
    for (auto row = first; row < last; ++row) {
      share.rows_read.at(row);
      std::string_view raw;
      if (!share.cells->read_text(row, raw)) continue;
      auto const text = plain(raw, room);
      if (text && text->empty()) continue;
      auto const read = text ? read_day(*text) : std::nullopt;
      if (read)
        cells[row] = *read;
      else
        share.add(code::bad_date, row);
    }
  });
  return std::make_shared<stored_cells const>(std::move(cells));
}

} // namespace chitieu::data
