#pragma once
#include <chitieu/exact/rational.hpp>
#include <chitieu/exact/threshold.hpp>

#include <optional>
#include <utility>

namespace chitieu::exact {

/// What a number can be, over all fillings of the blanks: everything from `low` to `high`.
///
/// Sums and ratios of numbers that hang on the same blanks are bounded as if they were filled
/// apart: bounds may then be wider than what can be, never narrower.
struct bounds {
  std::optional<rational> low;  ///< nothing: no bound
  std::optional<rational> high; ///< nothing: no bound
  bool may_be_none = false;     ///< some filling gives no number (an average of nobody, x / 0)
  bool none = false;            ///< no filling gives one

  static bounds exactly(rational value) { return {value, std::move(value), false, false}; }
  static bounds unknown() { return {}; }
  static bounds nothing() { return {{}, {}, true, true}; }
  [[nodiscard]] bool is_exact() const {
    return !may_be_none && !none && low && high && *low == *high;
  }

  friend bool operator==(bounds const&, bounds const&) = default;
};

[[nodiscard]] bounds operator+(bounds const&, bounds const&);
[[nodiscard]] bounds operator-(bounds const&, bounds const&);
[[nodiscard]] bounds operator*(bounds const&, bounds const&);
/// Where the divisor can be 0 there may be no number.
[[nodiscard]] bounds operator/(bounds const&, bounds const&);
/// Everything that either can be.
[[nodiscard]] bounds either(bounds const&, bounds const&);

/// Whether every filling agrees that `value` stands so to `low` (to `low` and `high` for
/// `between`). Where there may be no number it is undetermined.
[[nodiscard]] decision compare(bounds const& value, relation, bounds const& low,
                               bounds const& high = {});

} // namespace chitieu::exact
