#include "numbers.hpp"

#include "checked.hpp"

#include <utility>

namespace chitieu::eval {

using data::knowledge;
using exact::bounds;

namespace {

constexpr int largest_scale = 18;

} // namespace

std::optional<exact::decimal> as_decimal(exact::rational const& number) {
  auto const terms = number.small();
  if (!terms) return std::nullopt;
  // In lowest terms a fraction is a decimal of k places exactly when 10^k is a multiple of what
  // divides it.
  std::int64_t power = 1;
  for (int scale = 0; scale <= largest_scale; ++scale) {
    if (power % terms->denominator() == 0) {
      auto const units = checked::multiply(terms->numerator(), power / terms->denominator());
      if (!units) return std::nullopt;
      return exact::decimal{*units, scale};
    }
    if (scale < largest_scale) power *= 10;
  }
  return std::nullopt;
}

std::optional<std::int64_t> rescaled(std::int64_t units, int from, int to) noexcept {
  if (to > largest_scale) return std::nullopt;
  for (; from < to; ++from) {
    auto const larger = checked::multiply(units, 10);
    if (!larger) return std::nullopt;
    units = *larger;
  }
  return units;
}

bounds bounds_of(std::int64_t units, knowledge known, int scale) {
  switch (known) {
  case knowledge::value:
    return bounds::exactly(exact::rational::of(exact::decimal{units, scale}));
  case knowledge::none:
    return bounds::nothing();
  case knowledge::unknown:
    break;
  }
  return bounds::unknown();
}

numbers numbers::same(std::size_t rows, bounds is) {
  constant all{std::move(is), {}};
  if (all.is.is_exact()) all.units = as_decimal(*all.is.low);
  return {rows, std::move(all)};
}

numbers numbers::of_units(std::vector<std::int64_t> values, std::vector<knowledge> known, int scale,
                          bool may_be_none) {
  auto const rows = values.size();
  return {rows, decimals{std::move(values), std::move(known), scale, may_be_none}};
}

numbers numbers::of_bounds(exact::packed_bounds all) {
  auto const rows = all.size();
  return {rows, std::move(all)};
}

bounds numbers::operator[](std::size_t row) const {
  if (auto const* all = std::get_if<constant>(&content_)) return all->is;
  if (auto const* each = packed()) return (*each)[row];
  auto const& units = *std::get_if<decimals>(&content_);
  auto const known = units.known.empty() ? knowledge::value : units.known[row];
  auto is = bounds_of(units.values[row], known, units.scale);
  if (units.may_be_none && known == knowledge::unknown) is.may_be_none = true;
  return is;
}

std::optional<units_view> numbers::units() const {
  if (auto const* all = std::get_if<constant>(&content_); all != nullptr && all->units)
    return units_view{{&all->units->units, 1}, {}, all->units->scale, true};
  auto const* each = std::get_if<decimals>(&content_);
  if (each == nullptr || each->may_be_none) return std::nullopt;
  return units_view{each->values, each->known, each->scale, false};
}

bounds const* numbers::everywhere() const {
  auto const* all = std::get_if<constant>(&content_);
  return all != nullptr ? &all->is : nullptr;
}

exact::packed_bounds const* numbers::packed() const {
  return std::get_if<exact::packed_bounds>(&content_);
}

void numbers_builder::add_units(std::int64_t units) {
  with_->take();
  if (bounds_)
    bounds_->add_units(units);
  else
    add_known(units, knowledge::value);
}

void numbers_builder::add_known(std::int64_t units, knowledge known) {
  if (known != knowledge::value && known_.empty()) {
    known_.reserve(rows_);
    for (std::size_t row = 0; row < units_.size(); ++row) {
      with_->take();
      known_.push_back(knowledge::value);
    }
  }
  if (known != knowledge::value || !known_.empty()) known_.push_back(known);
  units_.push_back(units);
}

void numbers_builder::add_range(exact::packed_bounds::range units, bool may_be_none) {
  if (units.low == units.high && !may_be_none) return add_units(units.low);
  with_->take();
  as_bounds().add_range(units, may_be_none);
}

void numbers_builder::add_fraction(exact::ratio const& is) {
  if (!bounds_ || is.denominator() == 1) return add(bounds::exactly(is));
  with_->take();
  bounds_->add_fraction(is);
}

void numbers_builder::add(bounds const& is) {
  with_->take();
  if (!bounds_) {
    if (is.none) return add_known(0, knowledge::none);
    if (!is.low && !is.high && !is.may_be_none) return add_known(0, knowledge::unknown);
    if (is.is_exact())
      if (auto const decimal = as_decimal(*is.low))
        if (auto const units = decimal->scale <= scale_
                                   ? rescaled(decimal->units, decimal->scale, scale_)
                                   : std::nullopt)
          return add_known(*units, knowledge::value);
  }
  as_bounds().add(is);
}

void numbers_builder::add(numbers const& from, std::optional<units_view> const& units,
                          std::size_t row) {
  if (units && !bounds_) {
    with_->take();
    auto const known = units->known(row);
    if (known != knowledge::value) return add_known(0, known);
    if (units->scale() <= scale_)
      if (auto const here = rescaled((*units)[row], units->scale(), scale_))
        return add_known(*here, known);
  }
  add(from[row]);
}

/// What was added so far, as bounds.
exact::packed_bounds& numbers_builder::as_bounds() {
  if (bounds_) return *bounds_;
  auto& all = bounds_.emplace(scale_);
  all.reserve(rows_);
  for (std::size_t row = 0; row < units_.size(); ++row) {
    with_->take();
    auto const known = known_.empty() ? knowledge::value : known_[row];
    if (known == knowledge::value)
      all.add_units(units_[row]);
    else
      all.add(bounds_of(units_[row], known, scale_));
  }
  units_ = {};
  known_ = {};
  return all;
}

numbers numbers_builder::finish() {
  if (bounds_) return numbers::of_bounds(std::move(*bounds_));
  return numbers::of_units(std::move(units_), std::move(known_), scale_);
}

} // namespace chitieu::eval
