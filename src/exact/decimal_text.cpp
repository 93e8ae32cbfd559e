#include <chitieu/exact/rational.hpp>

#include "big.hpp"

#include <algorithm>

namespace chitieu::exact {
namespace {

/// More would not be read by anybody.
constexpr int most_digits = 1000;
/// As many as a decimal that is written can have.
constexpr int written_digits = 18;

/// 10^digits times the number without its sign: whole, and whether something is left over.
struct cut {
  cpp_int whole;
  bool rest = false;
};

cut cut_at(rational const& value, int digits) {
  cpp_int const parts = boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(digits));
  cpp_int whole;
  cpp_int rest;
  divide_qr(cpp_int(abs(rational_access::numerator(value)) * parts),
            rational_access::denominator(value), whole, rest);
  return {whole, rest != 0};
}

std::string text_of(cpp_int const& parts, int digits, char decimal_sign) {
  std::string text = parts.str();
  auto const places = static_cast<std::size_t>(digits);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  std::size_t const point = text.size() - places;
  std::size_t const last = text.find_last_not_of('0');
  text.erase(last == std::string::npos ? point : std::max(point, last + 1));
  if (text.size() > point) text.insert(point, 1, decimal_sign);
  return text;
}

} // namespace

std::string to_decimal(rational const& value, int digits, char decimal_sign,
                       std::optional<rational> const& threshold) {
  digits = std::clamp(digits, 0, most_digits);
  auto shown = cut_at(value, digits);
  if (shown.rest && threshold) {
    auto const side = value <=> *threshold;
    if (side == 0) {
      if (auto const whole = cut_at(value, std::max(digits, written_digits)); !whole.rest) {
        digits = std::max(digits, written_digits);
        shown = whole;
      }
    } else if ((side > 0) == (value.sign() > 0)) {
      ++shown.whole;
    }
  }
  bool const negative = value.sign() < 0 && shown.whole != 0;
  return (negative ? "-" : "") + text_of(shown.whole, digits, decimal_sign);
}

} // namespace chitieu::exact
