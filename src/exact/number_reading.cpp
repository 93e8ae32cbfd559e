#include <chitieu/exact/decimal.hpp>
#include <chitieu/limits.hpp>

#include "magnitude.hpp"

#include <algorithm>

namespace chitieu::exact {
namespace {

constexpr std::size_t most_decimals = 18;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

/// Whether `sign` splits the digits as in `1.200` or `12.345.678`; digits stand before the first
/// one.
bool is_grouped(std::string_view text, char sign) {
  std::size_t const first = text.find(sign);
  if (first > 3 || text.front() == '0') return false;
  for (text.remove_prefix(first); !text.empty(); text.remove_prefix(4))
    if (text.size() < 4 || text.front() != sign || !all_digits(text.substr(1, 3))) return false;
  return true;
}

char other(char sign) { return sign == '.' ? ',' : '.'; }

/// The decimal sign that the digits themselves show; nothing when they leave it open.
std::optional<char> decimal_sign_of(std::string_view text, bool percentage) {
  std::size_t const last = text.find_last_of(".,");
  if (last == std::string_view::npos) return '.';
  char const sign = text[last];
  if (text.find(other(sign)) != std::string_view::npos) return sign;
  if (text.find(sign) != last) return other(sign);
  if (is_grouped(text, sign)) return std::nullopt;
  // A lone comma may also part the members of a list, so only a percentage makes it decimal.
  if (sign == ',' && !percentage) return std::nullopt;
  return sign;
}

/// The digits as an int64; nothing if they do not fit.
std::optional<std::int64_t> units_of(std::string_view digits, bool negative) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.size() > 19) return std::nullopt;
  std::uint64_t size = 0;
  for (char const digit : digits) size = size * 10 + static_cast<std::uint64_t>(digit - '0');
  return with_sign(negative, size);
}

/// Keeps the scale as written, unless only leaving out zeros at the end makes the number fit.
number_reading fit(std::string digits, std::size_t scale, bool negative) {
  if (digits.size() > limits::literal_digits) return {{}, number_fault::too_large};
  for (;;) {
    if (scale <= most_decimals)
      if (auto const units = units_of(digits, negative))
        return {{*units, static_cast<std::int32_t>(scale)}, number_fault::none};
    if (scale == 0 || digits.back() != '0') return {{}, number_fault::too_large};
    digits.pop_back();
    --scale;
  }
}

} // namespace

number_reading read_number(std::string_view text, number_style style, bool percentage) {
  bool const negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);

  bool const known = std::all_of(text.begin(), text.end(),
                                 [](char c) { return is_digit(c) || c == '.' || c == ','; });
  if (text.empty() || !known || !is_digit(text.front()) || !is_digit(text.back()))
    return {{}, number_fault::not_a_number};

  std::optional<char> sign = style == number_style::vi ? ',' : '.';
  if (style == number_style::undeclared) sign = decimal_sign_of(text, percentage);
  if (!sign) return {{}, number_fault::ambiguous};

  std::size_t const point = std::min(text.find(*sign), text.size());
  std::string_view const whole = text.substr(0, point);
  std::string_view const fraction = text.substr(std::min(point + 1, text.size()));
  if (!all_digits(fraction) || !(all_digits(whole) || is_grouped(whole, other(*sign))))
    return {{}, number_fault::not_a_number};

  std::string digits{whole};
  std::erase(digits, other(*sign));
  digits += fraction;
  return fit(std::move(digits), fraction.size(), negative);
}

} // namespace chitieu::exact
