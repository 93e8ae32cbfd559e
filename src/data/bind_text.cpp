#include "cell_text.hpp"
#include "column_task.hpp"
#include "text_cells.hpp"

namespace chitieu::data {
namespace {

/// What a look at every cell tells.
struct survey {
  bool as_is = true; ///< every cell can be viewed where it lies
  bool has_blanks = false;
};

/// Reads every cell, reports what is no text, and hands on each cell in NFC.
template <class Cell>
survey read_all(column_task& task, Cell const& cell) {
  text_reader reader(*task.cells);
  survey found;
  found.as_is = reader.lasting() && task.cells->kind() == cell_kind::text;
  std::string room;
  for (std::size_t row = 0; row < task.rows; ++row) {
    task.rows_read.at(row);
    std::string_view raw;
    auto const reading = reader.read(row, raw);
    if (reading == text_reading::faulty) task.add(code::undeclared_category, row);
    auto const text = normalised(reading == text_reading::text ? raw : std::string_view(), room);
    if (!text) {
      if (auto* made = task.faults.add(code::not_utf8, row))
        made->arguments = {likely_encoding(raw)};
      continue;
    }
    found.as_is = found.as_is && *text == raw;
    found.has_blanks = found.has_blanks || text->empty();
    cell(row, *text);
  }
  return found;
}

survey look(column_task& task) {
  if (!task.cells->is_normalised()) return read_all(task, [](std::size_t, std::string_view) {});
  survey found;
  std::string_view cell;
  for (std::size_t row = 0; row < task.rows && !found.has_blanks; ++row) {
    task.rows_read.at(row);
    found.has_blanks = !task.cells->read_text(row, cell);
  }
  return found;
}

} // namespace

bound_cells bind_text(column_task& task) {
  bool const blank_is_none = task.declared.when_blank == schema::blank::none;
  auto const found = look(task);
  if (task.faults.any_error()) return nullptr;
  if (found.as_is)
    return std::make_shared<text_cells const>(task.cells, blank_is_none, found.has_blanks);
  auto copies = exact::filled_with(task.rows, std::string(), task.rows_read);
  read_all(task, [&](std::size_t row, std::string_view text) { copies[row] = text; });
  return std::make_shared<text_cells const>(std::move(copies), blank_is_none);
}

} // namespace chitieu::data
