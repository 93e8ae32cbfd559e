#include "met_window.hpp"

#include "whole_bound.hpp"

#include <algorithm>

namespace chitieu::exact {
namespace {

whole_bound bound_of(ratio const& p, std::int64_t n, rounding round, std::int64_t at_least_after) {
  whole_bound bound;
  switch (round) {
  case rounding::none:
    bound = around_times(p, n);
    break;
  case rounding::down:
    bound.below = bound.above = floor_times(p, n);
    break;
  case rounding::up:
    bound.below = bound.above = ceil_times(p, n);
    break;
  case rounding::half_up:
    bound.below = bound.above = half_up_times(p, n);
    break;
  }
  if (at_least_after > 0) {
    bound.below = std::max(bound.below, at_least_after);
    bound.above = std::max(bound.above, at_least_after);
  }
  return bound;
}

met_window window_of(relation how, whole_bound const& low, whole_bound const& high) {
  met_window met;
  switch (how) {
  case relation::at_least:
    met.low = low.above;
    break;
  case relation::more_than:
    met.low = low.below == largest ? largest : low.below + 1;
    break;
  case relation::at_most:
    met.high = low.below;
    break;
  case relation::less_than:
    met.high = low.above == smallest ? smallest : low.above - 1;
    break;
  case relation::exactly:
    met = {low.above, low.below};
    break;
  case relation::between:
    met = {low.above, high.below};
    break;
  }
  // No count is negative, and -1 stands for a ceiling that not even 0 keeps.
  return {std::max<std::int64_t>(met.low, 0), std::max<std::int64_t>(met.high, -1)};
}

} // namespace

met_window met_counts_of_base(threshold const& asked, std::int64_t base) noexcept {
  auto const low = bound_of(asked.low, base, asked.round, asked.at_least_after);
  if (asked.how != relation::between) return window_of(asked.how, low, low);
  return window_of(asked.how, low, bound_of(asked.high, base, asked.round, asked.at_least_after));
}

met_window met_counts(threshold const& asked) noexcept {
  return window_of(asked.how, around_times(asked.low, 1), around_times(asked.high, 1));
}

bool has_floor(relation how) noexcept {
  return how != relation::at_most && how != relation::less_than;
}

bool has_ceiling(relation how) noexcept {
  return how != relation::at_least && how != relation::more_than;
}

} // namespace chitieu::exact
