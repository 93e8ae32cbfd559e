#include "packed_bounds.hpp"

#include "checked.hpp"
#include "magnitude.hpp"

#include <utility>

namespace chitieu::exact {

packed_bounds::packed_bounds(int scale) : one_(static_cast<std::int64_t>(power_of_ten(scale))) {}

void packed_bounds::reserve(std::size_t size) {
  forms_.reserve(size);
  places_.reserve(size);
}

void packed_bounds::clear() {
  forms_.clear();
  places_.clear();
  others_.clear();
}

void packed_bounds::add(bounds const& is) {
  if (is.none) return put(form::nothing, true, range{});
  if (!is.low && !is.high) return add_unknown(is.may_be_none);
  auto const low = units_of(is.low);
  auto const high = units_of(is.high);
  if (low && high) return add_range({*low, *high}, is.may_be_none);
  if (low && !is.high) return put(form::from, is.may_be_none, range{*low, 0});
  if (high && !is.low) return put(form::up_to, is.may_be_none, range{0, *high});
  auto const terms = is.is_exact() ? is.low->small() : std::nullopt;
  if (terms) return add_fraction(*terms);
  add_kept(keep(is));
}

void packed_bounds::add(packed_bounds const& from, std::size_t at) {
  auto const is = from.form_at(at);
  bool const has_units = is == form::range || is == form::from || is == form::up_to;
  if (is == form::elsewhere || (has_units && from.one_ != one_)) return add(from[at]);
  forms_.push_back(from.forms_[at]);
  places_.push_back(from.places_[at]);
}

std::size_t packed_bounds::keep(bounds is) {
  others_.push_back(std::move(is));
  return others_.size() - 1;
}

bounds packed_bounds::operator[](std::size_t at) const {
  if (is_nothing(at)) return bounds::nothing();
  if (auto const* exact = fraction(at)) return bounds::exactly(*exact);
  if (form_at(at) == form::elsewhere) return others_[places_[at].elsewhere];
  return {low(at), high(at), may_be_none(at), false};
}

std::optional<rational> packed_bounds::low(std::size_t at) const {
  auto const& here = places_[at];
  switch (form_at(at)) {
  case form::range:
  case form::from:
    return number(here.units.low);
  case form::fraction:
    return here.fraction;
  case form::elsewhere:
    return others_[here.elsewhere].low;
  case form::up_to:
  case form::open:
  case form::nothing:
    break;
  }
  return std::nullopt;
}

std::optional<rational> packed_bounds::high(std::size_t at) const {
  auto const& here = places_[at];
  switch (form_at(at)) {
  case form::range:
  case form::up_to:
    return number(here.units.high);
  case form::fraction:
    return here.fraction;
  case form::elsewhere:
    return others_[here.elsewhere].high;
  case form::from:
  case form::open:
  case form::nothing:
    break;
  }
  return std::nullopt;
}

std::optional<std::int64_t> packed_bounds::units_of(std::optional<rational> const& end) const {
  auto const terms = end ? end->small() : std::nullopt;
  if (!terms || one_ % terms->denominator() != 0) return std::nullopt;
  return checked::multiply(terms->numerator(), one_ / terms->denominator());
}

rational packed_bounds::number(std::int64_t units) const {
  return one_ == 1 ? rational(units) : rational::of(units, one_);
}

} // namespace chitieu::exact
