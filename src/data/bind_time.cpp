#include "cell_text.hpp"
#include "column_task.hpp"
#include "number_cells.hpp"

#include <chitieu/data/day.hpp>

namespace chitieu::data {

bound_cells bind_time(column_task& task) {
  constexpr std::int64_t whole_day = std::int64_t{24} * 60 * 60;
  auto const none = task.declared.when_blank == schema::blank::none;
  auto seconds = exact::filled_with(task.rows, std::int64_t{0}, task.rows_read);
  std::vector<knowledge> known;
  auto blank = [&](std::size_t row) {
    if (known.empty()) known.assign(task.rows, knowledge::value);
    known[row] = none ? knowledge::none : knowledge::unknown;
  };
  if (task.cells->kind() == cell_kind::date) {
    for_each_scalar(task, [&](std::size_t row, std::int64_t value, std::uint8_t is) {
      if (is == 0) return blank(row);
      if (is > 1) return task.add(code::bad_date, row);
      seconds[row] = value * whole_day;
    });
  } else {
    std::string room;
    for (std::size_t row = 0; row < task.rows; ++row) {
      task.rows_read.at(row);
      std::string_view raw;
      auto const filled = task.cells->read_text(row, raw);
      auto const text = plain(filled ? raw : std::string_view(), room);
      if (text && text->empty()) {
        blank(row);
        continue;
      }
      auto const read = text ? read_time(*text) : std::nullopt;
      if (read)
        seconds[row] = *read;
      else
        task.add(code::bad_date, row);
    }
  }
  return std::make_shared<number_cells const>(std::move(seconds), std::move(known), 0);
}

} // namespace chitieu::data
