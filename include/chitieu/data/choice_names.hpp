#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chitieu::data {

/// An enumerator and what the plan calls it, a level of a scale or an alias of one.
template <class Enum>
struct named_choice {
  Enum value;
  std::string_view name;
};

/// Finds the place of a number in a list of different numbers.
class choice_index {
 public:
  choice_index() = default;

  /// Throws std::invalid_argument when two of the numbers are equal.
  explicit choice_index(std::span<std::int64_t const> values);

  /// The place, or -1 for a number that is not in the list.
  [[nodiscard]] std::int64_t find(std::int64_t value) const noexcept {
    auto const offset = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(lowest_);
    if (offset < dense_.size()) return dense_[static_cast<std::size_t>(offset)];
    return sorted_.empty() ? -1 : search(value);
  }

  /// The places of the numbers from `lowest()` on, -1 for one that is not in the list; empty when
  /// they lie too far apart for a table.
  [[nodiscard]] std::span<std::int32_t const> places() const noexcept { return dense_; }
  [[nodiscard]] std::int64_t lowest() const noexcept { return lowest_; }

 private:
  [[nodiscard]] std::int64_t search(std::int64_t value) const noexcept;

  std::int64_t lowest_ = 0;
  std::vector<std::int32_t> dense_; ///< by value, when the values lie close together
  std::vector<std::pair<std::int64_t, std::int32_t>> sorted_; ///< otherwise
};

/// The names of an enumeration's values.
template <class Enum>
class choice_names {
 public:
  /// Throws std::invalid_argument when there are no names or an enumerator has two.
  explicit choice_names(std::span<named_choice<Enum> const> named) {
    std::vector<std::int64_t> values;
    for (auto const& one : named) {
      names_.emplace_back(one.name);
      values.push_back(static_cast<std::int64_t>(one.value));
    }
    index_ = choice_index(values);
  }

  /// The place of an enumerator's name, or -1 when it has none.
  [[nodiscard]] std::int64_t find(Enum value) const noexcept {
    return index_.find(static_cast<std::int64_t>(value));
  }
  [[nodiscard]] std::span<std::string const> names() const noexcept { return names_; }
  [[nodiscard]] choice_index const& index() const noexcept { return index_; }

 private:
  std::vector<std::string> names_;
  choice_index index_;
};

/// Stands where a column's cells are no enumerators.
struct no_names {};

} // namespace chitieu::data
