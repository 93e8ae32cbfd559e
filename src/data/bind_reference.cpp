#include "cell_text.hpp"
#include "links.hpp"
#include "narrow_cells.hpp"

#include <span>
#include <string>

namespace chitieu::data {

namespace {

/// References by whole numbers, or by choices from a list: each different one is looked up once.
void bind_numbered(column_task& task, links& known, narrow_cells& cells) {
  std::string digits;
  bool const is_choice = task.cells->kind() == cell_kind::choice;
  bool const finds_numbers = !is_choice && task.target->of_numbers();
  auto const names = is_choice ? task.cells->choices() : std::span<std::string const>();
  auto const text_of = [&](std::int64_t number) {
    if (is_choice) return std::string_view(names[static_cast<std::size_t>(number)]);
    digits = std::to_string(number);
    return std::string_view(digits);
  };
  for_each_scalar(task, [&](std::size_t row, std::int64_t number, std::uint8_t is) {
    if (is == 0) return;
    bool const faulty =
        is > 1 || (is_choice && (number < 0 || static_cast<std::uint64_t>(number) >= names.size()));
    if (faulty) {
      if (auto* made = task.faults.add(code::dangling_reference, row))
        made->arguments = {task.declared.called.name, task.target->population()};
      return;
    }
    if (is_choice && text_of(number).empty()) return;
    if (finds_numbers)
      if (auto const there = task.target->find_number(number)) {
        cells.put(row, *there);
        return;
      }
    auto const found = known.row_of_number(row, number, text_of);
    if (found >= 0)
      cells.put(row, found);
    else if (found == links::absent)
      cells.put(row, stored_none);
  });
}

void read_keys_of(column_task& task, std::size_t first, std::size_t last, narrow_cells& cells) {
  links known(task);
  text_reader reader(*task.cells);
  for (auto row = first; row < last; ++row) {
    task.rows_read.at(row);
    auto const leads_here = task.leads_here(row);
    if (leads_here == knowledge::none) {
      cells.put(row, stored_none);
      continue;
    }
    std::string_view text;
    auto const reading = reader.read(row, text);
    if (reading == text_reading::faulty) {
      if (auto* made = task.faults.add(code::dangling_reference, row))
        made->arguments = {task.declared.called.name, task.target->population()};
    }
    if (reading != text_reading::text) continue;
    if (leads_here == knowledge::unknown) {
      if (!links::is_blank(text)) cells.put(row, stored_unknown);
      continue;
    }
    auto const found = known.row_of(row, text, reader.lasting());
    if (found >= 0)
      cells.put(row, found);
    else if (found == links::absent)
      cells.put(row, stored_none);
  }
}

} // namespace

bound_cells bind_reference(column_task& task) {
  if (task.target == nullptr) return nullptr;
  narrow_cells cells(task.rows, task.target->rows(), stored_blank(task.declared));
  if (task.leads.empty() && task.cells->kind() != cell_kind::text) {
    links known(task);
    bind_numbered(task, known, cells);
    return std::move(cells).column();
  }
  read_rows(task, [&](column_task& share, std::size_t, std::size_t first, std::size_t last) {
    read_keys_of(share, first, last, cells);
  });
  return std::move(cells).column();
}

} // namespace chitieu::data
