#pragma once
#include <chitieu/exact/rational.hpp>
#include <chitieu/ir/condition.hpp>

#include <cstdint>
#include <span>

namespace chitieu::eval {

/// Whole numbers from `first` to `last`; none when first > last.
struct unit_range {
  std::int64_t first = INT64_MIN;
  std::int64_t last = INT64_MAX;

  [[nodiscard]] bool holds(std::int64_t value) const noexcept {
    return first <= value && value <= last;
  }
  friend bool operator==(unit_range const&, unit_range const&) = default;
};

/// The units of 10^-scale that lie between a test's bounds, exactly.
[[nodiscard]] unit_range units_between(ir::number_test const&, int scale);

/// The places of those numbers of an ascending list that lie between a test's bounds.
[[nodiscard]] unit_range places_between(ir::number_test const&, std::span<exact::rational const>);

} // namespace chitieu::eval
