#include "cell_dictionary.hpp"
#include "cell_items.hpp"
#include "levels.hpp"
#include "list_cells.hpp"

namespace chitieu::data {

bound_cells bind_category_set(column_task& task) {
  levels const known(task);
  auto const scale = task.declared.values;
  auto const& scales = task.plan.scales;
  bool const is_known = scale && *scale < scales.size();
  auto cells =
      std::make_shared<list_cells>(task.declared, is_known ? scales[*scale].levels.size() : 0);
  cell_dictionary dictionary;
  auto const resolve = [&known](std::string_view text) { return known.code_of(text); };
  cell_items items(*task.cells);
  for (std::size_t row = 0; row < task.rows; ++row) {
    task.rows_read.at(row);
    auto const list = items.read(row);
    bool any = false;
    for (auto const text : list.items) {
      auto const code = text.empty() ? levels::undeclared : dictionary(text, resolve);
      if (code == levels::blank) continue;
      any = true;
      if (code >= 0)
        cells->add(code);
      else
        known.report(task, row, text, code);
    }
    if (list.has_blank || (!any && list.may_be_blank))
      cells->end_blank_row();
    else
      cells->end_row();
  }
  return cells;
}

} // namespace chitieu::data
