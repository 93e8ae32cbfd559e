#include "blank_marks.hpp"
#include "cell_text.hpp"
#include "column_task.hpp"
#include "number_cells.hpp"

#include <chitieu/data/day.hpp>

namespace chitieu::data {

bound_cells bind_time(column_task& task) {
  constexpr std::int64_t whole_day = std::int64_t{24} * 60 * 60;
  auto seconds = exact::filled_with(task.rows, std::int64_t{0}, task.rows_read);
  blank_marks blanks(task.rows, task.declared);
  if (task.cells->kind() == cell_kind::date) {
    for_each_scalar(task, [&](std::size_t row, std::int64_t value, std::uint8_t is) {
      if (is == 0) return blanks.mark(row);
      if (is > 1) return task.add(code::bad_date, row);
      seconds[row] = value * whole_day;
    });
  } else {
    read_rows(task, [&](column_task& share, std::size_t, std::size_t first, std::size_t last) {
      std::string room;
      for (auto row = first; row < last; ++row) {
        share.rows_read.at(row);
        std::string_view raw;
        auto const filled = share.cells->read_text(row, raw);
        auto const text = plain(filled ? raw : std::string_view(), room);
        if (text && text->empty()) {
          blanks.mark(row);
          continue;
        }
        auto const read = text ? read_time(*text) : std::nullopt;
        if (read)
          seconds[row] = *read;
        else
          share.add(code::bad_date, row);
      }
    });
  }
  return std::make_shared<number_cells const>(std::move(seconds), blanks.take(), 0);
}

} // namespace chitieu::data
