#pragma once
/// Room `exact`. In: whole numbers and decimals as they are written. Out: exact comparisons and
/// roundings. Never: uses double.
#include <chitieu/result.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace chitieu::exact {

/// A fraction of 64-bit integers in lowest terms with a positive denominator.
class ratio {
 public:
  constexpr ratio() noexcept = default;
  constexpr ratio(std::int64_t whole) noexcept : numerator_(whole) {}

  /// In lowest terms, or nothing when the denominator is 0 or a term does not fit 64 bits.
  [[nodiscard]] static std::optional<ratio> make(std::int64_t numerator,
                                                 std::int64_t denominator) noexcept;

  [[nodiscard]] constexpr std::int64_t numerator() const noexcept { return numerator_; }
  [[nodiscard]] constexpr std::int64_t denominator() const noexcept { return denominator_; }

  /// Compares by 128-bit cross products: never rounds, never overflows.
  friend std::strong_ordering operator<=>(ratio const&, ratio const&) noexcept;
  friend constexpr bool operator==(ratio const&, ratio const&) noexcept = default;

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// `19/20`, or `3` for a whole number.
[[nodiscard]] std::string to_string(ratio const&);

/// How the order of count/base stands to p (base > 0), without dividing.
[[nodiscard]] std::strong_ordering compare_share(std::int64_t count, std::int64_t base,
                                                 ratio const& p) noexcept;

/// The largest whole number ≤ p · n, for 0 ≤ n and 0 ≤ p; saturates at the largest int64.
[[nodiscard]] std::int64_t floor_times(ratio const& p, std::int64_t n) noexcept;

/// The smallest whole number ≥ p · n, for 0 ≤ n and 0 ≤ p; saturates at the largest int64.
[[nodiscard]] std::int64_t ceil_times(ratio const& p, std::int64_t n) noexcept;

/// p · n to the nearest whole number, a half upwards, for 0 ≤ n and 0 ≤ p; saturates.
[[nodiscard]] std::int64_t half_up_times(ratio const& p, std::int64_t n) noexcept;

/// A share as a percentage with `digits` decimals and this decimal sign: the nearest figure, or the
/// other neighbour, or one with more digits, where the nearest would cross `threshold`.
[[nodiscard]] std::string to_percent(ratio const& share, int digits, char decimal_sign,
                                     std::optional<ratio> threshold = std::nullopt);

} // namespace chitieu::exact
