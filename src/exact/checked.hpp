#pragma once
#include "magnitude.hpp"
#include "wide.hpp"

#include <cstdint>
#include <optional>

// CHITIEU_NO_INT128 lets a compiler that has builtins test the way of those that have not.
#if defined(__GNUC__) && !defined(CHITIEU_NO_INT128)
#define CHITIEU_HAS_OVERFLOW_BUILTINS 1
#else
#define CHITIEU_HAS_OVERFLOW_BUILTINS 0
#endif

/// Arithmetic in 64 bits that gives nothing where the result does not fit.
namespace chitieu::exact::checked {

[[nodiscard]] inline std::optional<std::int64_t> add(std::int64_t a, std::int64_t b) noexcept {
#if CHITIEU_HAS_OVERFLOW_BUILTINS
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) return std::nullopt;
  return sum;
#else
  if (b > 0 ? a > largest - b : a < smallest - b) return std::nullopt;
  return a + b;
#endif
}

[[nodiscard]] inline std::optional<std::int64_t> multiply(std::int64_t a, std::int64_t b) noexcept {
#if CHITIEU_HAS_OVERFLOW_BUILTINS
  std::int64_t product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
  return product;
#else
  auto const size = wide::multiply(magnitude(a), magnitude(b));
  if (size.high != 0) return std::nullopt;
  return with_sign((a < 0) != (b < 0), size.low);
#endif
}

[[nodiscard]] inline std::optional<std::uint64_t> multiply_sizes(std::uint64_t a,
                                                                 std::uint64_t b) noexcept {
  auto const size = wide::multiply(a, b);
  if (size.high != 0) return std::nullopt;
  return size.low;
}

} // namespace chitieu::exact::checked
