#pragma once
#include <cstdint>
#include <limits>
#include <optional>

namespace chitieu::exact {

inline constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

/// The absolute value, which for the smallest int64 only an unsigned integer holds.
[[nodiscard]] constexpr std::uint64_t magnitude(std::int64_t value) noexcept {
  auto const bits = static_cast<std::uint64_t>(value);
  return value < 0 ? 0 - bits : bits;
}

/// The number with this sign and absolute value; nothing if it does not fit.
[[nodiscard]] constexpr std::optional<std::int64_t> with_sign(bool negative,
                                                              std::uint64_t size) noexcept {
  constexpr auto limit = static_cast<std::uint64_t>(largest);
  if (size <= limit) {
    auto const value = static_cast<std::int64_t>(size);
    return negative ? -value : value;
  }
  if (negative && size == limit + 1) return smallest;
  return std::nullopt;
}

/// 10^exponent, for 0 ≤ exponent ≤ 19.
[[nodiscard]] constexpr std::uint64_t power_of_ten(int exponent) noexcept {
  std::uint64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

} // namespace chitieu::exact
