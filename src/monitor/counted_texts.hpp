#pragma once
#include "text_map.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace chitieu::live {

/// Things that are called by a text each, and stand in words of rows by number. They are kept for
/// as long as a word says so, or somebody holds them; the numbers of others are given again.
template <class Is>
class counted_texts {
 public:
  counted_texts() = default;
  counted_texts(counted_texts const&) = delete; // numbers lead to texts where they lie
  counted_texts& operator=(counted_texts const&) = delete;
  counted_texts(counted_texts&&) = default;
  counted_texts& operator=(counted_texts&&) = default;
  ~counted_texts() = default;

  /// The number of a thing, which is made where nothing is called so yet.
  template <class Make>
  std::int64_t number_of(std::string_view text, Make make) {
    if (auto const found = by_text_.find(text); found != by_text_.end())
      return found->second.number;
    if (free_.empty()) make_room();
    auto const number = free_.back();
    auto const made = by_text_.emplace(text, entry{number, 0, false, make()}).first;
    free_.pop_back();
    by_number_[static_cast<std::size_t>(number)] = &*made;
    be_idle(*made);
    return number;
  }

  [[nodiscard]] std::string const& text(std::int64_t number) const {
    return by_number_[static_cast<std::size_t>(number)]->first;
  }
  [[nodiscard]] Is const& operator[](std::int64_t number) const {
    return by_number_[static_cast<std::size_t>(number)]->second.is;
  }

  /// One word more, or one less, has a number.
  void use(std::int64_t number) noexcept { ++at(number).second.uses; }
  void drop(std::int64_t number) noexcept {
    auto& one = at(number);
    if (--one.second.uses == 0) be_idle(one);
  }

  /// Keeps a number for as long as what is given back is held; `make()` makes that.
  template <class Make>
  auto hold(std::int64_t number, Make make) -> decltype(make()) {
    using held = typename decltype(make())::element_type;
    auto& kept = held_[number];
    if (auto is = kept.lock()) return std::static_pointer_cast<held>(std::move(is));
    auto made = make();
    kept = made;
    return made;
  }

  /// Forgets what no word has and nobody holds, once that is more than what is left of it would be:
  /// between two changes, as what is taken back may have it again.
  void forget() noexcept {
    if (idle_.size() < enough_) return;
    std::erase_if(idle_, [&](std::int64_t number) {
      auto& one = at(number);
      if (one.second.uses == 0 && is_held(number)) return false;
      one.second.is_idle = false;
      if (one.second.uses > 0) return true;
      by_text_.erase(by_text_.find(one.first));
      by_number_[static_cast<std::size_t>(number)] = nullptr;
      free_.push_back(number);
      return true;
    });
    enough_ = std::max(few, 2 * idle_.size());
  }

 private:
  struct entry {
    std::int64_t number;
    std::uint32_t uses;
    bool is_idle; ///< among those that may be forgotten
    Is is;
  };
  using called = typename text_map<entry>::value_type;
  static constexpr std::size_t few = 16;

  [[nodiscard]] called& at(std::int64_t number) const noexcept {
    return *by_number_[static_cast<std::size_t>(number)];
  }

  /// Whoever drops or forgets a number needs no memory for it.
  void make_room() {
    auto const size = by_number_.size();
    if (by_number_.capacity() == size) by_number_.reserve(2 * size + few);
    free_.reserve(by_number_.capacity());
    idle_.reserve(by_number_.capacity());
    by_number_.push_back(nullptr);
    free_.push_back(static_cast<std::int64_t>(size));
  }

  void be_idle(called& one) noexcept {
    if (!std::exchange(one.second.is_idle, true)) idle_.push_back(one.second.number);
  }

  [[nodiscard]] bool is_held(std::int64_t number) noexcept {
    auto const found = held_.find(number);
    if (found == held_.end()) return false;
    if (!found->second.expired()) return true;
    held_.erase(found);
    return false;
  }

  text_map<entry> by_text_;
  std::vector<called*> by_number_;
  std::vector<std::int64_t> free_;
  std::vector<std::int64_t> idle_;
  std::unordered_map<std::int64_t, std::weak_ptr<void const>> held_;
  std::size_t enough_ = few;
};

} // namespace chitieu::live
