#include "readable.hpp"

#include "parts.hpp"

#include <algorithm>

namespace chitieu::eval {
namespace {

using data::cell_shape;

bool usable(data::bound_data const& data, ir::population_id id) {
  return id < data.tables.size() && data.tables[id].usable;
}

/// The column, or null when it is not bound.
data::bound_column const* bound(data::bound_data const& data, ir::population_id whose,
                                ir::column_id id) {
  auto const& columns = data.tables[whose].columns;
  auto const* found = id < columns.size() ? columns[id].get() : nullptr;
  return found != nullptr && found->shape() != cell_shape::missing ? found : nullptr;
}

struct fits {
  cell_shape shape;

  bool operator()(ir::set_test const&) const { return shape == cell_shape::list; }
  bool operator()(ir::text_test const&) const { return shape == cell_shape::text; }
  bool operator()(ir::known_test const&) const { return true; }
  bool operator()(ir::none_test const&) const { return true; }
  bool operator()(ir::linked const&) const { return shape != cell_shape::text; }
  template <class Scalar>
  bool operator()(Scalar const&) const {
    return shape == cell_shape::scalar;
  }
};

bool reaches_tables(ir::condition const& asked, data::bound_data const& data) {
  if (!usable(data, asked.of)) return false;
  if (auto const* way = std::get_if<ir::through>(&asked.node)) return usable(data, way->target);
  if (auto const* records = std::get_if<ir::linked>(&asked.node))
    return std::all_of(records->parts.begin(), records->parts.end(),
                       [&](auto const& part) { return usable(data, part.via.to); });
  return true;
}

} // namespace

bool can_read(schema::schema const& all, data::bound_data const& data, ir::population_id whose,
              ir::column_id id) {
  if (!usable(data, whose) || bound(data, whose, id) == nullptr) return false;
  auto const dated = all.populations[whose].columns[id].dated;
  if (!dated) return true;
  auto const* dates = bound(data, whose, *dated);
  return dates != nullptr && dates->shape() == cell_shape::scalar;
}

std::vector<bool> readable_conditions(ir::program const& program, data::bound_data const& data) {
  std::vector<bool> readable(program.conditions.size());
  for (std::size_t id = 0; id < readable.size(); ++id) {
    auto const& asked = program.conditions[id];
    bool good = reaches_tables(asked, data);
    for (auto const part : parts_of(asked)) good = good && readable[part];
    for (auto const& read : columns_of(asked))
      good = good && can_read(program.schema, data, read.population, read.column) &&
             std::visit(fits{bound(data, read.population, read.column)->shape()}, asked.node);
    readable[id] = good;
  }
  return readable;
}

} // namespace chitieu::eval
