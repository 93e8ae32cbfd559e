#include <chitieu/exact/ratio.hpp>

#include "magnitude.hpp"
#include "whole_bound.hpp"
#include "wide.hpp"

#include <numeric>

namespace chitieu::exact {
namespace {

enum class direction : std::uint8_t { down, up, nearest };

/// |p| · n to a whole number, at most 2^64 - 1.
std::uint64_t times(ratio const& p, std::uint64_t n, direction towards) {
  auto const divisor = static_cast<std::uint64_t>(p.denominator());
  auto const factor = magnitude(p.numerator());
  constexpr auto small = std::numeric_limits<std::uint32_t>::max();
  auto const [quotient, rest] =
      factor <= small && n <= small
          ? wide::division{{0, factor * n / divisor}, factor * n % divisor}
          : wide::divide(wide::multiply(factor, n), divisor);
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  if (quotient.high != 0 || quotient.low == most) return most;
  bool const more = towards == direction::up        ? rest != 0
                    : towards == direction::nearest ? rest >= divisor - rest
                                                    : false;
  return quotient.low + (more ? 1 : 0);
}

std::int64_t saturated(bool negative, std::uint64_t size) {
  return with_sign(negative, size).value_or(negative ? smallest : largest);
}

std::int64_t signed_times(ratio const& p, std::int64_t n, direction above, direction below) {
  bool const negative = (p.numerator() < 0) != (n < 0);
  return saturated(negative, times(p, magnitude(n), negative ? below : above));
}

} // namespace

std::optional<ratio> ratio::make(std::int64_t numerator, std::int64_t denominator) noexcept {
  if (denominator == 0) return std::nullopt;
  std::uint64_t const over = magnitude(numerator);
  std::uint64_t const under = magnitude(denominator);
  std::uint64_t const common = std::gcd(over, under);
  auto const top = with_sign((numerator < 0) != (denominator < 0), over / common);
  auto const bottom = with_sign(false, under / common);
  if (!top || !bottom) return std::nullopt;
  ratio made;
  made.numerator_ = *top;
  made.denominator_ = *bottom;
  return made;
}

std::strong_ordering operator<=>(ratio const& a, ratio const& b) noexcept {
  return wide::compare_products(a.numerator(), b.denominator(), b.numerator(), a.denominator());
}

std::string to_string(ratio const& value) {
  std::string text = std::to_string(value.numerator());
  if (value.denominator() != 1) text += '/' + std::to_string(value.denominator());
  return text;
}

std::strong_ordering compare_share(std::int64_t count, std::int64_t base, ratio const& p) noexcept {
  return wide::compare_products(count, p.denominator(), p.numerator(), base);
}

std::int64_t floor_times(ratio const& p, std::int64_t n) noexcept {
  return signed_times(p, n, direction::down, direction::up);
}

std::int64_t ceil_times(ratio const& p, std::int64_t n) noexcept {
  return signed_times(p, n, direction::up, direction::down);
}

whole_bound around_times(ratio const& p, std::int64_t n) noexcept {
  auto const top = p.numerator();
  auto const bottom = p.denominator();
  constexpr std::int64_t small = std::numeric_limits<std::int32_t>::max();
  if (top < 0 || n < 0 || top > small || n > small) return {floor_times(p, n), ceil_times(p, n)};
  auto const product = top * n;
  if (bottom == 1) return {product, product};
  auto const below = product / bottom;
  return {below, below * bottom == product ? below : below + 1};
}

std::int64_t half_up_times(ratio const& p, std::int64_t n) noexcept {
  return signed_times(p, n, direction::nearest, direction::nearest);
}

} // namespace chitieu::exact
