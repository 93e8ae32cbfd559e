#include <chitieu/data/shortest_decimal.hpp>

#include "wide_decimal.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace chitieu::data {
namespace {

/// `-1.2345e+02`, which is how std::to_chars writes the shortest digits.
struct scientific {
  bool negative = false;
  std::int64_t digits = 0; ///< at most 17 of them
  int decimals = 0;        ///< digits after the point
  int exponent = 0;
};

scientific take_apart(std::string_view text) {
  scientific parts;
  parts.negative = text.starts_with('-');
  if (parts.negative) text.remove_prefix(1);
  auto const e = text.find('e');
  bool after_point = false;
  for (char const c : text.substr(0, e)) {
    if (c == '.') {
      after_point = true;
      continue;
    }
    parts.digits = parts.digits * 10 + (c - '0');
    parts.decimals += after_point ? 1 : 0;
  }
  text.remove_prefix(e + 1);
  if (text.starts_with('+')) text.remove_prefix(1);
  std::from_chars(text.data(), text.data() + text.size(), parts.exponent);
  return parts;
}

template <class Float>
std::optional<exact::decimal> read(Float value) {
  if (!std::isfinite(value)) return std::nullopt;
  if (value == 0) return exact::decimal{};
  std::array<char, 64> buffer{};
  auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific)
                       .ptr;
  auto parts = take_apart({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
  int scale = parts.decimals - parts.exponent;
  if (scale > largest_scale) return std::nullopt;
  for (; scale < 0; ++scale) {
    if (parts.digits > std::numeric_limits<std::int64_t>::max() / 10) return std::nullopt;
    parts.digits *= 10;
  }
  return exact::decimal{parts.negative ? -parts.digits : parts.digits, scale};
}

} // namespace

std::optional<exact::decimal> shortest_decimal(double value) { return read(value); }
std::optional<exact::decimal> shortest_decimal(float value) { return read(value); }

} // namespace chitieu::data
