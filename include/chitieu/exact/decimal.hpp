#pragma once
#include <chitieu/exact/ratio.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chitieu::exact {

/// A decimal as it is written: units · 10^-scale, with scale from 0 to 18.
struct decimal {
  std::int64_t units = 0;
  std::int32_t scale = 0;

  /// Compares values, so `8.0` equals `8`.
  friend std::strong_ordering operator<=>(decimal const&, decimal const&) noexcept;
  friend bool operator==(decimal const& a, decimal const& b) noexcept { return (a <=> b) == 0; }
};

/// Which signs a number is written with: `95,5` and `1.200` (vi) or `95.5` and `1,200` (en).
enum class number_style : std::uint8_t { undeclared, en, vi };

/// Why digits are no number.
enum class number_fault : std::uint8_t {
  none,
  not_a_number, ///< something that is no digit, sign or separator, or separators in wrong places
  ambiguous,    ///< `1.200` or `1,200` without a declared style: 1200 or 1.2?
  too_large,    ///< more digits than 64 bits hold
};

struct number_reading {
  decimal value;
  number_fault fault = number_fault::none;
};

/// Reads `95`, `-3`, `95.5`, `95,5`, `1.234,5`, `1,234.5`. `percentage` allows the decimal comma
/// without a declared style. Both signs in one number (`1.234,5`) need no declaration.
[[nodiscard]] number_reading read_number(std::string_view, number_style, bool percentage = false);

/// The decimal as a fraction divided by `per` (100 for a percentage); nothing if it does not fit.
[[nodiscard]] std::optional<ratio> to_ratio(decimal const&, std::int64_t per = 1);

/// Digits with this decimal sign and the scale as written: `95,5`.
[[nodiscard]] std::string to_string(decimal const&, char decimal_sign = '.');

} // namespace chitieu::exact
