#include <chitieu/exact/decimal.hpp>

#include "magnitude.hpp"
#include "wide.hpp"

#include <numeric>

namespace chitieu::exact {
namespace {

constexpr std::int32_t largest_scale = 18;

} // namespace

std::strong_ordering operator<=>(decimal const& a, decimal const& b) noexcept {
  // 10^18 still fits int64, so both powers may be factors of a product.
  return wide::compare_products(a.units, static_cast<std::int64_t>(power_of_ten(b.scale)), b.units,
                                static_cast<std::int64_t>(power_of_ten(a.scale)));
}

std::optional<ratio> to_ratio(decimal const& value, std::int64_t per) {
  if (per == 0 || value.scale < 0 || value.scale > largest_scale) return std::nullopt;
  // Each factor of the denominator is reduced on its own: 10^scale · per alone may not fit.
  std::uint64_t units = magnitude(value.units);
  std::uint64_t power = power_of_ten(value.scale);
  std::uint64_t divisor = magnitude(per);
  std::uint64_t common = std::gcd(units, power);
  units /= common;
  power /= common;
  common = std::gcd(units, divisor);
  units /= common;
  divisor /= common;
  auto const denominator = wide::multiply(power, divisor);
  if (denominator.high != 0) return std::nullopt;
  auto const top = with_sign((value.units < 0) != (per < 0), units);
  auto const bottom = with_sign(false, denominator.low);
  if (!top || !bottom) return std::nullopt;
  return ratio::make(*top, *bottom);
}

std::string to_string(decimal const& value, char decimal_sign) {
  std::string text = std::to_string(magnitude(value.units));
  if (value.scale > 0) {
    auto const places = static_cast<std::size_t>(value.scale);
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    text.insert(text.size() - places, 1, decimal_sign);
  }
  if (value.units < 0) text.insert(0, 1, '-');
  return text;
}

} // namespace chitieu::exact
