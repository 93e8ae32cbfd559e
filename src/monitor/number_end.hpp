#pragma once
#include <chitieu/exact/rational.hpp>

#include <compare>

namespace chitieu::live {

/// A place in the order of numbers: below all (`far` < 0), at one, or above all.
struct number_end {
  int far = -1;
  exact::rational at;

  [[nodiscard]] bool is_below(exact::rational const& number) const {
    return far < 0 || (far == 0 && at < number);
  }
  [[nodiscard]] bool is_above(exact::rational const& number) const {
    return far > 0 || (far == 0 && number < at);
  }
  friend bool operator==(number_end const&, number_end const&) = default;
  friend std::strong_ordering operator<=>(number_end const& a, number_end const& b) {
    return a.far != b.far ? a.far <=> b.far : a.at <=> b.at;
  }
};

} // namespace chitieu::live
