#include <chitieu/data/choice_names.hpp>

#include <algorithm>
#include <stdexcept>

namespace chitieu::data {
namespace {

/// As many numbers as a table by value may span, so that it stays small.
constexpr std::uint64_t widest_table = 1024;

} // namespace

choice_index::choice_index(std::span<std::int64_t const> values) {
  if (values.empty()) throw std::invalid_argument("chitieu::column: an enumeration has no names");
  std::int32_t place = 0;
  for (auto const value : values) sorted_.emplace_back(value, place++);
  std::sort(sorted_.begin(), sorted_.end());
  auto const same = [](auto const& a, auto const& b) { return a.first == b.first; };
  if (std::adjacent_find(sorted_.begin(), sorted_.end(), same) != sorted_.end())
    throw std::invalid_argument("chitieu::column: an enumerator has two names");

  lowest_ = sorted_.front().first;
  auto const offset = [this](std::int64_t value) {
    return static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(lowest_);
  };
  if (offset(sorted_.back().first) >= widest_table) return;
  dense_.assign(static_cast<std::size_t>(offset(sorted_.back().first)) + 1, -1);
  for (auto const& [value, at] : sorted_) dense_[static_cast<std::size_t>(offset(value))] = at;
  sorted_.clear();
}

std::int64_t choice_index::search(std::int64_t value) const noexcept {
  auto const found =
      std::lower_bound(sorted_.begin(), sorted_.end(), value,
                       [](auto const& one, std::int64_t wanted) { return one.first < wanted; });
  return found != sorted_.end() && found->first == value ? found->second : -1;
}

} // namespace chitieu::data
