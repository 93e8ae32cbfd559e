#pragma once
#include "large_vector.hpp"
#include "words.hpp"

#include "eval/numbers.hpp"

#include <cstdint>
#include <unordered_map>
#include <utility>

namespace chitieu::live {

/// What a number of the program can be in each row: units of one scale where that is what it is,
/// a mark where it can be any number, and bounds in the few rows where it is something else.
class number_column {
 public:
  number_column() = default;
  explicit number_column(int scale) : scale_{scale} {}

  /// Stands for a number that is surely there and can be any.
  static constexpr std::int64_t any = none_word + 1;
  /// The same of one that may be none.
  static constexpr std::int64_t perhaps_any = any + 1;
  [[nodiscard]] static constexpr bool is_units(std::int64_t word) noexcept {
    return word > perhaps_any;
  }

  /// The units of a row's number, `any`, `perhaps_any`, `none_word`, or `unknown_word` for what is
  /// none of these.
  [[nodiscard]] std::int64_t word(std::uint32_t row) const {
    return row < units_.size() ? units_[row] : none_word;
  }
  [[nodiscard]] int scale() const noexcept { return scale_; }

  [[nodiscard]] exact::bounds operator[](std::uint32_t row) const {
    if (row >= units_.size() || units_[row] == none_word) return exact::bounds::nothing();
    if (units_[row] == elsewhere) return others_.at(row);
    if (units_[row] == any) return exact::bounds::unknown();
    if (units_[row] == perhaps_any) return {{}, {}, true, false};
    return exact::bounds::exactly(exact::rational::of(exact::decimal{units_[row], scale_}));
  }

  /// Whether it was another number before.
  bool put(std::uint32_t row, exact::bounds is) {
    if (row >= units_.size()) units_.resize(std::size_t{row} + 1, none_word);
    auto const fresh = units_of(is);
    auto& kept = units_[row];
    if (fresh == kept && fresh != elsewhere) return false;
    bool const was_elsewhere = kept == elsewhere;
    kept = fresh;
    if (fresh != elsewhere) {
      if (was_elsewhere) spare_ = others_.extract(row);
      return true;
    }
    if (was_elsewhere) {
      auto& other = others_[row];
      if (other == is) return false;
      other = std::move(is);
    } else if (spare_.empty()) {
      others_.emplace(row, std::move(is));
    } else {
      spare_.key() = row;
      spare_.mapped() = std::move(is);
      others_.insert(std::move(spare_));
    }
    return true;
  }

 private:
  static constexpr std::int64_t elsewhere = unknown_word;

  [[nodiscard]] std::int64_t units_of(exact::bounds const& is) const {
    if (is.none) return none_word;
    if (!is.low && !is.high) return is.may_be_none ? perhaps_any : any;
    if (!is.is_exact()) return elsewhere;
    auto const decimal = eval::as_decimal(*is.low);
    if (!decimal || decimal->scale > scale_) return elsewhere;
    auto const units = eval::rescaled(decimal->units, decimal->scale, scale_);
    return units && is_units(*units) ? *units : elsewhere;
  }

  int scale_ = 0;
  large_vector<std::int64_t> units_;
  std::unordered_map<std::uint32_t, exact::bounds> others_;
  decltype(others_)::node_type spare_; ///< room of one that was there
};

} // namespace chitieu::live
