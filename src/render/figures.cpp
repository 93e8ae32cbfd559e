#include "figures.hpp"

#include "fill.hpp"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>

namespace chitieu::render {
namespace {

constexpr std::string_view nothing = "—";

std::string padded(unsigned number, std::size_t digits) {
  std::string text = std::to_string(number);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text;
}

/// `12,9%` read back as a fraction; nothing if it has more digits than a fraction holds.
std::optional<exact::ratio> read_percent(std::string_view percent, char decimal_sign) {
  std::string digits;
  std::int64_t parts = 100;
  bool decimals = false;
  for (char const c : percent) {
    if (c == decimal_sign) decimals = true;
    if (c < '0' || c > '9') continue;
    if (digits.size() == 16) return std::nullopt;
    digits += c;
    if (decimals) parts *= 10;
  }
  std::int64_t number = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc{})
    return std::nullopt;
  return exact::ratio::make(number, parts);
}

std::string one_decimal(exact::ratio const& share, std::optional<exact::ratio> const& threshold,
                        words const& in) {
  return exact::to_percent(share, 1, in.decimal_sign, threshold) + '%';
}

} // namespace

std::string day_text(data::day day) {
  auto const civil = data::to_civil(day);
  return padded(static_cast<unsigned>(civil.day()), 2) + '/' +
         padded(static_cast<unsigned>(civil.month()), 2) + '/' +
         std::to_string(static_cast<int>(civil.year()));
}

std::string percent_text(exact::ratio const& share, exact::threshold const& asked,
                         words const& in) {
  if (!asked.of_share) return one_decimal(share, std::nullopt, in);
  if (asked.how != exact::relation::between || share < asked.low)
    return one_decimal(share, asked.low, in);
  if (share > asked.high) return one_decimal(share, asked.high, in);
  // Inside a range the figure must cross neither end, and each call minds only one of them.
  std::string figure = one_decimal(share, asked.low, in);
  auto const shown = read_percent(figure, in.decimal_sign);
  if (shown && share < asked.high && *shown >= asked.high)
    return one_decimal(share, asked.high, in);
  return figure;
}

std::string count_text(exact::counts const& counts, exact::threshold const& asked) {
  std::string const count = std::to_string(counts.yes);
  if (!asked.of_share && counts.base() > 0) return count;
  return count + '/' + std::to_string(counts.base());
}

std::string share_text(exact::counts const& counts, exact::margins const& margins,
                       exact::threshold const& asked, words const& in) {
  if (!asked.of_share) return {};
  if (counts.base() + counts.maybe_base() == 0) return std::string(nothing);
  bool const open = margins.low && margins.high && *margins.low != *margins.high;
  if (open) {
    std::string low = percent_text(*margins.low, asked, in);
    std::string const high = percent_text(*margins.high, asked, in);
    if (low == high) return low;
    low.pop_back();
    return low + "–" + high;
  }
  return margins.share ? percent_text(*margins.share, asked, in) : std::string(nothing);
}

std::string need_text(exact::counts const& counts, exact::margins const& margins,
                      exact::threshold const& asked) {
  bool const empty = asked.of_share && counts.base() + counts.maybe_base() == 0;
  if (empty || margins.unreachable || margins.need < 0) return std::string(nothing);
  std::string const need = std::to_string(margins.need);
  switch (asked.how) {
  case exact::relation::at_most:
  case exact::relation::less_than:
    return "≤ " + need;
  case exact::relation::between:
    return need + "–" + std::to_string(margins.need_high.value_or(margins.need));
  case exact::relation::at_least:
  case exact::relation::more_than:
  case exact::relation::exactly:
    return need;
  }
  return need;
}

std::string margin_text(status which, exact::margins const& margins, words const& in) {
  bool const open = which == status::undetermined;
  if (which == status::invalid) return {};
  if (which == status::met) return fill(in.spare, {std::to_string(margins.spare)});
  if (margins.short_by > 0)
    return fill(open ? in.short_at_worst : in.short_by, {std::to_string(margins.short_by)});
  if (margins.over_by > 0)
    return fill(open ? in.over_at_worst : in.over_by, {std::to_string(margins.over_by)});
  return {};
}

} // namespace chitieu::render
