#include "keys.hpp"

#include "checked.hpp"

#include <numeric>

namespace chitieu::exact {
namespace {

/// Two of these and their negations fit together.
constexpr std::int64_t furthest_units = largest / 2;

std::optional<std::int64_t> near_enough(std::optional<std::int64_t> units) {
  if (units && (*units > furthest_units || *units < -furthest_units)) return std::nullopt;
  return units;
}

/// Whether all samples that take part and have an end pass.
template <class Test>
bool all_pass(sample_list const& samples, pace const& with, Test const& test) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    with.take();
    if (samples.takes_part(i) && !samples.values().is_open(i) && !test(i)) return false;
  }
  return true;
}

} // namespace

common_scale::common_scale(sample_list const& samples, pace const& with) {
  auto const& values = samples.values();
  fits_ = all_pass(samples, with, [&](std::size_t at) { return widen(values, at); });
  if (!fits_) return;
  per_unit_ = denominator_ / values.one();
  fits_ = all_pass(samples, with, [&](std::size_t at) { return has_units(values, at); });
}

bool common_scale::widen(packed_bounds const& values, std::size_t at) {
  if (values.units(at) != nullptr) return widen(values.one());
  if (auto const* fraction = values.fraction(at)) return widen(fraction->denominator());
  for (auto const& end : {values.low(at), values.high(at)}) {
    if (!end) continue;
    auto const fraction = end->small();
    if (!fraction || !widen(fraction->denominator())) return false;
  }
  return true;
}

bool common_scale::widen(std::int64_t denominator) {
  if (denominator_ % denominator == 0) return true;
  auto const common =
      checked::multiply(denominator_, denominator / std::gcd(denominator, denominator_));
  denominator_ = common.value_or(denominator_);
  return common.has_value();
}

bool common_scale::has_units(packed_bounds const& values, std::size_t at) const {
  if (auto const* units = values.units(at))
    return near_enough(checked::multiply(units->low, per_unit_)) &&
           near_enough(checked::multiply(units->high, per_unit_));
  for (auto const& end : {values.low(at), values.high(at)})
    if (end && !checked_units(*end)) return false;
  return true;
}

std::optional<std::int64_t> common_scale::checked_units(rational const& value) const {
  auto const fraction = value.small();
  if (!fraction) return std::nullopt;
  return near_enough(
      checked::multiply(fraction->numerator(), denominator_ / fraction->denominator()));
}

std::int64_t common_scale::units(sample_list const& samples, std::size_t at, side towards) const {
  auto const& values = samples.values();
  if (auto const* units = values.units(at))
    return (towards == side::low ? units->low : units->high) * per_unit_;
  if (auto const* fraction = values.fraction(at))
    return fraction->numerator() * (denominator_ / fraction->denominator());
  auto const end = samples.end(at, towards);
  if (end) return *checked_units(*end);
  return towards == side::low ? -beyond : beyond;
}

std::optional<plain_numbers> plain(sample_list const& samples, common_scale const& scale,
                                   pace const& with) {
  if (!scale.fits()) return std::nullopt;
  plain_numbers all{{}, scale.denominator()};
  all.units.reserve(samples.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    with.take();
    if (!samples.takes_part(i)) continue;
    if (!samples.stays(i) || !samples.has_only_value(i)) return std::nullopt;
    all.units.push_back(scale.units(samples, i, side::low));
  }
  return all;
}

bool number_ends::operator()(key a, key b) const {
  auto const* x = of_->values().fraction(a);
  auto const* y = of_->values().fraction(b);
  if (x != nullptr && y != nullptr) return further(towards_, *x, *y);
  auto const first = of_->end(a, towards_);
  auto const second = of_->end(b, towards_);
  if (!first || !second) return !first && second;
  return further(towards_, *first, *second);
}

number_ends::middle number_ends::between(key a, key b) const {
  auto const first = *of_->end(a, towards_);
  return a == b ? first : (first + *of_->end(b, towards_)) / 2;
}

} // namespace chitieu::exact
