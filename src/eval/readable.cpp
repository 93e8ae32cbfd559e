#include "readable.hpp"

#include <algorithm>
#include <numeric>

namespace chitieu::eval {
namespace {

using data::cell_shape;

/// The column, or null when it is not bound.
data::bound_column const* bound(data::bound_data const& data, ir::population_id whose,
                                ir::column_id id) {
  auto const& columns = data.tables[whose].columns;
  auto const* found = id < columns.size() ? columns[id].get() : nullptr;
  return found != nullptr && found->shape() != cell_shape::missing ? found : nullptr;
}

bool fits(cell_shape shape, column_role as) {
  switch (as) {
  case column_role::scalar:
    return shape == cell_shape::scalar;
  case column_role::list:
    return shape == cell_shape::list;
  case column_role::text:
    return shape == cell_shape::text;
  case column_role::reference:
    return shape != cell_shape::text;
  case column_role::any:
    break;
  }
  return true;
}

} // namespace

std::size_t rows_of(data::bound_data const& data, ir::population_id id) {
  return id == ir::world ? 1 : data.tables[id].rows;
}

bool is_usable(data::bound_data const& data, ir::population_id id) {
  return id == ir::world || (id < data.tables.size() && data.tables[id].usable);
}

bool can_read(schema::schema const& all, data::bound_data const& data, ir::population_id whose,
              ir::column_id id) {
  if (whose == ir::world || !is_usable(data, whose)) return false;
  if (bound(data, whose, id) == nullptr) return false;
  auto const dated = all.populations[whose].columns[id].dated;
  if (!dated) return true;
  auto const* dates = bound(data, whose, *dated);
  return dates != nullptr && dates->shape() == cell_shape::scalar;
}

bool can_read(schema::schema const& all, data::bound_data const& data, column_of const& wanted) {
  return can_read(all, data, wanted.population, wanted.column) &&
         fits(bound(data, wanted.population, wanted.column)->shape(), wanted.as);
}

bool can_follow(schema::schema const& all, data::bound_data const& data, ir::population_id of,
                ir::link const& via) {
  auto const column = column_of_link(of, via);
  return is_usable(data, via.to) && (!column || can_read(all, data, *column));
}

std::vector<std::vector<bool>> readable_nodes(ir::program const& program,
                                              std::span<data::bound_data const* const> datasets) {
  nodes const all{program};
  std::vector<node_id> every(all.size());
  std::iota(every.begin(), every.end(), node_id{0});

  std::vector readable(datasets.size(), std::vector<bool>(all.size()));
  for (auto const id : parts_first(all, every)) {
    auto const parts = all.parts(id);
    auto const columns = all.columns(id);
    auto const populations = all.populations(id);
    auto const other = all.other_dataset(id);
    for (std::size_t i = 0; i < datasets.size(); ++i) {
      if (datasets[i] == nullptr) continue;
      auto const& data = *datasets[i];
      // The datasets of a plan's comparisons stand behind its own.
      auto const of_parts = other ? *other + 1 : i;
      bool const given = of_parts < datasets.size() && datasets[of_parts] != nullptr;
      readable[i][id] =
          std::all_of(populations.begin(), populations.end(),
                      [&](auto const whose) { return is_usable(data, whose); }) &&
          std::all_of(columns.begin(), columns.end(),
                      [&](auto const& column) { return can_read(program.schema, data, column); }) &&
          (!given || std::all_of(parts.begin(), parts.end(),
                                 [&](auto const part) { return readable[of_parts][part]; }));
    }
  }
  return readable;
}

} // namespace chitieu::eval
