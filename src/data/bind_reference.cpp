#include "cell_text.hpp"
#include "links.hpp"
#include "stored_cells.hpp"

namespace chitieu::data {

bound_cells bind_reference(column_task& task) {
  if (task.target == nullptr) return nullptr;
  std::vector<std::int32_t> cells(task.rows, stored_blank(task.declared));
  links known(task);
  text_reader reader(*task.cells);
  for (std::size_t row = 0; row < task.rows; ++row) {
    auto const leads_here = task.leads_here(row);
    if (leads_here == knowledge::none) {
      cells[row] = stored_none;
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
      if (!links::is_blank(text)) cells[row] = stored_unknown;
      continue;
    }
    auto const found = known.row_of(row, text, reader.lasting());
    if (found >= 0)
      cells[row] = found;
    else if (found == links::absent)
      cells[row] = stored_none;
  }
  return std::make_shared<stored_cells const>(std::move(cells));
}

} // namespace chitieu::data
