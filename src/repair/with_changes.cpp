#include <chitieu/repair/change.hpp>

#include "changed_cells.hpp"

#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace chitieu {
namespace {

using mend::cells_by_row;

/// The changes of one population, by its columns.
using changes_by_column = std::map<schema::column_id, cells_by_row>;

data::input_table changed(data::input_table table, schema::population const& population,
                          changes_by_column const& changes) {
  auto const rows = table.rows;
  for (auto const& [column, cells] : changes)
    table.rows = std::max(table.rows, cells.empty() ? 0 : cells.rbegin()->first + 1);
  if (table.rows > rows) table.lines.resize(table.lines.empty() ? 0 : table.rows);
  for (auto& [name, cells] : table.columns) {
    if (cells == nullptr) continue;
    cells_by_row mine;
    schema::column const* declared = nullptr;
    auto const folded = text::fold_name(name);
    for (auto const& [column, wanted] : changes)
      if (schema::is_called(population.columns[column].called, folded)) {
        mine = wanted;
        declared = &population.columns[column];
      }
    if (mine.empty() && table.rows == rows) continue;
    cells = std::make_shared<mend::changed_cells const>(cells, rows, std::move(mine), declared);
  }
  return table;
}

} // namespace

dataset with_changes(schema::schema const& plan, data::bound_data const& tables, dataset const& of,
                     std::vector<cell_change> const& changes) {
  std::map<std::size_t, std::pair<schema::population_id, changes_by_column>> by_table;
  for (auto const& each : changes) {
    auto const from = tables.tables[each.population].from;
    if (!from || plan.populations[each.population].columns[each.column].derived) continue;
    auto& at = by_table[*from];
    at.first = each.population;
    at.second[each.column][each.row] = each.holds;
  }
  dataset out;
  for (std::size_t i = 0; i < of.tables().size(); ++i) {
    auto const& [name, table] = of.tables()[i];
    auto const at = by_table.find(i);
    out.add(name, at == by_table.end()
                      ? table
                      : changed(table, plan.populations[at->second.first], at->second.second));
  }
  return out;
}

} // namespace chitieu
