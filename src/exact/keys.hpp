#pragma once
#include "aggregates.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace chitieu::exact {

/// A denominator over which all ends of samples are whole numbers of 64 bits, where there is one:
/// nearly always, and ordering those is many times faster.
class common_scale {
 public:
  common_scale(std::span<sample const>, pace const&);

  [[nodiscard]] bool fits() const noexcept { return fits_; }
  [[nodiscard]] std::int64_t denominator() const noexcept { return denominator_; }
  /// The value times the denominator, for an end of these samples when it fits.
  [[nodiscard]] std::int64_t units(rational const& value) const { return *checked_units(value); }

 private:
  /// Nothing where the units, or their negation, may not fit.
  [[nodiscard]] std::optional<std::int64_t> checked_units(rational const& value) const;
  bool widen(rational const& value);

  std::int64_t denominator_ = 1;
  bool fits_ = true;
};

/// Numbers that are all known, over one denominator.
struct plain_numbers {
  std::vector<std::int64_t> units;
  std::int64_t denominator = 1;
};

/// The samples as plain numbers; nothing if one of them is unsure, unknown or too large.
[[nodiscard]] std::optional<plain_numbers> plain(std::span<sample const>, common_scale const&,
                                                 pace const&);

/// A sample and what orders it.
struct keyed_sample {
  std::int64_t key = 0;
  sample const* of = nullptr;
};

/// Orders samples by one end of their values, the furthest first.
class end_order {
 public:
  end_order(common_scale const& scale, side towards) : scale_(scale), towards_(towards) {}

  [[nodiscard]] keyed_sample keyed(sample const& one) const;
  [[nodiscard]] side towards() const noexcept { return towards_; }
  [[nodiscard]] value_end end(keyed_sample const& one) const { return end_of(*one.of, towards_); }

  [[nodiscard]] bool operator()(keyed_sample const& a, keyed_sample const& b) const {
    return scale_.fits() ? a.key < b.key : further(towards_, end(a), end(b));
  }

 private:
  common_scale scale_;
  side towards_;
};

} // namespace chitieu::exact
