#include "find_cells.hpp"

#include "names_meant.hpp"
#include "refuse.hpp"

#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <map>
#include <utility>

namespace chitieu {
namespace mend {
namespace {

schema::population_id population_called(schema::schema const& plan, std::string const& name) {
  auto const folded = text::fold_name(name);
  for (schema::population_id p = 0; p < plan.populations.size(); ++p)
    if (!plan.populations[p].groups && schema::is_called(plan.populations[p].called, folded))
      return p;
  names_meant known;
  for (auto const& each : plan.populations)
    if (!each.groups) known.add(each.called);
  refuse("the plan has no population `" + name + "`" + known.instead_of(name));
}

schema::column_id column_called(schema::population const& of, record_change const& change) {
  auto const folded = text::fold_name(change.column);
  for (schema::column_id c = 0; c < of.columns.size(); ++c)
    if (!of.columns[c].derived && schema::is_called(of.columns[c].called, folded)) return c;
  names_meant known;
  for (auto const& each : of.columns)
    if (!each.derived) known.add(each.called);
  refuse("`" + change.population + "` has no column `" + change.column + "`" +
         known.instead_of(change.column));
}

} // namespace

std::vector<cell_change> find_cells(schema::schema const& plan, data::bound_data const& tables,
                                    std::vector<record_change> const& changes,
                                    row_finder const& row_of) {
  std::vector<cell_change> out;
  // Records that are not there, in the order in which they are named, by population and key.
  std::map<schema::population_id, std::map<std::string, std::size_t>> added;
  for (auto const& each : changes) {
    auto const p = population_called(plan, each.population);
    auto const& of = plan.populations[p];
    auto const& table = tables.tables[p];
    if (!table.from) refuse("there is no table of `" + each.population + "`");
    auto const c = column_called(of, each);
    auto row = row_of(p, each.key);
    if (row == table.rows) {
      auto& rows = added[p];
      auto const [at, is_new] = rows.try_emplace(each.key, table.rows + rows.size());
      row = at->second;
      if (is_new && of.key.size() == 1) out.push_back({p, of.key.front(), row, {each.key}});
    }
    out.push_back({p, c, row, each.holds});
  }
  return out;
}

} // namespace mend

std::vector<cell_change> find_cells(schema::schema const& plan, data::bound_data const& tables,
                                    std::vector<record_change> const& changes) {
  return mend::find_cells(plan, tables, changes,
                          [&](schema::population_id p, std::string const& key) {
                            auto const& table = tables.tables[p];
                            auto const found = table.keys.find(key);
                            return found < table.keys.size() ? found : table.rows;
                          });
}

} // namespace chitieu
