#pragma once
#include "pace.hpp"

#include <chitieu/exact/samples.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// One function for each family of aggregates; `combine` chooses among them.
namespace chitieu::exact {

/// `combine` that asks between samples whether to go on.
[[nodiscard]] bounds combine(aggregate, std::span<sample const>, ratio const& at, pace const&);

[[nodiscard]] bounds average_of(std::span<sample const>, pace const&);
[[nodiscard]] bounds order_statistic(aggregate, std::span<sample const>, ratio const& at,
                                     pace const&);
[[nodiscard]] bounds different_in(std::span<sample const>, pace const&);

/// Whether the sample gives a number in every filling; otherwise it is taken or left.
[[nodiscard]] inline bool stays(sample const& one) { return one.sure && !one.value.may_be_none; }

/// Where the value is one number, that number.
[[nodiscard]] inline rational const* only_value(bounds const& value) {
  return value.low && value.high && *value.low == *value.high ? &*value.low : nullptr;
}

/// Towards which end of the bounds a filling is looked for.
enum class side : std::uint8_t { low, high };

/// An end of a sample's value; without a number as far out as one likes.
using value_end = std::optional<rational> const*;

[[nodiscard]] inline value_end end_of(sample const& one, side towards) {
  return towards == side::low ? &one.value.low : &one.value.high;
}

/// Whether `a` lies further out than `b`.
[[nodiscard]] inline bool further(side towards, rational const& a, rational const& b) {
  return towards == side::low ? a < b : a > b;
}
[[nodiscard]] inline bool further(side towards, value_end a, value_end b) {
  if (!*a || !*b) return !*a && *b;
  return further(towards, **a, **b);
}

} // namespace chitieu::exact
