#pragma once
#include <chitieu/exact/threshold.hpp>

#include "magnitude.hpp"

namespace chitieu::exact {

/// The counts that meet a threshold: all from `low` to `high`, none where `low` is greater.
struct met_window {
  std::int64_t low = 0;
  std::int64_t high = largest;
};

/// The counts that meet a share of this base, after the rounding clause.
[[nodiscard]] met_window met_counts_of_base(threshold const&, std::int64_t base) noexcept;

/// The counts that meet a threshold on the count alone.
[[nodiscard]] met_window met_counts(threshold const&) noexcept;

/// Whether the threshold keeps the count from below (`at least`, `exactly`, `between`).
[[nodiscard]] bool has_floor(relation) noexcept;

/// Whether the threshold keeps the count from above (`at most`, `exactly`, `between`).
[[nodiscard]] bool has_ceiling(relation) noexcept;

} // namespace chitieu::exact
