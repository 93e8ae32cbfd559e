#pragma once
#include "exact/pace.hpp"
#include "exact/packed_bounds.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/exact/bounds.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace chitieu::eval {

/// Whole units of 10^-scale, one for each row or one for all.
class units_view {
 public:
  units_view(std::span<std::int64_t const> values, std::span<data::knowledge const> known,
             int scale, bool same)
      : values_{values}, known_{known}, scale_{scale}, same_{same} {}

  [[nodiscard]] int scale() const noexcept { return scale_; }
  [[nodiscard]] bool is_same() const noexcept { return same_; }
  [[nodiscard]] bool all_known() const noexcept { return known_.empty(); }
  [[nodiscard]] std::int64_t operator[](std::size_t row) const noexcept {
    return values_[same_ ? 0 : row];
  }
  [[nodiscard]] data::knowledge known(std::size_t row) const noexcept {
    return known_.empty() ? data::knowledge::value : known_[row];
  }

 private:
  std::span<std::int64_t const> values_;
  std::span<data::knowledge const> known_; ///< empty: every one is a value
  int scale_;
  bool same_;
};

/// What a number can be in every row of its population, kept as small as it can be: once, as whole
/// units with what is known of each, or as packed bounds.
class numbers {
 public:
  /// The same for every row.
  static numbers same(std::size_t rows, exact::bounds);

  /// Units of 10^-scale; `known` is empty where every one is a value. A number that is not known is
  /// there, unless `may_be_none`.
  static numbers of_units(std::vector<std::int64_t>, std::vector<data::knowledge> known, int scale,
                          bool may_be_none = false);

  static numbers of_bounds(exact::packed_bounds);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] exact::bounds operator[](std::size_t row) const;

  /// The units, where that is what they are; a number that is not known can then be any and is
  /// there. They live as long as this.
  [[nodiscard]] std::optional<units_view> units() const;

  /// What it is in every row, where that is known to be the same.
  [[nodiscard]] exact::bounds const* everywhere() const;

  /// The bounds, where they are kept for each row.
  [[nodiscard]] exact::packed_bounds const* packed() const;

 private:
  struct constant {
    exact::bounds is;
    std::optional<exact::decimal> units; ///< when it is a decimal
  };
  struct decimals {
    std::vector<std::int64_t> values;
    std::vector<data::knowledge> known;
    int scale = 0;
    bool may_be_none = false;
  };
  using content = std::variant<constant, decimals, exact::packed_bounds>;

  numbers(std::size_t rows, content what) : rows_{rows}, content_{std::move(what)} {}

  std::size_t rows_;
  content content_;
};

/// Puts the numbers of a population together row after row, as units for as long as it can; asks
/// between rows whether to go on.
class numbers_builder {
 public:
  explicit numbers_builder(exact::pace const& with, std::size_t rows, int scale = 0)
      : with_{&with}, rows_{rows}, scale_{scale} {
    units_.reserve(rows);
  }

  /// Units of the scale.
  void add_units(std::int64_t units);
  /// From so many units to so many.
  void add_range(exact::packed_bounds::range units, bool may_be_none);
  /// A number that need be no units of the scale.
  void add_fraction(exact::ratio const&);
  void add(exact::bounds const&);
  /// A row of other numbers.
  void add(numbers const& from, std::optional<units_view> const& units, std::size_t row);

  [[nodiscard]] numbers finish();

 private:
  void add_known(std::int64_t units, data::knowledge);
  [[nodiscard]] exact::packed_bounds& as_bounds();

  exact::pace const* with_;
  std::size_t rows_;
  int scale_;
  std::vector<std::int64_t> units_;
  std::vector<data::knowledge> known_;
  std::optional<exact::packed_bounds> bounds_;
};

/// The number as units of 10^-scale with as few decimals as show it exactly; nothing if none do.
[[nodiscard]] std::optional<exact::decimal> as_decimal(exact::rational const&);

/// Units of one scale as units of a larger one; nothing if they do not fit.
[[nodiscard]] std::optional<std::int64_t> rescaled(std::int64_t units, int from, int to) noexcept;

/// What units with what is known of them are; a number that is not known is there.
[[nodiscard]] exact::bounds bounds_of(std::int64_t units, data::knowledge, int scale);

} // namespace chitieu::eval
