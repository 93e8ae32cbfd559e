#pragma once
#include "words.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace chitieu::live {

/// Words of several columns together, each combination by a number. Where some of them are not
/// known it stands for every combination that agrees with the others.
class combined_words {
 public:
  std::int64_t number_of(std::span<std::int64_t const> words) {
    room_.assign(words.begin(), words.end());
    if (auto const known = numbers_.find(room_); known != numbers_.end()) return known->second;
    auto const number = std::ssize(all_);
    all_.push_back(room_);
    try {
      numbers_.emplace(room_, number);
    } catch (...) {
      all_.pop_back();
      throw;
    }
    return number;
  }

  [[nodiscard]] std::span<std::int64_t const> operator[](std::int64_t number) const {
    return all_[static_cast<std::size_t>(number)];
  }

  [[nodiscard]] bool is_whole(std::int64_t number) const {
    return std::ranges::all_of((*this)[number], is_filled);
  }

  /// Whether a whole combination is one of those that another stands for.
  [[nodiscard]] bool agrees(std::int64_t whole, std::int64_t some) const {
    return std::ranges::equal((*this)[whole], (*this)[some], [](auto is, auto asked) {
      return is == asked || asked == unknown_word;
    });
  }

 private:
  std::map<std::vector<std::int64_t>, std::int64_t> numbers_;
  std::vector<std::vector<std::int64_t>> all_;
  std::vector<std::int64_t> room_; ///< of the one that is asked for
};

} // namespace chitieu::live
