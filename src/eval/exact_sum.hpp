#pragma once
#include "checked.hpp"

#include <chitieu/exact/bounds.hpp>

#include <optional>

namespace chitieu::eval {

/// A sum in whole units of 10^-scale for as long as they fit, and in numbers of any size beyond.
class exact_sum {
 public:
  explicit exact_sum(int scale) : scale_{scale} {}

  void add(std::int64_t units) {
    if (auto const sum = checked::add(units_, units)) {
      units_ = *sum;
      return;
    }
    add(exact::rational::of(exact::decimal{units_, scale_}));
    units_ = units;
  }
  void add(exact::rational const& number) { rest_ = rest_ ? *rest_ + number : number; }

  /// The sum, where it is whole units.
  [[nodiscard]] std::optional<std::int64_t> units() const {
    return rest_ ? std::nullopt : std::optional{units_};
  }
  [[nodiscard]] exact::rational total() const {
    auto const sum = exact::rational::of(exact::decimal{units_, scale_});
    return rest_ ? *rest_ + sum : sum;
  }

 private:
  int scale_;
  std::int64_t units_ = 0;
  std::optional<exact::rational> rest_;
};

} // namespace chitieu::eval
