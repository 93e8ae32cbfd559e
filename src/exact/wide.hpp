#pragma once
#include <compare>
#include <cstdint>

/// Products of 64-bit integers that need 128 bits, in standard types only.
namespace chitieu::exact::wide {

/// A whole number below 2^128.
struct unsigned_128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend auto operator<=>(unsigned_128 const&, unsigned_128 const&) = default;
};

struct division {
  unsigned_128 quotient;
  std::uint64_t remainder = 0;
};

/// a · b; never overflows.
[[nodiscard]] unsigned_128 multiply(std::uint64_t a, std::uint64_t b) noexcept;

/// Whole quotient and remainder, for a divisor that is not 0.
[[nodiscard]] division divide(unsigned_128 dividend, std::uint64_t divisor) noexcept;

/// How a · b stands to c · d, signs included.
[[nodiscard]] std::strong_ordering compare_products(std::int64_t a, std::int64_t b, std::int64_t c,
                                                    std::int64_t d) noexcept;

} // namespace chitieu::exact::wide
