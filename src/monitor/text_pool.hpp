#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace chitieu::live {

/// Texts by number, each kept once.
class text_pool {
 public:
  std::int64_t number_of(std::string_view text) {
    if (auto const found = find(text); found >= 0) return found;
    auto const& kept = texts_.emplace_back(text);
    auto const number = static_cast<std::int64_t>(texts_.size()) - 1;
    numbers_.emplace(kept, number);
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
  std::unordered_map<std::string_view, std::int64_t> numbers_;
};

} // namespace chitieu::live
