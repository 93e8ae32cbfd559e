#include "findings.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace chitieu::doctor {
namespace {

using cell_of = std::pair<ir::population_id, ir::column_id>;

/// Which levels of a column are asked for, and by which condition.
struct asked {
  cell_of where;
  std::vector<std::int32_t> codes;
};

std::optional<asked> levels_of(ir::condition const& condition) {
  if (auto const* one = std::get_if<ir::code_test>(&condition.node))
    return asked{{condition.of, one->column}, one->codes};
  if (auto const* set = std::get_if<ir::set_test>(&condition.node))
    return asked{{condition.of, set->column}, set->codes};
  return std::nullopt;
}

// The levels that some row has.
std::set<std::int32_t> levels_there(data::bound_table const& table,
                                    data::bound_column const& column) {
  std::set<std::int32_t> out;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (column.shape() == data::cell_shape::scalar) {
      std::array<std::int64_t, 1> value{};
      std::array<data::knowledge, 1> known{};
      column.read(row, value, known);
      if (known[0] == data::knowledge::value) out.insert(static_cast<std::int32_t>(value[0]));
    } else if (column.shape() == data::cell_shape::list) {
      if (auto const items = column.list(row)) out.insert(items->begin(), items->end());
    }
  }
  return out;
}

// Everything that a condition is made of, itself included.
void gather(ir::program const& program, ir::condition_id id, std::set<ir::condition_id>& into) {
  if (!into.insert(id).second) return;
  auto const& node = program.conditions[id].node;
  if (auto const* all = std::get_if<ir::all_of>(&node))
    for (auto const part : all->parts) gather(program, part, into);
  if (auto const* any = std::get_if<ir::any_of>(&node))
    for (auto const part : any->parts) gather(program, part, into);
  if (auto const* no = std::get_if<ir::negation>(&node)) gather(program, no->inner, into);
  if (auto const* way = std::get_if<ir::through>(&node)) gather(program, way->inner, into);
  if (auto const* sure = std::get_if<ir::surely>(&node)) gather(program, sure->inner, into);
  if (auto const* linked = std::get_if<ir::linked>(&node))
    for (auto const& part : linked->parts) {
      gather(program, part.filter, into);
      gather(program, part.predicate, into);
    }
}

} // namespace

void look_at_categories(ir::program const& program, data::bound_data const& data,
                        diagnostics& into) {
  std::map<cell_of, std::set<std::int32_t>> there;
  for (auto const& target : program.targets) {
    std::set<ir::condition_id> conditions;
    for (auto const& clause : target.clauses)
      for (auto const& part : clause.parts) {
        gather(program, part.base, conditions);
        gather(program, part.predicate, conditions);
      }
    for (auto const id : conditions) {
      auto const wanted = levels_of(program.conditions[id]);
      if (!wanted || wanted->codes.empty()) continue;
      auto const [p, c] = wanted->where;
      auto const& table = data.tables[p];
      if (!table.usable || !table.columns[c] || table.rows == 0) continue;
      auto const at = there.find(wanted->where);
      auto const& levels =
          at != there.end()
              ? at->second
              : there.emplace(wanted->where, levels_there(table, *table.columns[c])).first->second;
      auto const found = std::any_of(wanted->codes.begin(), wanted->codes.end(),
                                     [&](auto code) { return levels.contains(code); });
      auto const& column = program.schema.populations[p].columns[c];
      if (found || !column.values) continue;
      auto const& scale = program.schema.scales[*column.values];
      auto const& level = scale.levels[static_cast<std::size_t>(wanted->codes.front())];
      into.push_back({code::category_without_data,
                      target.clauses.front().at,
                      {target.id, level.name, program.schema.populations[p].called.name},
                      {column.called.name}});
    }
  }
}

} // namespace chitieu::doctor
