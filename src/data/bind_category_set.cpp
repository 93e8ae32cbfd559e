#include "cell_dictionary.hpp"
#include "cell_items.hpp"
#include "levels.hpp"
#include "list_shares.hpp"

namespace chitieu::data {
namespace {

void read_levels(column_task& task, std::size_t first, std::size_t last, levels const& known,
                 list_cells& cells) {
  cell_dictionary dictionary;
  auto const resolve = [&known](std::string_view text) { return known.code_of(text); };
  cell_items items(*task.cells);
  for (auto row = first; row < last; ++row) {
    task.rows_read.at(row);
    auto const list = items.read(row);
    bool any = false;
    for (auto const text : list.items) {
      auto const code = text.empty() ? levels::undeclared : dictionary(text, resolve);
      if (code == levels::blank) continue;
      any = true;
      if (code >= 0)
        cells.add(code);
      else
        known.report(task, row, text, code);
    }
    if (list.has_blank || (!any && list.may_be_blank))
      cells.end_blank_row();
    else
      cells.end_row();
  }
}

} // namespace

bound_cells bind_category_set(column_task& task) {
  levels const known(task);
  auto const scale = task.declared.values;
  auto const& scales = task.plan.scales;
  bool const is_known = scale && *scale < scales.size();
  return read_lists(task, is_known ? scales[*scale].levels.size() : 0,
                    [&known](column_task& share, std::size_t first, std::size_t last,
                             list_cells& cells) { read_levels(share, first, last, known, cells); });
}

} // namespace chitieu::data
