#pragma once
#include <chitieu/exact/rational.hpp>

#include <cstdint>
#include <unordered_map>

namespace chitieu::exact {

/// Adds many numbers: in 128 bits over one denominator as far as these go, beyond them in as many
/// for each denominator, which are added up at the end.
class running_sum {
 public:
  void add(rational const& value) {
    if (auto const fraction = value.small())
      add(*fraction);
    else
      rest_ = rest_ + value;
  }
  void add(ratio const& value);
  void add(std::int64_t whole) {
    if (denominator_ == 1)
      units_.add(whole);
    else
      add(ratio(whole));
  }
  /// Takes away a number that was added.
  void take(rational const& value) { add(-value); }

  [[nodiscard]] rational total() const;

 private:
  /// carry · 2^64 + low
  struct wide_units {
    std::int64_t low = 0;
    std::int64_t carry = 0;

    void add(std::int64_t);
    [[nodiscard]] bool is_zero() const { return low == 0 && carry == 0; }
    [[nodiscard]] rational over(std::int64_t denominator) const;
  };

  [[nodiscard]] bool widen(std::int64_t denominator);

  wide_units units_; ///< over `denominator_`
  std::int64_t denominator_ = 1;
  std::unordered_map<std::int64_t, wide_units> apart_; ///< by denominators that did not fit
  rational rest_;                                      ///< numbers that did not
};

} // namespace chitieu::exact
