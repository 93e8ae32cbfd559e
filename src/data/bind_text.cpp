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

/// Reads every cell of some rows, reports what is no text, and hands on each cell in NFC.
template <class Cell>
survey read_some(column_task& task, std::size_t first, std::size_t last, Cell const& cell) {
  text_reader reader(*task.cells);
  survey found;
  found.as_is = reader.lasting() && task.cells->kind() == cell_kind::text;
  std::string room;
  for (auto row = first; row < last; ++row) {
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

survey look_at(column_task& task, std::size_t first, std::size_t last) {
  if (!task.cells->is_normalised())
    return read_some(task, first, last, [](std::size_t, std::string_view) {});
  survey found;
  std::string_view cell;
  for (auto row = first; row < last && !found.has_blanks; ++row) {
    task.rows_read.at(row);
    found.has_blanks = !task.cells->read_text(row, cell);
  }
  return found;
}

survey look(column_task& task) {
  std::vector<survey> shares(task.shares.shares_of(task.rows));
  read_rows(task, [&](column_task& share, std::size_t one, std::size_t first, std::size_t last) {
    shares[one] = look_at(share, first, last);
  });
  survey all;
  for (auto const& one : shares) {
    all.as_is = all.as_is && one.as_is;
    all.has_blanks = all.has_blanks || one.has_blanks;
  }
  return all;
}

} // namespace

bound_cells bind_text(column_task& task) {
  bool const blank_is_none = task.declared.when_blank == schema::blank::none;
  auto const found = look(task);
  if (task.faults.any_error()) return nullptr;
  if (found.as_is)
    return std::make_shared<text_cells const>(task.cells, blank_is_none, found.has_blanks);
  auto copies = exact::filled_with(task.rows, std::string(), task.rows_read);
  read_rows(task, [&](column_task& share, std::size_t, std::size_t first, std::size_t last) {
    read_some(share, first, last,
              [&](std::size_t row, std::string_view text) { copies[row] = text; });
  });
  return std::make_shared<text_cells const>(std::move(copies), blank_is_none);
}

} // namespace chitieu::data
