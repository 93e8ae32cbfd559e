#include "running_sum.hpp"

#include "checked.hpp"

#include <numeric>
#include <vector>

namespace chitieu::exact {

void running_sum::add(ratio const& value) {
  std::int64_t const denominator = value.denominator();
  if (denominator_ % denominator == 0 || widen(denominator))
    if (auto const units = checked::multiply(value.numerator(), denominator_ / denominator))
      return units_.add(*units);
  auto const apart = apart_.try_emplace(denominator).first;
  apart->second.add(value.numerator());
  if (apart->second.is_zero()) apart_.erase(apart);
}

// By twos, so that long numbers meet others that are as long, and only at the end.
rational running_sum::total() const {
  std::vector<rational> parts{rest_, units_.over(denominator_)};
  for (auto const& [denominator, units] : apart_) parts.push_back(units.over(denominator));
  for (; parts.size() > 1; parts.resize((parts.size() + 1) / 2)) {
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) parts[i / 2] = parts[i] + parts[i + 1];
    if (parts.size() % 2 != 0) parts[parts.size() / 2] = parts.back();
  }
  return parts.front();
}

/// Makes the denominator a multiple of this one, where that fits.
bool running_sum::widen(std::int64_t denominator) {
  if (units_.carry != 0) return false;
  std::int64_t const factor = denominator / std::gcd(denominator, denominator_);
  auto const common = checked::multiply(denominator_, factor);
  auto const units = checked::multiply(units_.low, factor);
  if (!common || !units) return false;
  denominator_ = *common;
  units_.low = *units;
  return true;
}

void running_sum::wide_units::add(std::int64_t units) {
  if (auto const sum = checked::add(low, units)) {
    low = *sum;
    return;
  }
  carry += units < 0 ? -1 : 1;
  low = static_cast<std::int64_t>(static_cast<std::uint64_t>(low) +
                                  static_cast<std::uint64_t>(units));
}

rational running_sum::wide_units::over(std::int64_t denominator) const {
  rational const half_word(std::int64_t{1} << 32);
  return (rational(carry) * half_word * half_word + low) / denominator;
}

} // namespace chitieu::exact
