#include "unit_range.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace chitieu::eval {
namespace {

/// The first unit from which on `holds` is true, by bisection: comparing decimals is exact at any
/// scale, dividing bounds would have to round.
template <class Holds>
std::optional<std::int64_t> first_where(Holds holds) {
  std::int64_t low = INT64_MIN;
  std::int64_t high = INT64_MAX;
  if (!holds(high)) return std::nullopt;
  while (low < high) {
    auto const middle = std::midpoint(low, high);
    if (holds(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

constexpr unit_range nothing{1, 0};

} // namespace

unit_range units_between(ir::number_test const& test, int scale) {
  auto const value = [scale](std::int64_t units) { return exact::decimal{units, scale}; };
  unit_range range;
  if (test.low) {
    auto const first = first_where([&](std::int64_t units) {
      return test.low_open ? value(units) > *test.low : value(units) >= *test.low;
    });
    if (!first) return nothing;
    range.first = *first;
  }
  if (test.high) {
    auto const beyond = first_where([&](std::int64_t units) {
      return test.high_open ? value(units) >= *test.high : value(units) > *test.high;
    });
    if (beyond == INT64_MIN) return nothing;
    if (beyond) range.last = *beyond - 1;
  }
  return range;
}

unit_range places_between(ir::number_test const& test, std::span<exact::rational const> listed) {
  auto const count_below = [&](exact::decimal const& bound, bool itself) {
    auto const at = exact::rational::of(bound);
    auto const end = itself ? std::upper_bound(listed.begin(), listed.end(), at)
                            : std::lower_bound(listed.begin(), listed.end(), at);
    return std::int64_t{end - listed.begin()};
  };
  unit_range range{0, static_cast<std::int64_t>(listed.size()) - 1};
  if (test.low) range.first = count_below(*test.low, test.low_open);
  if (test.high) range.last = count_below(*test.high, !test.high_open) - 1;
  return range.first <= range.last ? range : nothing;
}

} // namespace chitieu::eval
