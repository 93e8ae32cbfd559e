#include "asking.hpp"

#include <utility>

namespace chitieu::mend {

using reason = repair_obstacle::reason;

namespace {

/// Where one of these is met, a threshold is not.
std::vector<exact::threshold> negations(exact::threshold const& of) {
  using enum exact::relation;
  auto const as = [&](exact::relation how, exact::ratio const& bound) {
    auto out = of;
    out.how = how;
    out.low = out.high = bound;
    return out;
  };
  switch (of.how) {
  case at_least:
    return {as(less_than, of.low)};
  case more_than:
    return {as(at_most, of.low)};
  case at_most:
    return {as(more_than, of.low)};
  case less_than:
    return {as(at_least, of.low)};
  case exactly:
    return {as(less_than, of.low), as(more_than, of.low)};
  case between:
    break;
  }
  return {as(less_than, of.low), as(more_than, of.high)};
}

/// When a threshold is surely met, and when surely not, of what one count holds.
class both_ways {
 public:
  both_ways(exact::threshold const& asked, exact::empty_base when_empty, bool partial)
      : so_(rows_of(asked, when_empty)) {
    // Of a partial table there may be more.
    if (partial) return;
    for (auto const& each : negations(asked))
      not_so_.push_back(rows_of(each, exact::empty_base::undetermined));
  }

  [[nodiscard]] asked_row in(std::uint32_t counter) const {
    std::vector<sums_asked> some;
    for (auto const& each : not_so_) some.push_back(in_counter(each, counter));
    return {in_counter(so_, counter), one_of(std::move(some)), not_so_.empty()};
  }

 private:
  threshold_rows so_;
  std::vector<threshold_rows> not_so_;
};

} // namespace

reason asking::ask_linked(ir::condition_id id, ir::linked const& node, told_of_rows& out) {
  auto const of = around_.program.conditions[id].of;
  bool const few =
      node.asked.how == exact::relation::at_most || node.asked.how == exact::relation::less_than;
  std::vector<std::uint32_t> counters;
  if (auto const why = count_parts(of, node.parts, counters); why != reason::none) return why;
  both_ways const met(node.asked, few ? exact::empty_base::met : exact::empty_base::undetermined,
                      node.partial);
  for (std::size_t row = 0; row < out.size(); ++row) {
    out[row] = met.in(counters[row]);
    // Of nobody a share is not known.
    if (!node.asked.of_share || few) continue;
    out[row].so.shares.push_back(counters[row]);
    out[row].not_so.shares.push_back(counters[row]);
  }
  return reason::none;
}

// Each part counts the row once, where it holds.
reason asking::ask_count_of(ir::population_id of, ir::count_of const& node, told_of_rows& out) {
  both_ways const met(node.asked, exact::empty_base::undetermined, false);
  std::vector<std::vector<std::uint32_t>> counters;
  for (auto& row : out) {
    counters.push_back({tallies_.make()});
    row = met.in(counters.back().front());
  }
  for (auto const part : node.parts) {
    question asks;
    asks.predicate = part;
    asks.counters = counters;
    if (auto const why = count_rows(of, std::move(asks)); why != reason::none) return why;
  }
  return reason::none;
}

} // namespace chitieu::mend
