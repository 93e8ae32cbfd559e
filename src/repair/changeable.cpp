#include "changeable.hpp"

#include "eval/parts.hpp"

#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <set>

namespace chitieu::mend {
namespace {

using schema::column_id;
using schema::population_id;

/// Columns by which records are put into groups or by which a reference chooses its population:
/// with them it would be other records, and not the same ones better off.
std::set<column_place> dividing_columns(schema::schema const& all) {
  std::set<column_place> out;
  for (population_id p = 0; p < all.populations.size(); ++p) {
    auto const& population = all.populations[p];
    if (population.groups)
      for (auto const& part : population.groups->by)
        out.emplace(population.groups->of, part.column);
    if (population.counted) out.emplace(population.counted->of, population.counted->column);
    for (auto const& column : population.columns) {
      if (column.chosen_by) out.emplace(p, *column.chosen_by);
      if (column.by_way_of.empty()) continue;
      auto const& first = population.columns[column.by_way_of.front()];
      if (first.target) out.emplace(*first.target, column.by_way_of.back());
    }
  }
  return out;
}

bool can_change(schema::population const& of, column_id c) {
  auto const& column = of.columns[c];
  if (column.derived || of.groups || !of.listed.empty()) return false;
  return column.type == schema::type::flag || column.type == schema::type::count ||
         column.type == schema::type::number ||
         (column.type == schema::type::category && column.values.has_value());
}

/// The conditions by which clauses tell who meets them from who does not; not what makes up a base.
std::vector<eval::node_id> predicates(eval::nodes const& all, ir::program const& program) {
  std::vector<eval::node_id> open;
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) {
      for (auto const& part : clause.parts) open.push_back(all.of_condition(part.predicate));
      if (clause.number)
        for (auto const id : eval::asked_by(all, clause)) open.push_back(id);
    }
  return open;
}

/// Of linked records, too, those that are counted and not those among which they are.
std::set<eval::node_id> with_their_parts(eval::nodes const& all, std::vector<eval::node_id> open) {
  std::set<eval::node_id> seen;
  while (!open.empty()) {
    auto const id = open.back();
    open.pop_back();
    if (!seen.insert(id).second || all.other_dataset(id)) continue;
    auto const* condition = all.condition(id);
    auto const* linked = condition != nullptr ? std::get_if<ir::linked>(&condition->node) : nullptr;
    if (linked == nullptr || !linked->asked.of_share) {
      for (auto const part : all.parts(id)) open.push_back(part);
      continue;
    }
    for (auto const& part : linked->parts) open.push_back(all.of_condition(part.predicate));
  }
  return seen;
}

} // namespace

changeable::changeable(ir::program const& program, std::vector<std::string> const& only) {
  auto const& populations = program.schema.populations;
  for (auto const& each : populations) marked_.emplace_back(each.columns.size());
  grows_.resize(populations.size(), only.empty());
  asked_ = !only.empty();
  if (only.empty()) {
    eval::nodes const all{program};
    auto const dividing = dividing_columns(program.schema);
    for (auto const id : with_their_parts(all, predicates(all, program)))
      for (auto const& read : all.columns(id))
        if (can_change(populations[read.population], read.column) &&
            dividing.count({read.population, read.column}) == 0)
          marked_[read.population][read.column] = true;
  }
  for (auto const& name : only) {
    bool found = false;
    if (name.starts_with('+')) {
      auto const grown = text::fold_name(name.substr(1));
      for (population_id p = 0; p < populations.size(); ++p)
        if (!populations[p].groups && schema::is_called(populations[p].called, grown))
          grows_[p] = found = true;
      if (!found) unknown_.push_back(name);
      continue;
    }
    auto const dot = name.find('.');
    auto const whose = text::fold_name(name.substr(0, dot == std::string::npos ? 0 : dot));
    auto const column = text::fold_name(dot == std::string::npos ? name : name.substr(dot + 1));
    for (population_id p = 0; p < populations.size(); ++p) {
      if (!whose.empty() && !schema::is_called(populations[p].called, whose)) continue;
      for (column_id c = 0; c < populations[p].columns.size(); ++c) {
        if (!can_change(populations[p], c) ||
            !schema::is_called(populations[p].columns[c].called, column))
          continue;
        marked_[p][c] = found = true;
      }
    }
    if (!found) unknown_.push_back(name);
  }
  for (population_id p = 0; p < populations.size(); ++p)
    for (column_id c = 0; c < populations[p].columns.size(); ++c)
      if (marked_[p][c]) all_.emplace_back(p, c);
}

std::vector<column_id> changeable::of(population_id p) const {
  std::vector<column_id> out;
  for (auto const& [population, column] : all_)
    if (population == p) out.push_back(column);
  return out;
}

} // namespace chitieu::mend
