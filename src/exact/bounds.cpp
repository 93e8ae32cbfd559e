#include <chitieu/exact/bounds.hpp>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace chitieu::exact {
namespace {

/// An end of an interval: a number, or without one infinitely low or high.
struct end {
  std::optional<rational> value;
  int side = 0; ///< -1 or 1 where it is infinite

  [[nodiscard]] int sign() const { return value ? value->sign() : side; }
};

bool less(end const& a, end const& b) {
  if (a.value && b.value) return *a.value < *b.value;
  return a.side < b.side;
}

/// Nothing times infinitely much is nothing: an infinite end is never reached, 0 is.
end operator*(end const& a, end const& b) {
  if (a.value && b.value) return {*a.value * *b.value, 0};
  int const side = a.sign() * b.sign();
  if (side == 0) return {rational(0), 0};
  return {{}, side};
}

end low_of(bounds const& value) { return {value.low, value.low ? 0 : -1}; }
end high_of(bounds const& value) { return {value.high, value.high ? 0 : 1}; }

std::optional<rational> sum(std::optional<rational> const& a, std::optional<rational> const& b) {
  if (!a || !b) return std::nullopt;
  return *a + *b;
}

bounds negated(bounds const& value) {
  bounds turned{{}, {}, value.may_be_none, value.none};
  if (value.high) turned.low = -*value.high;
  if (value.low) turned.high = -*value.low;
  return turned;
}

/// 1 / x for every x of a side of 0, which is from nothing (0 or infinitely far) to nothing.
bounds inverse_above_zero(std::optional<rational> const& low, std::optional<rational> const& high) {
  bounds inverse;
  inverse.low = high ? rational(1) / *high : rational(0);
  if (low && low->sign() > 0) inverse.high = rational(1) / *low;
  return inverse;
}

decision both(decision a, decision b) {
  if (a == decision::unmet || b == decision::unmet) return decision::unmet;
  return a == decision::met && b == decision::met ? decision::met : decision::undetermined;
}

/// Whether `a` is never below `b` (or `strictly` above it), always so, or sometimes.
decision not_below(bounds const& a, bounds const& b, bool strictly) {
  if (a.low && b.high && (strictly ? *a.low > *b.high : *a.low >= *b.high)) return decision::met;
  if (a.high && b.low && (strictly ? *a.high <= *b.low : *a.high < *b.low)) return decision::unmet;
  return decision::undetermined;
}

} // namespace

bounds operator+(bounds const& a, bounds const& b) {
  if (a.none || b.none) return bounds::nothing();
  return {sum(a.low, b.low), sum(a.high, b.high), a.may_be_none || b.may_be_none, false};
}

bounds operator-(bounds const& a, bounds const& b) { return a + negated(b); }

bounds operator*(bounds const& a, bounds const& b) {
  if (a.none || b.none) return bounds::nothing();
  auto [low, high] = std::minmax({low_of(a) * low_of(b), low_of(a) * high_of(b),
                                  high_of(a) * low_of(b), high_of(a) * high_of(b)},
                                 less);
  return {std::move(low.value), std::move(high.value), a.may_be_none || b.may_be_none, false};
}

bounds operator/(bounds const& a, bounds const& b) {
  if (a.none || b.none) return bounds::nothing();
  bool const above = !b.high || b.high->sign() > 0;
  bool const below = !b.low || b.low->sign() < 0;
  if (!above && !below) return bounds::nothing();
  // What divides is on either side of 0, where its inverse has no gap.
  bounds quotient = bounds::nothing();
  if (above) quotient = either(quotient, a * inverse_above_zero(b.low, b.high));
  if (below) {
    bounds const turned = negated(b);
    quotient = either(quotient, negated(a) * inverse_above_zero(turned.low, turned.high));
  }
  bool const may_be_zero = (!b.low || b.low->sign() <= 0) && (!b.high || b.high->sign() >= 0);
  quotient.may_be_none = a.may_be_none || b.may_be_none || may_be_zero;
  return quotient;
}

bounds either(bounds const& a, bounds const& b) {
  if (a.none || b.none) {
    bounds only = a.none ? b : a;
    only.may_be_none = true;
    return only;
  }
  bounds hull{{}, {}, a.may_be_none || b.may_be_none, false};
  if (a.low && b.low) hull.low = std::min(*a.low, *b.low);
  if (a.high && b.high) hull.high = std::max(*a.high, *b.high);
  return hull;
}

decision compare(bounds const& value, relation how, bounds const& low, bounds const& high) {
  bool const has_high = how == relation::between;
  for (auto const* side : {&value, &low, has_high ? &high : &low})
    if (side->none || side->may_be_none) return decision::undetermined;
  switch (how) {
  case relation::at_least:
    return not_below(value, low, false);
  case relation::more_than:
    return not_below(value, low, true);
  case relation::at_most:
    return not_below(low, value, false);
  case relation::less_than:
    return not_below(low, value, true);
  case relation::exactly:
    return both(not_below(value, low, false), not_below(low, value, false));
  case relation::between:
    // Where the lower end is always above the upper one, nothing lies between.
    if (low.low && high.high && *low.low > *high.high) return decision::unmet;
    return both(not_below(value, low, false), not_below(high, value, false));
  }
  return decision::undetermined;
}

} // namespace chitieu::exact
