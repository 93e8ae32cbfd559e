#include "running_sum.hpp"

#include "checked.hpp"

#include <numeric>

namespace chitieu::exact {

void running_sum::add(ratio const& value) {
  std::int64_t const denominator = value.denominator();
  if (denominator != denominator_ && denominator_ % denominator != 0) widen(denominator);
  auto const units = denominator == denominator_
                         ? value.numerator()
                         : checked::multiply(value.numerator(), denominator_ / denominator);
  if (!units) {
    rest_ = rest_ + value;
    return;
  }
  if (auto const sum = checked::add(units_, *units)) {
    units_ = *sum;
    return;
  }
  carry_ += *units < 0 ? -1 : 1;
  units_ = static_cast<std::int64_t>(static_cast<std::uint64_t>(units_) +
                                     static_cast<std::uint64_t>(*units));
}

rational running_sum::total() const {
  rational const half_word(std::int64_t{1} << 32);
  return rest_ + (rational(carry_) * half_word * half_word + units_) / denominator_;
}

/// Makes the denominator a multiple of this one, or this one where their multiple does not fit.
void running_sum::widen(std::int64_t denominator) {
  std::int64_t const factor = denominator / std::gcd(denominator, denominator_);
  auto const common = checked::multiply(denominator_, factor);
  auto const units = checked::multiply(units_, factor);
  if (common && units && carry_ == 0) {
    units_ = *units;
  } else {
    set_aside();
  }
  denominator_ = common.value_or(denominator);
}

void running_sum::set_aside() {
  rest_ = total();
  units_ = 0;
  carry_ = 0;
}

} // namespace chitieu::exact
