#include "parts.hpp"

#include <chitieu/eval/tally_bytes.hpp>

#include <algorithm>
#include <type_traits>

namespace chitieu::eval {
namespace {

/// Whether a condition or number goes through rows of a population that may be in another part.
struct reaches {
  ir::population_id split;
  ir::population_id of;

  bool operator()(ir::rank_value const&) const { return of == split; }
  template <class Node>
  bool operator()(Node const& node) const {
    if constexpr (requires { node.target; }) return node.target == split;
    if constexpr (requires { node.via; }) return node.via.to == split;
    if constexpr (requires { node.parts[0].via; })
      return std::any_of(node.parts.begin(), node.parts.end(),
                         [&](auto const& part) { return part.via.to == split; });
    return false;
  }
};

/// Another table's references may be to rows of another part, which are not there.
bool is_referred_to(ir::program const& program, nodes const& all, node_id id,
                    ir::population_id split) {
  auto const columns = all.columns(id);
  return std::any_of(columns.begin(), columns.end(), [&](column_of const& one) {
    return one.population != split &&
           program.schema.populations[one.population].columns[one.column].target == split;
  });
}

/// Which group a row is in hangs on the groups that occur.
bool reads_groups(ir::program const& program, nodes const& all, node_id id) {
  auto const columns = all.columns(id);
  return std::any_of(columns.begin(), columns.end(), [&](column_of const& one) {
    return program.schema.populations[one.population].columns[one.column].derived;
  });
}

} // namespace

bool adds_up(ir::program const& program, ir::clause const& clause, ir::population_id split) {
  if (clause.number || clause.only_if || clause.each_group || clause.in_a_row) return false;
  if (!std::all_of(clause.parts.begin(), clause.parts.end(),
                   [&](ir::part const& part) { return part.population == split; }))
    return false;
  nodes const all{program};
  auto const needed = parts_first(all, asked_by(all, clause));
  return std::none_of(needed.begin(), needed.end(), [&](node_id id) {
    reaches const far{split, all.population(id)};
    auto const* condition = all.condition(id);
    bool const is_far = condition != nullptr ? std::visit(far, condition->node)
                                             : std::visit(far, all.value(id)->node);
    return is_far || reads_groups(program, all, id) || is_referred_to(program, all, id, split);
  });
}

std::vector<ir::population_id> populations_of(ir::program const& program,
                                              ir::clause const& clause) {
  nodes const all{program};
  std::vector<ir::population_id> found;
  for (auto const& part : clause.parts) found.push_back(part.population);
  for (auto const id : parts_first(all, asked_by(all, clause))) {
    auto const some = all.populations(id);
    found.insert(found.end(), some.begin(), some.end());
  }
  std::erase(found, ir::world);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

} // namespace chitieu::eval
