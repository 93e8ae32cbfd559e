#include <chitieu/exact/ratio.hpp>

#include "magnitude.hpp"
#include "wide.hpp"

#include <algorithm>

namespace chitieu::exact {
namespace {

/// With more, 10^(digits + 2) would not fit 64 bits.
constexpr int most_digits_shown = 17;

/// A share that is not negative: whole + part / of.
struct size {
  std::uint64_t whole = 0;
  std::uint64_t part = 0;
  std::uint64_t of = 1;
};

std::strong_ordering operator<=>(size const& a, size const& b) {
  if (a.whole != b.whole) return a.whole <=> b.whole;
  return wide::multiply(a.part, b.of) <=> wide::multiply(b.part, a.of);
}

bool equal(size const& a, size const& b) { return (a <=> b) == 0; }

size size_of(ratio const& value) {
  std::uint64_t const numerator = magnitude(value.numerator());
  auto const denominator = static_cast<std::uint64_t>(value.denominator());
  return {numerator / denominator, numerator % denominator, denominator};
}

/// The neighbours of a share among the figures that can be printed, and which of them is nearer.
struct neighbours {
  size below;
  size above;
  bool above_is_nearer = false;
};

neighbours neighbours_of(size const& share, int digits) {
  std::uint64_t const parts = power_of_ten(digits + 2);
  auto const [quotient, rest] = wide::divide(wide::multiply(share.part, parts), share.of);
  size const below{share.whole, quotient.low, parts};
  if (rest == 0) return {below, below, false};
  size above{share.whole, quotient.low + 1, parts};
  if (above.part == parts) above = {share.whole + 1, 0, parts};
  return {below, above, rest >= share.of - rest};
}

std::string percent(size const& figure, int digits, char decimal_sign) {
  std::string text = std::to_string(figure.part);
  auto const places = static_cast<std::size_t>(digits);
  if (text.size() < places + 2) text.insert(0, places + 2 - text.size(), '0');
  text.insert(0, std::to_string(figure.whole));
  text.erase(0, std::min(text.find_first_not_of('0'), text.size() - places - 1));
  if (digits > 0) text.insert(text.size() - places, 1, decimal_sign);
  return text;
}

/// Nobody and everybody are claims of their own: only 0 prints as 0 and only 1 as 100.
bool keeps_ends(size const& figure, size const& share) {
  size const none{};
  size const all{1, 0, 1};
  return equal(figure, none) == equal(share, none) && equal(figure, all) == equal(share, all);
}

/// The nearest figure for a share on its side of the threshold, or the other neighbour; nothing if
/// this many digits have none.
std::optional<size> figure_for(size const& share, int digits,
                               std::optional<std::strong_ordering> side,
                               std::optional<size> const& threshold) {
  auto const [below, above, above_is_nearer] = neighbours_of(share, digits);
  for (size const& figure : {above_is_nearer ? above : below, above_is_nearer ? below : above}) {
    bool const stays = !threshold || (figure <=> *threshold) == *side;
    if (stays && keeps_ends(figure, share)) return figure;
  }
  return std::nullopt;
}

/// More digits than asked for are used only where no figure with fewer would be true.
std::string text_of(size const& share, int digits, char decimal_sign,
                    std::optional<std::strong_ordering> side,
                    std::optional<size> const& threshold) {
  for (int more = digits; more <= most_digits_shown; ++more)
    if (auto const figure = figure_for(share, more, side, threshold))
      return percent(*figure, more, decimal_sign);
  // Equal to a threshold like 2/3, which no decimal shows; the ends are kept by one neighbour.
  auto const nearest = figure_for(share, digits, std::nullopt, std::nullopt);
  return percent(nearest.value_or(share), digits, decimal_sign);
}

} // namespace

std::string to_percent(ratio const& share, int digits, char decimal_sign,
                       std::optional<ratio> threshold) {
  digits = std::clamp(digits, 0, most_digits_shown);
  bool const negative = share.numerator() < 0;
  std::string const sign = negative ? "-" : "";
  size const shown = size_of(share);
  // No figure crosses a threshold on the other side of zero, as the sign is always printed.
  if (!threshold || (threshold->numerator() < 0) != negative)
    return sign + text_of(shown, digits, decimal_sign, std::nullopt, std::nullopt);
  size const bound = size_of(*threshold);
  return sign + text_of(shown, digits, decimal_sign, shown <=> bound, bound);
}

} // namespace chitieu::exact
