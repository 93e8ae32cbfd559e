#include "additions.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace chitieu::mend {
namespace {

/// As many different records are thought of.
constexpr std::size_t most_kinds = 400;

/// The columns by which records are linked to rows that are asked about, each with whose rows.
std::set<std::pair<ir::column_id, ir::population_id>> links_in(std::vector<question> const& all) {
  std::set<std::pair<ir::column_id, ir::population_id>> out;
  for (auto const& each : all)
    if (each.link) out.emplace(*each.link, each.of_linked);
  return out;
}

} // namespace

all_alike records_to_add(surroundings const& around, fixed_answers& fixed, ir::population_id p,
                         std::vector<question> const& questions) {
  all_alike out;
  if (!around.may_add.has(p)) return out;
  alike made;
  made.population = p;
  made.to_be_added = true;
  auto const& columns = around.program.schema.populations[p].columns;
  std::set<effect> known;
  auto const add = [&](std::uint32_t like,
                       std::optional<std::pair<ir::column_id, std::uint32_t>> to, effect then) {
    if (then.empty() || known.count(then) != 0) return;
    if (known.size() == most_kinds) {
      out.complete = false;
      return;
    }
    known.insert(then);
    row_way way;
    way.cost = 1;
    way.like = like;
    way.linked_to = to;
    way.then = std::move(then);
    made.ways.push_back(std::move(way));
  };
  row_effects const effects(around, fixed, p, questions);
  for (std::uint32_t row = 0; row < around.tables.tables[p].rows; ++row)
    add(row, std::nullopt, effects.like(row));
  for (auto const& [link, of] : links_in(questions)) {
    auto const& column = columns[link];
    if (column.set || column.derived || column.chosen_by) continue;
    // One record of each kind is enough, for each row that it may be linked to.
    std::set<effect> kinds;
    for (std::uint32_t row = 0; row < around.tables.tables[p].rows; ++row) {
      if (!kinds.insert(effects.like(row, link, std::nullopt)).second) continue;
      for (std::uint32_t to = 0; to < around.tables.tables[of].rows; ++to)
        add(row, std::pair(link, to), effects.like(row, link, to));
    }
  }
  if (!made.ways.empty()) out.rows.push_back(std::move(made));
  return out;
}

} // namespace chitieu::mend
