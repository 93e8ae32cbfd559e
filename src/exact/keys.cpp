#include "keys.hpp"

#include "checked.hpp"
#include "magnitude.hpp"

#include <numeric>

namespace chitieu::exact {
namespace {

/// Whether all ends of all values that take part pass.
template <class Test>
bool all_ends(std::span<sample const> samples, pace const& with, Test const& test) {
  for (sample const& one : samples) {
    with.take();
    if (one.value.none) continue;
    if (one.value.low && !test(*one.value.low)) return false;
    if (one.value.high && !test(*one.value.high)) return false;
  }
  return true;
}

} // namespace

common_scale::common_scale(std::span<sample const> samples, pace const& with) {
  fits_ = all_ends(samples, with, [this](rational const& value) { return widen(value); }) &&
          all_ends(samples, with,
                   [this](rational const& value) { return checked_units(value).has_value(); });
}

std::optional<std::int64_t> common_scale::checked_units(rational const& value) const {
  auto const fraction = value.small();
  if (!fraction) return std::nullopt;
  auto const units =
      fraction->denominator() == denominator_
          ? fraction->numerator()
          : checked::multiply(fraction->numerator(), denominator_ / fraction->denominator());
  if (units == smallest) return std::nullopt;
  return units;
}

bool common_scale::widen(rational const& value) {
  auto const fraction = value.small();
  if (!fraction) return false;
  if (denominator_ % fraction->denominator() == 0) return true;
  auto const common = checked::multiply(
      denominator_, fraction->denominator() / std::gcd(fraction->denominator(), denominator_));
  denominator_ = common.value_or(denominator_);
  return common.has_value();
}

std::optional<plain_numbers> plain(std::span<sample const> samples, common_scale const& scale,
                                   pace const& with) {
  if (!scale.fits()) return std::nullopt;
  plain_numbers all{{}, scale.denominator()};
  all.units.reserve(samples.size());
  for (sample const& one : samples) {
    with.take();
    if (one.value.none) continue;
    rational const* value = stays(one) ? only_value(one.value) : nullptr;
    if (!value) return std::nullopt;
    all.units.push_back(scale.units(*value));
  }
  return all;
}

keyed_sample end_order::keyed(sample const& one) const {
  value_end const end = end_of(one, towards_);
  if (!scale_.fits()) return {0, &one};
  if (!*end) return {smallest, &one};
  std::int64_t const units = scale_.units(**end);
  return {towards_ == side::low ? units : -units, &one};
}

} // namespace chitieu::exact
