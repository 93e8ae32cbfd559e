#pragma once
#include <chitieu/exact/ratio.hpp>

namespace chitieu::exact {

/// The bound p · n between its whole neighbours; after a rounding clause both are the same.
struct whole_bound {
  std::int64_t below = 0;
  std::int64_t above = 0;
};

/// `floor_times` and `ceil_times` at once.
[[nodiscard]] whole_bound around_times(ratio const& p, std::int64_t n) noexcept;

} // namespace chitieu::exact
