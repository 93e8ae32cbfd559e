#include "arithmetic.hpp"

#include "checked.hpp"

#include <algorithm>

namespace chitieu::eval {
namespace {

using data::knowledge;
using exact::bounds;
using sign = ir::arithmetic_value::sign;

} // namespace

bounds calculate(sign is, bounds const& left, bounds const& right) {
  switch (is) {
  case sign::plus:
    return left + right;
  case sign::minus:
    return left - right;
  case sign::times:
    return left * right;
  case sign::over:
    break;
  }
  return left / right;
}

namespace {

std::optional<std::int64_t> in_units(sign is, std::int64_t left, std::int64_t right) {
  switch (is) {
  case sign::plus:
    return checked::add(left, right);
  case sign::minus:
    return checked::subtract(left, right);
  case sign::times:
    return checked::multiply(left, right);
  case sign::over:
    break;
  }
  return std::nullopt;
}

/// Units as units of the scale that they are brought to.
class at_scale {
 public:
  at_scale(units_view const& units, int scale) : units_{units}, from_{units.scale()}, to_{scale} {}

  [[nodiscard]] std::optional<std::int64_t> operator()(std::size_t row) const {
    return from_ == to_ ? std::optional{units_[row]} : rescaled(units_[row], from_, to_);
  }

 private:
  units_view const& units_;
  int from_;
  int to_;
};

/// In whole units; a row whose result does not fit, or is not a number on both sides, as bounds.
numbers calculate_units(sign is, numbers const& left, numbers const& right, units_view const& l,
                        units_view const& r, exact::pace const& with) {
  bool const product = is == sign::times;
  int const scale = product ? l.scale() + r.scale() : std::max(l.scale(), r.scale());
  at_scale const a{l, product ? l.scale() : scale};
  at_scale const b{r, product ? r.scale() : scale};
  numbers_builder made{with, left.rows(), scale};
  for (std::size_t row = 0; row < left.rows(); ++row) {
    std::optional<std::int64_t> units;
    if (l.known(row) == knowledge::value && r.known(row) == knowledge::value) {
      auto const x = a(row);
      auto const y = b(row);
      if (x && y) units = in_units(is, *x, *y);
    }
    if (units)
      made.add_units(*units);
    else
      made.add(calculate(is, left[row], right[row]));
  }
  return made.finish();
}

/// Quotients of units are fractions, and seldom units; a row where they are none, or there is no
/// number on both sides, as bounds.
numbers divide_units(numbers const& left, numbers const& right, units_view const& l,
                     units_view const& r, exact::pace const& with) {
  int const scale = std::max(l.scale(), r.scale());
  at_scale const a{l, scale};
  at_scale const b{r, scale};
  numbers_builder made{with, left.rows()};
  for (std::size_t row = 0; row < left.rows(); ++row) {
    std::optional<exact::ratio> quotient;
    if (l.known(row) == knowledge::value && r.known(row) == knowledge::value) {
      auto const x = a(row);
      auto const y = b(row);
      if (x && y) quotient = exact::ratio::make(*x, *y);
    }
    if (quotient)
      made.add_fraction(*quotient);
    else
      made.add(calculate(sign::over, left[row], right[row]));
  }
  return made.finish();
}

} // namespace

numbers calculate(sign is, numbers const& left, numbers const& right, exact::pace const& with) {
  auto const rows = left.rows();
  if (left.everywhere() != nullptr && right.everywhere() != nullptr)
    return numbers::same(rows, calculate(is, *left.everywhere(), *right.everywhere()));
  auto const l = left.units();
  auto const r = right.units();
  constexpr int largest_scale = 18;
  if (is != sign::over && l && r && l->scale() + r->scale() <= largest_scale)
    return calculate_units(is, left, right, *l, *r, with);
  if (is == sign::over && l && r) return divide_units(left, right, *l, *r, with);
  numbers_builder made{with, rows};
  for (std::size_t row = 0; row < rows; ++row) made.add(calculate(is, left[row], right[row]));
  return made.finish();
}

} // namespace chitieu::eval
