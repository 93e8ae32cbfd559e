#include "weigh.hpp"

#include <algorithm>

namespace chitieu::verdict {
namespace {

using number = std::optional<exact::rational>;

number from_to(number const& low, number const& high) {
  return low && high ? number(*high - *low) : std::nullopt;
}

number larger(number const& a, number const& b) {
  return a && b ? number(std::max(*a, *b)) : std::nullopt;
}

number gap_of(measurement const& of, exact::relation how) {
  if (of.value.may_be_none || of.low.may_be_none) return std::nullopt;
  auto const lacks = from_to(of.value.low, of.low.high);
  auto const exceeds = [&](exact::bounds const& most) { return from_to(most.low, of.value.high); };
  switch (how) {
  case exact::relation::at_least:
  case exact::relation::more_than:
    return lacks;
  case exact::relation::at_most:
  case exact::relation::less_than:
    return exceeds(of.low);
  case exact::relation::exactly:
    return larger(lacks, exceeds(of.low));
  case exact::relation::between:
    break;
  }
  return of.high.may_be_none ? std::nullopt : larger(lacks, exceeds(of.high));
}

} // namespace

exact::decision decide(measurement const& of, exact::relation how, exact::empty_base when_empty) {
  if (when_empty == exact::empty_base::undetermined || !of.value.may_be_none)
    return exact::compare(of.value, how, of.low, of.high);
  auto const of_none =
      when_empty == exact::empty_base::unmet ? exact::decision::unmet : exact::decision::met;
  if (of.value.none) return of_none;
  auto some = of.value;
  some.may_be_none = false;
  auto const of_some = exact::compare(some, how, of.low, of.high);
  return of_some == of_none ? of_none : exact::decision::undetermined;
}

number_verdict weigh(ir::measured const& asked, measurement const& of) {
  number_verdict out;
  out.value = of.value;
  out.how = asked.how;
  out.low = of.low;
  out.high = asked.how == exact::relation::between ? of.high : of.low;
  out.gap = gap_of(of, asked.how);
  out.is_share = asked.is_share;
  out.low_is_figure = asked.low_is_figure;
  out.unit = asked.unit;
  return out;
}

} // namespace chitieu::verdict
