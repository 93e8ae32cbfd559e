#pragma once
#include "exact/pace.hpp"

#include <bit>
#include <cstdint>
#include <functional>
#include <vector>

namespace chitieu::eval {

/// Numbers different values from 0 on, in the order in which they come. It is given back at once,
/// and asks while it grows.
template <class Value>
class value_index {
 public:
  explicit value_index(exact::pace const& with) : with_{&with}, places_(fewest_places, nobody) {}

  /// So many values are likely at most.
  void reserve(std::size_t values) { values_.reserve(values); }

  [[nodiscard]] std::uint32_t number_of(Value const& value) {
    if (values_.size() * 2 >= places_.size()) grow();
    auto& at = places_[place_of(value)];
    if (at == nobody) {
      at = static_cast<std::uint32_t>(values_.size());
      values_.push_back(value);
    }
    return at;
  }

  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }

 private:
  static constexpr std::size_t fewest_places = 64;
  static constexpr std::uint32_t nobody = ~std::uint32_t{0};

  [[nodiscard]] std::size_t place_of(Value const& value) const {
    // Hashes of numbers may be these numbers: the upper bits of a product hang on all of theirs.
    auto const mixed = std::hash<Value>{}(value)*std::uint64_t{0x9e37'79b9'7f4a'7c15};
    auto at =
        static_cast<std::size_t>(mixed >> std::countl_zero(std::uint64_t{places_.size() - 1}));
    while (places_[at] != nobody && values_[places_[at]] != value)
      at = (at + 1) & (places_.size() - 1);
    return at;
  }

  void grow() {
    places_ = exact::filled_with(places_.size() * 2, nobody, *with_);
    for (std::size_t number = 0; number < values_.size(); ++number) {
      with_->take();
      places_[place_of(values_[number])] = static_cast<std::uint32_t>(number);
    }
  }

  exact::pace const* with_;
  std::vector<std::uint32_t> places_; ///< a power of two of them, at least half of them empty
  std::vector<Value> values_;
};

} // namespace chitieu::eval
