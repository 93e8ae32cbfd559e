#include "asking.hpp"
#include "links.hpp"

#include <utility>

namespace chitieu::mend {

using reason = repair_obstacle::reason;

reason asking::ask_rows(ir::condition_id id, told_of_rows& out) {
  if (auto const at = known_.find(id); at != known_.end()) {
    out = at->second.rows;
    overlooks_additions_ = overlooks_additions_ || at->second.overlooks_additions;
    return reason::none;
  }
  out.assign(rows_of(around_.program.conditions[id].of), {});
  auto const before = std::exchange(overlooks_additions_, false);
  auto const why = ask_anew(id, out);
  if (why == reason::none) known_[id] = {out, overlooks_additions_};
  overlooks_additions_ = overlooks_additions_ || before;
  return why;
}

reason asking::ask_anew(ir::condition_id id, told_of_rows& out) {
  auto const& condition = around_.program.conditions[id];
  if (around_.hangs.of(id) == hold::fixed) {
    tell_fixed(id, out);
    return reason::none;
  }
  if (around_.hangs.of(id) != hold::own) {
    if (auto const* links = std::get_if<ir::linked>(&condition.node))
      return ask_linked(id, *links, out);
    if (auto const* way = std::get_if<ir::through>(&condition.node))
      return ask_through(id, *way, out);
    if (auto const* rows = std::get_if<ir::by_row>(&condition.node)) return ask_by_row(*rows, out);
    if (auto const* test = std::get_if<ir::value_test>(&condition.node))
      return ask_test(condition.of, *test, out);
    if (auto const* sure = std::get_if<ir::surely>(&condition.node)) return ask_surely(*sure, out);
    if (auto const* one = std::get_if<ir::picked>(&condition.node))
      return ask_picked(condition.of, *one, out);
    if (auto const* all = std::get_if<ir::all_of>(&condition.node))
      return ask_joined(id, all->parts, true, out);
    if (auto const* any = std::get_if<ir::any_of>(&condition.node))
      return ask_joined(id, any->parts, false, out);
    if (auto const* some = std::get_if<ir::count_of>(&condition.node))
      return ask_count_of(condition.of, *some, out);
    if (auto const* no = std::get_if<ir::negation>(&condition.node)) {
      auto const why = ask_rows(no->inner, out);
      for (auto& row : out) std::swap(row.so, row.not_so);
      return why;
    }
  }
  return ask_said(id, out);
}

void asking::tell_fixed(ir::condition_id id, told_of_rows& out) {
  for (std::size_t row = 0; row < out.size(); ++row) {
    auto const is = fixed_.of(id, row);
    if (is != eval::three::yes) out[row].so = never();
    if (is != eval::three::no) out[row].not_so = never();
    out[row].is_open = is == eval::three::unknown;
  }
}

// What a row says of itself, by its own cells or by what it answers, as one answer among others.
reason asking::ask_said(ir::condition_id id, told_of_rows& out) {
  question asks;
  asks.predicate = id;
  for (auto& row : out) {
    auto const counter = tallies_.make();
    asks.counters.push_back({counter});
    row.so.all.push_back(somebody_in(counter));
    row.not_so.all.push_back(somebody_not_in({counter}));
  }
  return count_rows(around_.program.conditions[id].of, std::move(asks));
}

// The record that the reference leads to is asked once, for all rows that refer to it.
reason asking::ask_through(ir::condition_id id, ir::through const& node, told_of_rows& out) {
  auto const of = around_.program.conditions[id].of;
  auto const links = links_of(around_, of, {node.target, node.column, true, false});
  if (!links) return reason::blank_reference;
  told_of_rows there;
  if (auto const why = ask_rows(node.inner, there); why != reason::none) return why;
  for (std::size_t row = 0; row < out.size(); ++row) {
    if ((*links)[row].size() == 1)
      out[row] = there[(*links)[row].front()];
    else
      out[row].so = never(); // it leads nowhere
  }
  return reason::none;
}

reason asking::ask_test(ir::population_id of, ir::value_test const& test, told_of_rows& out) {
  auto const followed =
      follow_number(around_.program, around_.hangs, test.left, test.how, test.low, test.high);
  if (!followed) return reason::number;
  asked_of_rows so(out.size());
  if (auto const why = ask_number(of, *followed, so); why != reason::none) return why;
  for (std::size_t row = 0; row < out.size(); ++row) {
    out[row].not_so = opposite_of(so[row], false);
    out[row].so = std::move(so[row]);
  }
  return reason::none;
}

reason asking::ask_surely(ir::surely const& node, told_of_rows& out) {
  if (auto const why = ask_rows(node.inner, out); why != reason::none) return why;
  for (auto& row : out) row.not_so = opposite_of(row.so, true);
  return reason::none;
}

} // namespace chitieu::mend
