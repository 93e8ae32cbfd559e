#pragma once
#include "text_map.hpp"

#include <cstdint>
#include <deque>
#include <iterator>
#include <string>
#include <string_view>

namespace chitieu::live {

/// Texts by number, each kept once.
class text_pool {
 public:
  std::int64_t number_of(std::string_view text) {
    if (auto const found = find(text); found >= 0) return found;
    auto const number = std::ssize(texts_);
    texts_.emplace_back(text);
    numbers_.emplace(text, number);
    return number;
  }

  /// Less than 0 for a text that nothing holds.
  [[nodiscard]] std::int64_t find(std::string_view text) const {
    auto const found = numbers_.find(text);
    return found != numbers_.end() ? found->second : -1;
  }

  [[nodiscard]] std::string const& operator[](std::int64_t number) const {
    return texts_[static_cast<std::size_t>(number)];
  }

 private:
  std::deque<std::string> texts_;
  text_map<std::int64_t>
      numbers_; ///< with texts of its own: a copy must not look into the original
};

} // namespace chitieu::live
