#pragma once
#include <chitieu/exact/decimal.hpp>
#include <chitieu/exact/ratio.hpp>

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace chitieu::exact {

/// An exact number of any size; a value, in lowest terms.
///
/// Numbers whose terms fit 64 bits, nearly all there are, take no memory of their own.
class rational {
 public:
  rational() noexcept = default;
  rational(std::int64_t whole) noexcept : small_(whole) {}
  rational(ratio const& fraction) noexcept : small_(fraction) {}
  /// numerator / denominator (not 0).
  static rational of(std::int64_t numerator, std::int64_t denominator);
  static rational of(decimal const&);

  friend rational operator+(rational const&, rational const&);
  friend rational operator-(rational const&, rational const&);
  friend rational operator*(rational const&, rational const&);
  /// The divisor must not be 0.
  friend rational operator/(rational const&, rational const&);
  rational operator-() const;
  friend std::strong_ordering operator<=>(rational const&, rational const&) noexcept;
  friend bool operator==(rational const& a, rational const& b) noexcept { return (a <=> b) == 0; }

  [[nodiscard]] int sign() const noexcept;
  /// The terms, where they fit 64 bits.
  [[nodiscard]] std::optional<ratio> small() const noexcept;
  /// Whole numbers around it; nothing where they do not fit 64 bits.
  [[nodiscard]] std::optional<std::int64_t> floor() const noexcept;
  [[nodiscard]] std::optional<std::int64_t> ceil() const noexcept;

 private:
  struct big;
  friend struct rational_access;
  ratio small_{};
  std::shared_ptr<big const> big_; ///< where the terms do not fit
};

/// `19/20`, or `3` for a whole number.
[[nodiscard]] std::string to_string(rational const&);

/// With at most `digits` decimals and this decimal sign, without trailing zeros, cut towards the
/// side of `threshold` on which the number lies, so that what is printed never crosses it; without
/// a threshold cut towards zero. A number that equals its threshold gets as many as 18 decimals
/// where they show it exactly, and is cut towards zero where none do (1/3).
[[nodiscard]] std::string to_decimal(rational const&, int digits, char decimal_sign,
                                     std::optional<rational> const& threshold = std::nullopt);

} // namespace chitieu::exact
