#pragma once
#include "text_index.hpp"

#include "exact/pace.hpp"
#include "exact/packed_bounds.hpp"

#include <chitieu/data/row_keys.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace chitieu::live {

/// The numbers that rows of another dataset had, by their keys, which lie there and live as long.
class earlier_numbers {
 public:
  /// None.
  earlier_numbers() = default;
  /// Of a population, row by row.
  earlier_numbers(std::span<exact::bounds const> numbers, data::row_keys const& keys,
                  exact::pace const& with)
      : keys_{&keys} {
    auto const rows = std::min(numbers.size(), keys.size());
    numbers_.reserve(rows);
    std::string room;
    for (std::uint32_t row = 0; row < rows; ++row) {
      with.take();
      numbers_.add(numbers[row]);
      text_index::hashed const key{keys.text(row, room)};
      by_key_.make_room(key);
      by_key_.add(key, row);
    }
  }
  /// Of the whole, by whatever key.
  explicit earlier_numbers(exact::bounds const& number) { numbers_.add(number); }

  /// The number of the row with a key; nothing where there is none.
  [[nodiscard]] exact::bounds of(std::string_view key) const {
    auto const none = exact::bounds::nothing();
    if (keys_ == nullptr) return numbers_.size() > 0 ? numbers_[0] : none;
    auto const row = place_of(key);
    return row ? numbers_[*row] : none;
  }

 private:
  [[nodiscard]] std::optional<std::uint32_t> place_of(text_index::hashed const& key) const {
    std::string room;
    return by_key_.find(key, [&](std::uint32_t row) { return keys_->text(row, room); });
  }

  data::row_keys const* keys_ = nullptr;
  exact::packed_bounds numbers_;
  text_index by_key_;
};

} // namespace chitieu::live
