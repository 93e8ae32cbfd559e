#pragma once
#include "exact/pace.hpp"

#include <chitieu/data/row_keys.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace chitieu::data {

/// Finds the row of a key; the keys must outlive it.
class key_index {
 public:
  /// `parts` is how many columns make a key; `of_names` says that keys are names of the plan, which
  /// are compared as names are, and not data, which are compared exactly.
  key_index(std::string population, row_keys const& keys, std::size_t parts, bool of_names = false)
      : population_(std::move(population)), keys_(keys), parts_(parts), of_names_(of_names) {}

  /// Takes the keys in; calls `duplicate(row, first)` for each that was there before.
  template <class Duplicate>
  void build(Duplicate const& duplicate, exact::pace const& rows_read = {}) {
    if (keys_.are_numbers())
      add_numbers(rows_read, duplicate);
    else
      add_texts(rows_read, duplicate);
  }

  [[nodiscard]] std::optional<std::int32_t> find(std::string_view key) const;

  /// Of keys that are whole numbers.
  [[nodiscard]] std::optional<std::int32_t> find_number(std::int64_t number) const;
  [[nodiscard]] bool of_numbers() const noexcept { return keys_.are_numbers(); }

  /// The one row whose key is the same name, though not the same text. Several threads may ask.
  [[nodiscard]] std::optional<std::int32_t> find_folded(std::string_view key);

  [[nodiscard]] std::size_t rows() const noexcept { return keys_.size(); }
  [[nodiscard]] std::string const& population() const noexcept { return population_; }
  [[nodiscard]] std::size_t parts() const noexcept { return parts_; }
  [[nodiscard]] bool of_names() const noexcept { return of_names_; }

 private:
  /// Where a key stands, or 0; with some of the key's hash, so that few keys are compared.
  struct place {
    std::uint32_t mark = 0;
    std::uint32_t row_and_one = 0;
  };

  [[nodiscard]] static std::uint64_t hash_of(std::string_view key) noexcept {
    return std::hash<std::string_view>()(key);
  }
  /// The finaliser of SplitMix64.
  [[nodiscard]] static std::uint64_t hash_of(std::int64_t number) noexcept {
    auto bits = static_cast<std::uint64_t>(number);
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
    return bits ^ (bits >> 31);
  }

  [[nodiscard]] std::int64_t number_of(std::size_t row) const {
    std::int64_t number = 0;
    keys_.read_numbers(row, {&number, 1});
    return number;
  }

  /// The place that has the key, or the empty one that it would have; `same(row)` says whether a
  /// row has the same key.
  template <class Same>
  [[nodiscard]] std::size_t place_of(std::uint64_t hash, Same const& same) const {
    auto const last = places_.size() - 1;
    auto const mark = static_cast<std::uint32_t>(hash >> 32);
    for (auto at = static_cast<std::size_t>(hash) & last;; at = (at + 1) & last) {
      auto const& here = places_[at];
      if (here.row_and_one == 0 || (here.mark == mark && same(here.row_and_one - 1))) return at;
    }
  }

  template <class Same, class Duplicate>
  void add(std::size_t row, std::uint64_t hash, Same const& same, Duplicate const& duplicate) {
    auto& at = places_[place_of(hash, same)];
    if (at.row_and_one == 0)
      at = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(row + 1)};
    else
      duplicate(row, std::size_t{at.row_and_one - 1});
  }

  void make_places(exact::pace const& rows_read) {
    places_ = exact::filled_with(std::bit_ceil(keys_.size() * 2 + 1), place(), rows_read);
  }

  template <class Duplicate>
  void add_texts(exact::pace const& rows_read, Duplicate const& duplicate) {
    make_places(rows_read);
    std::string room;
    std::string other;
    for (std::size_t row = 0; row < keys_.size(); ++row) {
      rows_read.at(row);
      auto const key = keys_.text(row, room);
      add(
          row, hash_of(key), [&](std::size_t that) { return keys_.text(that, other) == key; },
          duplicate);
    }
  }

  template <class Duplicate>
  void add_numbers(exact::pace const& rows_read, Duplicate const& duplicate) {
    find_range(rows_read);
    if (rows_.empty()) make_places(rows_read);
    std::array<std::int64_t, 512> numbers{};
    for (std::size_t first = 0; first < keys_.size(); first += numbers.size()) {
      rows_read.at(first);
      auto const size = std::min(numbers.size(), keys_.size() - first);
      keys_.read_numbers(first, std::span(numbers).first(size));
      for (std::size_t i = 0; i < size; ++i) {
        auto const row = first + i;
        auto const number = numbers[i];
        if (rows_.empty()) {
          add(
              row, hash_of(number), [&](std::size_t that) { return number_of(that) == number; },
              duplicate);
        } else if (auto& at = rows_[static_cast<std::size_t>(number - least_)]; at == 0) {
          at = static_cast<std::uint32_t>(row + 1);
        } else {
          duplicate(row, std::size_t{at - 1});
        }
      }
    }
  }

  /// Makes room for a row of every number from the least to the greatest, when they lie close.
  void find_range(exact::pace const& rows_read);

  std::string population_;
  row_keys const& keys_;
  std::size_t parts_;
  bool of_names_;
  std::vector<place> places_;       ///< a power of two of them, at least half of them empty
  std::vector<std::uint32_t> rows_; ///< of numbers that lie close: the row and one, from the least
  std::int64_t least_ = 0;
  std::once_flag folded_made_;
  std::unordered_map<std::string, std::int32_t> folded_; ///< made when it is first asked for
};

} // namespace chitieu::data
