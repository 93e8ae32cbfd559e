#include "growth.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace chitieu::mend {
namespace {

using schema::population;
using schema::type;

/// Whether a record can be told by one key that is not itself a reference.
bool has_plain_key(population const& of) {
  return of.key.size() == 1 && of.columns[of.key.front()].type == type::key;
}

/// A count of at least so many records of one population that refer to the row by one reference.
ir::linked const* plain_count(ir::program const& program, ir::condition const& of) {
  auto const* node = std::get_if<ir::linked>(&of.node);
  if (node == nullptr || node->parts.size() != 1 || node->asked.of_share) return nullptr;
  auto const how = node->asked.how;
  if (how != exact::relation::at_least && how != exact::relation::more_than) return nullptr;
  auto const& via = node->parts.front().via;
  if (via.forward || via.everyone || of.of == ir::world) return nullptr;
  auto const& link = program.schema.populations[via.to].columns[via.column];
  if (link.set || link.derived || link.chosen_by) return nullptr;
  return can_be_written(program.schema.populations[via.to]) &&
                 has_plain_key(program.schema.populations[of.of])
             ? node
             : nullptr;
}

std::int64_t need_of(exact::threshold const& asked) {
  return asked.how == exact::relation::more_than ? exact::floor_times(asked.low, 1) + 1
                                                 : exact::ceil_times(asked.low, 1);
}

bool hangs_on(eval::nodes const& nodes, ir::linked_part const& part, changeable const& may_change) {
  std::vector<eval::node_id> const both{nodes.of_condition(part.filter),
                                        nodes.of_condition(part.predicate)};
  for (auto const id : eval::parts_first(nodes, both))
    for (auto const& read : nodes.columns(id))
      if (may_change.has(read.population, read.column)) return true;
  return false;
}

std::optional<std::size_t> one_that_counts(eval::evaluator& by, ir::linked_part const& of) {
  auto const among = by.decisions(of.filter);
  auto const counts = by.decisions(of.predicate);
  for (std::size_t row = 0; row < std::min(among.size(), counts.size()); ++row)
    if (among[row] == exact::decision::met && counts[row] == exact::decision::met) return row;
  return std::nullopt;
}

} // namespace

bool can_be_written(population const& of) {
  if (of.groups || of.counted || !of.listed.empty() || !has_plain_key(of)) return false;
  return std::none_of(of.columns.begin(), of.columns.end(), [](schema::column const& column) {
    return column.derived || column.chosen_by || column.type == type::time;
  });
}

growth::growth(ir::program const& program, data::bound_data const& tables,
               eval::evaluator& evaluator, changeable const& may_change) {
  // What is compared with another year would be added there, too.
  if (!program.datasets.empty()) return;
  eval::nodes const nodes{program};
  std::vector<eval::node_id> wanted;
  std::set<ir::population_id> counted;
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) {
      for (auto const& part : clause.parts) counted.insert(part.population);
      for (auto const id : eval::asked_by(nodes, clause)) wanted.push_back(id);
    }
  // By population of records, all conditions and numbers of others that go through them.
  std::map<ir::population_id, std::set<eval::node_id>> readers;
  for (auto const id : eval::parts_first(nodes, wanted))
    for (auto const read : nodes.populations(id))
      if (read != nodes.population(id)) readers[read].insert(id);
  for (auto const& population_of : program.schema.populations)
    if (population_of.groups) counted.insert(population_of.groups->of);
  for (auto const& [records, by] : readers) {
    if (by.size() != 1 || counted.count(records) != 0 || records == ir::world) continue;
    auto const* condition = nodes.condition(*by.begin());
    auto const* node = condition != nullptr ? plain_count(program, *condition) : nullptr;
    if (node == nullptr || node->parts.front().via.to != records) continue;
    auto const& part = node->parts.front();
    if (!tables.tables[records].usable || !tables.tables[records].from) continue;
    if (!may_change.may_grow(records) || hangs_on(nodes, part, may_change)) continue;
    auto const counts = evaluator.counts_of_links(condition->of, node->parts);
    auto const like = one_that_counts(evaluator, part);
    if (!like || counts.size() != tables.tables[condition->of].rows) continue;
    growing made{records, part.via.column, *like, {}};
    for (auto const& each : counts)
      made.lacking.push_back(std::max<std::int64_t>(need_of(node->asked) - each.yes, 0));
    all_.emplace(static_cast<ir::condition_id>(*by.begin()), std::move(made));
  }
}

growing const* growth::of(ir::condition_id id) const {
  auto const at = all_.find(id);
  return at == all_.end() ? nullptr : &at->second;
}

} // namespace chitieu::mend
