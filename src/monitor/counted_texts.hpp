#pragma once
#include "lasting_list.hpp"
#include "text_index.hpp"
#include "text_pool.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
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
  /// The number of a thing, which is made where nothing is called so yet.
  template <class Make>
  std::int64_t number_of(std::string_view text, Make make) {
    auto const [number, is_new] = find_or_make(text, make);
    if (is_new) be_idle(number);
    return number;
  }
  /// The same for a word that has it from now on.
  template <class Make>
  std::int64_t used_number_of(std::string_view text, Make make) {
    auto const number = find_or_make(text, make).first;
    use(number);
    return number;
  }

  /// A text, for as long as a word has its number or somebody holds it.
  [[nodiscard]] std::string_view text(std::int64_t number) const { return at(number).text; }
  [[nodiscard]] Is const& operator[](std::int64_t number) const { return at(number).is; }

  /// One word more, or one less, has a number.
  void use(std::int64_t number) noexcept { ++at(number).uses; }
  void drop(std::int64_t number) noexcept {
    if (--at(number).uses == 0) be_idle(number);
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
      if (one.uses == 0 && is_held(number)) return false;
      one.is_idle = false;
      if (one.uses > 0) return true; // somebody has it again
      by_text_.remove(one.text, static_cast<std::uint32_t>(number));
      texts_.give(one.text);
      one = entry{};
      free_.push_back(number);
      return true;
    });
    enough_ = std::max(few, 2 * idle_.size());
  }

 private:
  struct entry {
    std::string_view text;
    std::uint32_t uses = 0;
    bool is_idle = false; ///< among those that may be forgotten
    [[no_unique_address]] Is is{};
  };
  static constexpr std::size_t few = 16;

  [[nodiscard]] entry& at(std::int64_t number) noexcept {
    return entries_[static_cast<std::size_t>(number)];
  }
  [[nodiscard]] entry const& at(std::int64_t number) const noexcept {
    return entries_[static_cast<std::size_t>(number)];
  }

  template <class Make>
  std::pair<std::int64_t, bool> find_or_make(std::string_view text, Make make) {
    text_index::hashed const asked{text};
    if (auto const found = by_text_.find(asked, [&](std::uint32_t n) { return at(n).text; }))
      return {*found, false};
    if (free_.empty()) make_room();
    by_text_.make_room(asked);
    auto is = make();
    auto const number = free_.back();
    at(number) = entry{texts_.keep(text), 0, false, std::move(is)};
    free_.pop_back();
    by_text_.add(asked, static_cast<std::uint32_t>(number));
    return {number, true};
  }

  /// Whoever drops or forgets a number needs no memory for it.
  void make_room() {
    auto const number = entries_.size();
    if (number >= std::numeric_limits<std::uint32_t>::max()) throw std::bad_alloc();
    entries_.push_back({});
    free_.reserve(entries_.capacity());
    idle_.reserve(entries_.capacity());
    free_.push_back(static_cast<std::int64_t>(number));
  }

  void be_idle(std::int64_t number) noexcept {
    if (!std::exchange(at(number).is_idle, true)) idle_.push_back(number);
  }

  [[nodiscard]] bool is_held(std::int64_t number) noexcept {
    auto const found = held_.find(number);
    if (found == held_.end()) return false;
    if (!found->second.expired()) return true;
    held_.erase(found);
    return false;
  }

  text_pool texts_;
  text_index by_text_;
  lasting_list<entry> entries_;
  std::vector<std::int64_t> free_;
  std::vector<std::int64_t> idle_;
  std::unordered_map<std::int64_t, std::weak_ptr<void const>> held_;
  std::size_t enough_ = few;
};

} // namespace chitieu::live
