#include "number_text.hpp"

#include "fill.hpp"
#include "printable.hpp"

#include <optional>

namespace chitieu::render {
namespace {

using exact::rational;
using exact::relation;
using bound = std::optional<rational>;

constexpr std::string_view no_figure = "—";
constexpr std::string_view open = "?";
constexpr int most_digits = 9;

/// Digits enough to tell the ends of a range apart.
int digits_of(number_verdict const& of) {
  int digits = of.is_share ? 3 : 2;
  if (of.how != relation::between || !of.low.high || !of.high.low) return digits;
  auto const wide = *of.high.low - *of.low.high;
  auto step = rational::of(1, of.is_share ? 1000 : 100);
  for (; digits < most_digits && wide.sign() > 0 && step > wide; ++digits)
    step = step / rational(10);
  return digits;
}

/// A bare number; of a share a percentage without its sign and always with a decimal.
std::string digits_text(rational const& value, bound const& held_against, number_verdict const& of,
                        words const& in) {
  int const digits = digits_of(of);
  if (!of.is_share) return exact::to_decimal(value, digits, in.decimal_sign, held_against);
  auto const share = value.small();
  auto const mark = held_against ? held_against->small() : std::nullopt;
  if (share && value.sign() >= 0 && mark.has_value() == held_against.has_value())
    return exact::to_percent(*share, digits - 2, in.decimal_sign, mark);
  auto const hundred = rational(100);
  auto text = exact::to_decimal(value * hundred, digits - 2, in.decimal_sign,
                                held_against ? bound(*held_against * hundred) : std::nullopt);
  if (text.find(in.decimal_sign) == std::string::npos) text.append(1, in.decimal_sign).append("0");
  return text;
}

std::string with_unit(std::string text, number_verdict const& of) {
  if (of.is_share) return text + '%';
  if (!of.unit.empty()) text.append(" ").append(printable(of.unit));
  return text;
}

/// The bound that a value must not be shown to cross.
bound side_of(rational const& value, number_verdict const& of) {
  switch (of.how) {
  case relation::at_least:
  case relation::more_than:
    return of.low.high;
  case relation::at_most:
  case relation::less_than:
  case relation::exactly:
    return of.low.low;
  case relation::between:
    break;
  }
  auto const& low = of.low.high;
  auto const& high = of.high.low;
  if (!low || !high) return low ? low : high;
  return value - *low < *high - value ? low : high;
}

std::string end_text(bound const& end, number_verdict const& of, words const& in) {
  return end ? digits_text(*end, side_of(*end, of), of, in) : std::string(open);
}

bool is_one(exact::bounds const& of) { return of.low && of.high && *of.low == *of.high; }

/// What a number is held against, which must not be shown to cross the number.
std::string against_text(exact::bounds const& against, number_verdict const& of, words const& in) {
  if (against.none) return std::string(open);
  auto const value = is_one(of.value) ? of.value.low : std::nullopt;
  auto const end = [&](bound const& at) {
    return at ? digits_text(*at, value, of, in) : std::string(open);
  };
  if (!against.low && !against.high) return std::string(open);
  if (is_one(against)) return with_unit(end(against.low), of);
  return with_unit(end(against.low) + "–" + end(against.high), of);
}

std::string_view sign_for(relation how) {
  switch (how) {
  case relation::at_least:
    return "≥ ";
  case relation::more_than:
    return "> ";
  case relation::at_most:
    return "≤ ";
  case relation::less_than:
    return "< ";
  case relation::exactly:
    return "= ";
  case relation::between:
    break;
  }
  return {};
}

std::string worked_out(number_verdict const& of, words const& in) {
  auto const low = against_text(of.low, of, in);
  if (of.how != relation::between) return std::string(sign_for(of.how)) + low;
  return fill(in.from_to, {low, against_text(of.high, of, in)});
}

/// How far off, never shown as nothing at all.
std::string gap_text(rational const& gap, number_verdict const& of, words const& in) {
  if (of.is_share)
    return fill(in.points,
                {exact::to_decimal(gap * rational(100), 1, in.decimal_sign, rational())});
  return with_unit(exact::to_decimal(gap, 2, in.decimal_sign, rational()), of);
}

/// Whether a number that is not as is asked is too large, rather than too small.
bool exceeds(number_verdict const& of) {
  switch (of.how) {
  case relation::at_least:
  case relation::more_than:
    return false;
  case relation::at_most:
  case relation::less_than:
    return true;
  case relation::exactly:
  case relation::between:
    break;
  }
  return of.value.high && of.high.low && *of.value.high > *of.high.low &&
         (!of.value.low || !of.low.high || *of.value.low >= *of.low.high);
}

bool is_open(number_verdict const& of) {
  return !is_one(of.value) || !is_one(of.low) || !is_one(of.high);
}

} // namespace

std::string value_text(number_verdict const& of, words const& in) {
  if (of.value.none) return std::string(no_figure);
  if (!of.value.low && !of.value.high) return std::string(open);
  auto const low = end_text(of.value.low, of, in);
  auto const high = end_text(of.value.high, of, in);
  return with_unit(is_one(of.value) || low == high ? low : low + "–" + high, of);
}

std::string asked_text(number_verdict const& of, std::string_view threshold, words const& in) {
  if (of.low_is_figure && !threshold.empty()) return printable(threshold);
  return worked_out(of, in);
}

std::string need_text(number_verdict const& of, words const& in) {
  return of.low_is_figure ? std::string() : worked_out(of, in);
}

std::string margin_text(status which, number_verdict const& of, words const& in) {
  if (which == status::invalid || !of.gap) return {};
  auto const sign = of.gap->sign();
  if (which == status::met)
    return sign < 0 || !is_open(of) ? fill(in.spare, {gap_text(-*of.gap, of, in)}) : std::string();
  if (sign <= 0) return {};
  auto const gap = (is_open(of) ? "≤ " : "") + gap_text(*of.gap, of, in);
  return fill(exceeds(of) ? in.exceeds : in.short_by, {gap});
}

std::string number_shortfall(status which, number_verdict const& of, std::string_view threshold,
                             words const& in) {
  if (which == status::met) return {};
  if (of.value.none) return std::string(in.no_number);
  if (of.low.none || of.high.none) return fill(in.nothing_to_compare, {value_text(of, in)});
  auto const asked = fill(in.ask_at_least, {asked_text(of, threshold, in)});
  if (which == status::undetermined) {
    auto const there = is_one(of.value)
                           ? value_text(of, in)
                           : fill(in.from_to, {end_text(of.value.low, of, in),
                                               with_unit(end_text(of.value.high, of, in), of)});
    auto const unbounded = !is_one(of.value) && !of.value.low && !of.value.high;
    auto sentence =
        unbounded ? fill(in.number_unbounded, {asked}) : fill(in.number_open, {there, asked});
    return of.value.may_be_none || of.low.may_be_none || of.high.may_be_none
               ? fill(in.perhaps_no_number, {sentence})
               : sentence;
  }
  auto const there = value_text(of, in);
  if (!of.gap || of.gap->sign() <= 0) return fill(in.number_stands, {asked, there});
  auto const gap = (is_open(of) ? "≤ " : "") + gap_text(*of.gap, of, in);
  return fill(exceeds(of) ? in.too_much : in.too_few, {gap, asked, there, ""});
}

} // namespace chitieu::render
