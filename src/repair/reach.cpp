#include "reach.hpp"

#include <algorithm>
#include <numeric>

namespace chitieu::mend {
namespace {

/// What a condition made of others hangs on: linked records and own cells together are too much.
hold joined(hold a, hold b) {
  if (a == hold::fixed || a == b) return b;
  if (b == hold::fixed) return a;
  return hold::far;
}

/// Whether a count of linked records can be told by records that are surely there.
bool can_follow(ir::linked const& node) {
  if (node.parts.empty()) return false;
  bool const many =
      node.asked.how == exact::relation::at_least || node.asked.how == exact::relation::more_than;
  if (node.partial && (node.asked.of_share || !many)) return false;
  return std::all_of(node.parts.begin(), node.parts.end(),
                     [](ir::linked_part const& part) { return !part.via.everyone; });
}

} // namespace

reach::reach(ir::program const& program, changeable const& what)
    : program_(program), what_(what), nodes_(program), touched_(nodes_.size()),
      of_(program.conditions.size()) {
  std::vector<eval::node_id> all(nodes_.size());
  std::iota(all.begin(), all.end(), eval::node_id{0});
  for (auto const id : eval::parts_first(nodes_, all)) {
    for (auto const& read : nodes_.columns(id))
      touched_[id] = touched_[id] || what.has(read.population, read.column);
    if (!nodes_.other_dataset(id))
      for (auto const part : nodes_.parts(id)) touched_[id] = touched_[id] || touched_[part];
    if (auto const* condition = nodes_.condition(id)) of_[id] = look(*condition);
  }
}

bool reach::touches(ir::clause const& clause) const {
  auto const asked = eval::asked_by(nodes_, clause);
  return std::any_of(asked.begin(), asked.end(), [this](auto id) { return touched_[id]; });
}

hold reach::look(ir::condition const& condition) const {
  auto const id = static_cast<std::size_t>(&condition - program_.conditions.data());
  if (!touched_[id]) return hold::fixed;
  auto const of_parts = [this](std::vector<ir::condition_id> const& parts) {
    hold out = hold::fixed;
    for (auto const part : parts) out = joined(out, of_[part]);
    return out;
  };
  if (auto const* all = std::get_if<ir::all_of>(&condition.node)) return of_parts(all->parts);
  if (auto const* any = std::get_if<ir::any_of>(&condition.node)) return of_parts(any->parts);
  if (auto const* no = std::get_if<ir::negation>(&condition.node)) return of_[no->inner];
  if (auto const* sure = std::get_if<ir::surely>(&condition.node)) return of_[sure->inner];
  if (auto const* some = std::get_if<ir::count_of>(&condition.node)) return of_parts(some->parts);
  if (std::holds_alternative<ir::code_test>(condition.node) ||
      std::holds_alternative<ir::set_test>(condition.node) ||
      std::holds_alternative<ir::flag_test>(condition.node) ||
      std::holds_alternative<ir::known_test>(condition.node) ||
      std::holds_alternative<ir::none_test>(condition.node))
    return hold::own;
  auto const* linked = std::get_if<ir::linked>(&condition.node);
  if (linked == nullptr || !can_follow(*linked)) return hold::far;
  for (auto const& part : linked->parts)
    if (of_[part.filter] > hold::own || of_[part.predicate] > hold::own) return hold::far;
  return hold::linked;
}

} // namespace chitieu::mend
