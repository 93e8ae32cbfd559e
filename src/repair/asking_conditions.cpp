#include "asking.hpp"
#include "links.hpp"

namespace chitieu::mend {

using reason = repair_obstacle::reason;

reason asking::ask_rows(ir::condition_id id, asked_of_rows& out) {
  if (auto const at = known_.find(id); at != known_.end()) {
    out = at->second;
    return reason::none;
  }
  auto const& condition = around_.program.conditions[id];
  out.assign(rows_of(condition.of), {});
  auto why = reason::distant;
  if (around_.hangs.of(id) == hold::own) {
    why = ask_own(id, out);
  } else if (auto const* links = std::get_if<ir::linked>(&condition.node)) {
    why = ask_linked(id, *links, out);
  } else if (auto const* way = std::get_if<ir::through>(&condition.node)) {
    why = ask_through(id, *way, out);
  } else if (auto const* test = std::get_if<ir::value_test>(&condition.node)) {
    auto const followed =
        follow_number(around_.program, around_.hangs, test->left, test->how, test->low, test->high);
    why = followed ? ask_number(condition.of, *followed, out) : reason::number;
  }
  if (why == reason::none) known_[id] = out;
  return why;
}

// What the cells of the row itself say, as one answer among others.
reason asking::ask_own(ir::condition_id id, asked_of_rows& out) {
  question asks;
  asks.predicate = id;
  for (auto& row : out) {
    auto const counter = tallies_.make();
    asks.counters.push_back({counter});
    row.all.push_back(somebody_in(counter));
  }
  questions_[around_.program.conditions[id].of].push_back(std::move(asks));
  return reason::none;
}

reason asking::ask_linked(ir::condition_id id, ir::linked const& node, asked_of_rows& out) {
  auto const of = around_.program.conditions[id].of;
  bool const few =
      node.asked.how == exact::relation::at_most || node.asked.how == exact::relation::less_than;
  std::vector<std::uint32_t> counters;
  if (auto const why = count_parts(of, node.parts, counters); why != reason::none) return why;
  auto const when =
      mend::rows_of(node.asked, few ? exact::empty_base::met : exact::empty_base::undetermined);
  for (std::size_t row = 0; row < out.size(); ++row) out[row] = in_counter(when, counters[row]);
  return reason::none;
}

// The record that the reference leads to is asked once, for all rows that refer to it.
reason asking::ask_through(ir::condition_id id, ir::through const& node, asked_of_rows& out) {
  auto const of = around_.program.conditions[id].of;
  auto const links = links_of(around_, of, {node.target, node.column, true, false});
  if (!links) return reason::blank_reference;
  asked_of_rows there(rows_of(node.target));
  if (around_.hangs.of(node.inner) != hold::own) return reason::distant;
  if (auto const why = ask_rows(node.inner, there); why != reason::none) return why;
  for (std::size_t row = 0; row < out.size(); ++row) {
    if ((*links)[row].size() == 1)
      out[row] = there[(*links)[row].front()];
    else
      out[row].all.push_back({{}, 1}); // it leads nowhere
  }
  return reason::none;
}

} // namespace chitieu::mend
