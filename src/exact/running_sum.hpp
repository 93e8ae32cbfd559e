#pragma once
#include <chitieu/exact/rational.hpp>

#include <cstdint>

namespace chitieu::exact {

/// Adds many numbers: in 128 bits over one denominator as far as these go, beyond them as a
/// rational.
class running_sum {
 public:
  void add(rational const& value) {
    if (auto const fraction = value.small())
      add(*fraction);
    else
      rest_ = rest_ + value;
  }
  void add(ratio const& value);

  [[nodiscard]] rational total() const;

 private:
  void widen(std::int64_t denominator);
  void set_aside();

  std::int64_t units_ = 0; ///< (carry_ · 2^64 + units_) / denominator_ …
  std::int64_t carry_ = 0;
  std::int64_t denominator_ = 1;
  rational rest_; ///< … and what did not fit
};

} // namespace chitieu::exact
