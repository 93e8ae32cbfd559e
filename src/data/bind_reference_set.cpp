#include "cell_items.hpp"
#include "links.hpp"
#include "list_shares.hpp"

namespace chitieu::data {
namespace {

void read_links(column_task& task, std::size_t first, std::size_t last, list_cells& cells) {
  links known(task);
  cell_items items(*task.cells);
  for (auto row = first; row < last; ++row) {
    task.rows_read.at(row);
    auto const leads_here = task.leads_here(row);
    if (leads_here == knowledge::none) {
      cells.end_row();
      continue;
    }
    auto const list = items.read(row);
    bool any = false;
    for (auto const text : list.items) {
      if (leads_here == knowledge::unknown) {
        any = any || !links::is_blank(text);
        continue;
      }
      auto const found = known.row_of(row, text, items.lasting());
      any = any || found != links::blank;
      if (found >= 0) cells.add(found);
    }
    if (leads_here == knowledge::unknown && any)
      cells.end_unknown_row();
    else if (list.has_blank || (!any && list.may_be_blank))
      cells.end_blank_row();
    else
      cells.end_row();
  }
}

} // namespace

bound_cells bind_reference_set(column_task& task) {
  if (task.target == nullptr) return nullptr;
  return read_lists(task, 0, read_links);
}

} // namespace chitieu::data
