#pragma once
#include <cstdint>
#include <limits>
#include <optional>

/// Arithmetic in 64 bits that gives nothing where the result does not fit.
namespace chitieu::eval::checked {

inline constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

[[nodiscard]] constexpr std::optional<std::int64_t> add(std::int64_t a, std::int64_t b) noexcept {
  if (b > 0 ? a > largest - b : a < smallest - b) return std::nullopt;
  return a + b;
}

[[nodiscard]] constexpr std::optional<std::int64_t> subtract(std::int64_t a,
                                                             std::int64_t b) noexcept {
  if (b < 0 ? a > largest + b : a < smallest + b) return std::nullopt;
  return a - b;
}

[[nodiscard]] constexpr std::optional<std::int64_t> multiply(std::int64_t a,
                                                             std::int64_t b) noexcept {
  if (a == 0 || b == 0) return 0;
  if (a > 0 ? (b > 0 ? a > largest / b : b < smallest / a)
            : (b > 0 ? a < smallest / b : a < largest / b))
    return std::nullopt;
  return a * b;
}

} // namespace chitieu::eval::checked
