#pragma once
#include "packed_bounds.hpp"

#include <chitieu/exact/samples.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace chitieu::exact {

/// Towards which end of the bounds a filling is looked for.
enum class side : std::uint8_t { low, high };

/// Very many samples, kept as small as bounds can be.
class sample_list {
 public:
  explicit sample_list(int scale = 0) : values_(scale) {}

  void reserve(std::size_t size) {
    values_.reserve(size);
    sure_.reserve(size);
  }
  void clear() {
    values_.clear();
    sure_.clear();
  }

  void add(bounds const& value, bool sure) {
    values_.add(value);
    sure_.push_back(sure);
  }
  void add(packed_bounds const& from, std::size_t at, bool sure) {
    values_.add(from, at);
    sure_.push_back(sure);
  }
  /// A number of so many units of the scale.
  void add_units(std::int64_t units, bool sure) {
    values_.add_units(units);
    sure_.push_back(sure);
  }
  /// A number that can be any.
  void add_unknown(bool sure) {
    values_.add_unknown(false);
    sure_.push_back(sure);
  }

  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
  [[nodiscard]] packed_bounds const& values() const noexcept { return values_; }
  [[nodiscard]] bool is_sure(std::size_t at) const { return sure_[at]; }

  /// What is no number at all takes no part.
  [[nodiscard]] bool takes_part(std::size_t at) const { return !values_.is_nothing(at); }

  /// Whether the sample gives a number in every filling; otherwise it is taken or left.
  [[nodiscard]] bool stays(std::size_t at) const { return sure_[at] && !values_.may_be_none(at); }

  /// Whether the value is one number.
  [[nodiscard]] bool has_only_value(std::size_t at) const {
    if (auto const* units = values_.units(at)) return units->low == units->high;
    if (values_.fraction(at) != nullptr) return true;
    auto const low = values_.low(at);
    return low && low == values_.high(at);
  }

  /// An end of the value; without a number as far out as one likes.
  [[nodiscard]] std::optional<rational> end(std::size_t at, side towards) const {
    return towards == side::low ? values_.low(at) : values_.high(at);
  }

 private:
  packed_bounds values_;
  std::vector<bool> sure_;
};

} // namespace chitieu::exact
