#include <chitieu/exact/rational.hpp>

#include "big.hpp"
#include "checked.hpp"
#include "magnitude.hpp"

#include <numeric>
#include <utility>

namespace chitieu::exact {
namespace {

std::optional<std::int64_t> narrow(cpp_int const& value) {
  if (value < smallest || value > largest) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

/// The sum, where no step to it leaves 64 bits.
std::optional<rational> small_sum(ratio const& a, ratio const& b) {
  if (a.denominator() == b.denominator()) {
    auto const sum = checked::add(a.numerator(), b.numerator());
    if (!sum) return std::nullopt;
    if (a.denominator() == 1) return rational(*sum);
    return rational::of(*sum, a.denominator());
  }
  std::int64_t const common = std::gcd(a.denominator(), b.denominator());
  std::int64_t const by_a = b.denominator() / common;
  std::int64_t const by_b = a.denominator() / common;
  auto const left = checked::multiply(a.numerator(), by_a);
  auto const right = checked::multiply(b.numerator(), by_b);
  auto const bottom = checked::multiply(a.denominator(), by_a);
  if (!left || !right || !bottom) return std::nullopt;
  auto const top = checked::add(*left, *right);
  if (!top) return std::nullopt;
  return rational::of(*top, *bottom);
}

/// ±(a / b) · (c / d), where the reduced terms fit 64 bits; both fractions are in lowest terms.
std::optional<rational> small_product(bool negative, std::uint64_t a, std::uint64_t b,
                                      std::uint64_t c, std::uint64_t d) {
  std::uint64_t const first = std::gcd(a, d);
  std::uint64_t const second = std::gcd(c, b);
  auto const over = checked::multiply_sizes(a / first, c / second);
  auto const under = checked::multiply_sizes(b / second, d / first);
  if (!over || !under) return std::nullopt;
  auto const top = with_sign(negative, *over);
  auto const bottom = with_sign(false, *under);
  if (!top || !bottom) return std::nullopt;
  return *bottom == 1 ? rational(*top) : rational::of(*top, *bottom);
}

std::uint64_t top_of(ratio const& value) { return magnitude(value.numerator()); }
std::uint64_t bottom_of(ratio const& value) { return magnitude(value.denominator()); }

cpp_int top_of(rational const& value) { return rational_access::numerator(value); }
cpp_int bottom_of(rational const& value) { return rational_access::denominator(value); }

/// The largest whole number that is not above it.
cpp_int floor_of(cpp_int const& numerator, cpp_int const& denominator) {
  cpp_int quotient;
  cpp_int rest;
  divide_qr(numerator, denominator, quotient, rest);
  if (rest < 0) --quotient;
  return quotient;
}

} // namespace

rational rational_access::make(cpp_int numerator, cpp_int denominator) {
  cpp_int const common = gcd(numerator, denominator);
  numerator /= common;
  denominator /= common;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  auto const top = narrow(numerator);
  auto const bottom = narrow(denominator);
  rational made;
  if (top && bottom)
    made.small_ = ratio::make(*top, *bottom).value();
  else
    made.big_ = std::make_shared<rational::big const>(
        rational::big{std::move(numerator), std::move(denominator)});
  return made;
}

rational rational::of(std::int64_t numerator, std::int64_t denominator) {
  if (auto const fraction = ratio::make(numerator, denominator)) return *fraction;
  return rational_access::make(numerator, denominator);
}

rational rational::of(decimal const& value) { return to_ratio(value).value(); }

rational operator+(rational const& a, rational const& b) {
  if (!a.big_ && !b.big_)
    if (auto sum = small_sum(a.small_, b.small_)) return *std::move(sum);
  return rational_access::make(top_of(a) * bottom_of(b) + top_of(b) * bottom_of(a),
                               bottom_of(a) * bottom_of(b));
}

rational operator-(rational const& a, rational const& b) { return a + -b; }

rational operator*(rational const& a, rational const& b) {
  if (!a.big_ && !b.big_)
    if (auto product = small_product(a.sign() * b.sign() < 0, top_of(a.small_), bottom_of(a.small_),
                                     top_of(b.small_), bottom_of(b.small_)))
      return *std::move(product);
  return rational_access::make(top_of(a) * top_of(b), bottom_of(a) * bottom_of(b));
}

rational operator/(rational const& a, rational const& b) {
  if (!a.big_ && !b.big_)
    if (auto quotient = small_product(a.sign() * b.sign() < 0, top_of(a.small_),
                                      bottom_of(a.small_), bottom_of(b.small_), top_of(b.small_)))
      return *std::move(quotient);
  return rational_access::make(top_of(a) * bottom_of(b), bottom_of(a) * top_of(b));
}

rational rational::operator-() const {
  if (!big_ && small_.numerator() != smallest)
    return ratio::make(-small_.numerator(), small_.denominator()).value();
  return rational_access::make(-top_of(*this), bottom_of(*this));
}

std::strong_ordering operator<=>(rational const& a, rational const& b) noexcept {
  if (!a.big_ && !b.big_) {
    if (a.small_.denominator() == b.small_.denominator())
      return a.small_.numerator() <=> b.small_.numerator();
    return a.small_ <=> b.small_;
  }
  cpp_int const left = top_of(a) * bottom_of(b);
  return left.compare(top_of(b) * bottom_of(a)) <=> 0;
}

int rational::sign() const noexcept {
  if (big_) return big_->numerator.sign();
  return small_.numerator() == 0 ? 0 : small_.numerator() < 0 ? -1 : 1;
}

std::optional<ratio> rational::small() const noexcept {
  if (big_) return std::nullopt;
  return small_;
}

std::optional<std::int64_t> rational::floor() const noexcept {
  if (big_) return narrow(floor_of(big_->numerator, big_->denominator));
  std::int64_t const quotient = small_.numerator() / small_.denominator();
  return small_.numerator() % small_.denominator() < 0 ? quotient - 1 : quotient;
}

std::optional<std::int64_t> rational::ceil() const noexcept {
  if (big_) return narrow(-floor_of(-big_->numerator, big_->denominator));
  std::int64_t const quotient = small_.numerator() / small_.denominator();
  return small_.numerator() % small_.denominator() > 0 ? quotient + 1 : quotient;
}

std::string to_string(rational const& value) {
  if (auto const fraction = value.small()) return to_string(*fraction);
  std::string text = top_of(value).str();
  if (bottom_of(value) != 1) text += '/' + bottom_of(value).str();
  return text;
}

} // namespace chitieu::exact
