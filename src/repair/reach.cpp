#include "reach.hpp"

#include "number_form.hpp"

#include <algorithm>
#include <numeric>

namespace chitieu::mend {
namespace {

/// Whether a count of linked records can be told by records that are surely there.
bool can_follow(ir::linked const& node) {
  if (node.parts.empty()) return false;
  bool const many =
      node.asked.how == exact::relation::at_least || node.asked.how == exact::relation::more_than;
  if (node.partial && (node.asked.of_share || !many)) return false;
  return true;
}

} // namespace

reach::reach(ir::program const& program, changeable const& what, growth const& grows,
             addable const& adds)
    : program_(program), what_(what), grows_(grows), adds_(adds), nodes_(program),
      touched_(nodes_.size()), of_(program.conditions.size()) {
  std::vector<eval::node_id> all(nodes_.size());
  std::iota(all.begin(), all.end(), eval::node_id{0});
  for (auto const id : eval::parts_first(nodes_, all)) {
    for (auto const& read : nodes_.columns(id))
      touched_[id] = touched_[id] || what.has(read.population, read.column);
    for (auto const read : nodes_.populations(id))
      touched_[id] = touched_[id] || (read != nodes_.population(id) && adds.has(read));
    if (!nodes_.other_dataset(id))
      for (auto const part : nodes_.parts(id)) touched_[id] = touched_[id] || touched_[part];
    auto const* condition = nodes_.condition(id);
    if (condition == nullptr) continue;
    auto const number = static_cast<ir::condition_id>(id);
    touched_[id] = touched_[id] || grows.of(number) != nullptr;
    of_[id] = look(*condition);
  }
}

bool reach::touches(ir::clause const& clause) const {
  for (auto const& part : clause.parts)
    if (adds_.has(part.population)) return true;
  auto const asked = eval::asked_by(nodes_, clause);
  return std::any_of(asked.begin(), asked.end(), [this](auto id) { return touched_[id]; });
}

hold reach::look(ir::condition const& condition) const {
  auto const id = static_cast<std::size_t>(&condition - program_.conditions.data());
  if (!touched_[id]) return hold::fixed;
  auto const of_parts = [this](std::vector<ir::condition_id> const& parts) {
    hold out = hold::fixed;
    for (auto const part : parts) out = std::max(out, of_[part]);
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
      std::holds_alternative<ir::number_test>(condition.node) ||
      std::holds_alternative<ir::known_test>(condition.node) ||
      std::holds_alternative<ir::none_test>(condition.node))
    return hold::own;
  if (grows_.of(static_cast<ir::condition_id>(id)) != nullptr) return hold::own;
  if (auto const* way = std::get_if<ir::through>(&condition.node))
    return of_[way->inner] == hold::far ? hold::far : hold::linked;
  if (auto const* rows = std::get_if<ir::by_row>(&condition.node))
    return of_parts(rows->parts) == hold::far ? hold::far : hold::linked;
  if (auto const* test = std::get_if<ir::value_test>(&condition.node)) {
    auto const asked = follow_number(program_, *this, test->left, test->how, test->low, test->high);
    return asked && can_ask(*asked) ? hold::linked : hold::far;
  }
  if (auto const* one = std::get_if<ir::picked>(&condition.node)) {
    auto const can = !one->partial && !one->via.everyone && of_[one->filter] == hold::fixed;
    return can && of_[one->predicate] != hold::far ? hold::linked : hold::far;
  }
  auto const* linked = std::get_if<ir::linked>(&condition.node);
  if (linked == nullptr || !can_follow(*linked)) return hold::far;
  for (auto const& part : linked->parts)
    if (of_[part.filter] == hold::far || of_[part.predicate] == hold::far) return hold::far;
  return hold::linked;
}

// Where whether a record is among them hangs on other records, its number must be what it is: both
// together would be no sum.
bool reach::can_ask(number_asked const& asked) const {
  auto const can = [this](std::vector<form_part> const& parts) {
    return std::all_of(parts.begin(), parts.end(), [this](form_part const& part) {
      auto const is = of_[part.filter];
      return is <= hold::own || (is == hold::linked && !(part.what && touches_number(*part.what)));
    });
  };
  for (auto const& form : asked.forms)
    if (!can(form.parts)) return false;
  // Of a middle one nothing is told where records may or may not count.
  for (auto const& middle : asked.middles)
    for (auto const& part : middle.parts)
      if (of_[part.filter] > hold::own) return false;
  if (!asked.share) return true;
  auto const& parts = asked.share->parts;
  return std::all_of(parts.begin(), parts.end(), [this](ir::linked_part const& part) {
    return of_[part.filter] != hold::far && of_[part.predicate] != hold::far;
  });
}

repair_obstacle::reason reach::why_far(ir::condition_id id) const {
  using reason = repair_obstacle::reason;
  auto why = reason::partial;
  std::vector<eval::node_id> open{nodes_.of_condition(id)};
  while (!open.empty()) {
    auto const at = open.back();
    open.pop_back();
    auto const* condition = nodes_.condition(at);
    if (condition == nullptr || of_[at] != hold::far) continue;
    bool deeper = false;
    for (auto const part : nodes_.parts(at))
      if (nodes_.condition(part) != nullptr && of_[part] == hold::far) {
        open.push_back(part);
        deeper = true;
      }
    if (deeper) continue;
    if (std::holds_alternative<ir::value_test>(condition->node)) why = reason::number;
    if (auto const* one = std::get_if<ir::picked>(&condition->node);
        one != nullptr && !one->partial)
      why = reason::which_record;
  }
  return why;
}

} // namespace chitieu::mend
