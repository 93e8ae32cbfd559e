#pragma once
#include "joined_trees.hpp"

#include <cstdint>
#include <vector>

namespace chitieu::live {

/// Numbers in order, equal ones as often as they are there. Adding and taking one away, and finding
/// the n-th, take steps by the logarithm of how many there are.
///
/// A treap whose priorities hang on the numbers alone, so that it is balanced for any numbers that
/// do not know of it.
class order_tree {
 public:
  void add(std::int64_t number) { root_ = add(root_, number); }
  /// The number must be there.
  void take(std::int64_t number) { root_ = take(root_, number); }

  [[nodiscard]] std::int64_t size() const { return size_of(root_); }
  [[nodiscard]] std::int64_t different() const { return different_; }

  /// The n-th lowest, from 1.
  [[nodiscard]] std::int64_t nth(std::int64_t n) const {
    auto at = root_;
    for (;;) {
      auto const& here = all_[at];
      auto const before = size_of(here.left);
      if (n <= before) {
        at = here.left;
      } else if (n <= before + here.times) {
        return here.number;
      } else {
        n -= before + here.times;
        at = here.right;
      }
    }
  }

 private:
  static constexpr std::uint32_t nil = no_node;

  struct node {
    std::int64_t number = 0;
    std::int64_t times = 1;
    std::int64_t size = 1; ///< of it and all under it
    std::uint64_t priority = 0;
    std::uint32_t left = nil;
    std::uint32_t right = nil;
  };

  [[nodiscard]] std::int64_t size_of(std::uint32_t at) const {
    return at == nil ? 0 : all_[at].size;
  }
  void measure(std::uint32_t at) {
    auto& here = all_[at];
    here.size = here.times + size_of(here.left) + size_of(here.right);
  }

  [[nodiscard]] static std::uint64_t mixed(std::int64_t number) {
    auto mix = static_cast<std::uint64_t>(number) + 0x9e37'79b9'7f4a'7c15ULL;
    mix = (mix ^ (mix >> 30)) * 0xbf58'476d'1ce4'e5b9ULL;
    mix = (mix ^ (mix >> 27)) * 0x94d0'49bb'1331'11ebULL;
    return mix ^ (mix >> 31);
  }

  [[nodiscard]] std::uint32_t make(std::int64_t number) {
    ++different_;
    auto at = free_;
    if (at == nil) {
      at = static_cast<std::uint32_t>(all_.size());
      all_.emplace_back();
    } else {
      free_ = all_[at].left;
    }
    all_[at] = {number, 1, 1, mixed(number), nil, nil};
    return at;
  }

  std::uint32_t add(std::uint32_t at, std::int64_t number) {
    if (at == nil) return make(number);
    if (number == all_[at].number) {
      ++all_[at].times;
    } else if (number < all_[at].number) {
      auto const left = add(all_[at].left, number);
      all_[at].left = left;
      if (all_[left].priority > all_[at].priority) return turn_right(at);
    } else {
      auto const right = add(all_[at].right, number);
      all_[at].right = right;
      if (all_[right].priority > all_[at].priority) return turn_left(at);
    }
    measure(at);
    return at;
  }

  std::uint32_t take(std::uint32_t at, std::int64_t number) {
    if (number < all_[at].number) {
      all_[at].left = take(all_[at].left, number);
    } else if (number > all_[at].number) {
      all_[at].right = take(all_[at].right, number);
    } else if (all_[at].times > 1) {
      --all_[at].times;
    } else {
      auto const rest = joined(all_[at].left, all_[at].right);
      all_[at].left = free_;
      free_ = at;
      --different_;
      return rest;
    }
    measure(at);
    return at;
  }

  /// Two trees, all of the one before all of the other.
  std::uint32_t joined(std::uint32_t left, std::uint32_t right) {
    return joined_trees(
        all_, left, right, [this](std::uint32_t at) { return all_[at].priority; },
        [this](std::uint32_t at) { measure(at); });
  }

  std::uint32_t turn_right(std::uint32_t at) {
    auto const up = all_[at].left;
    all_[at].left = all_[up].right;
    all_[up].right = at;
    measure(at);
    measure(up);
    return up;
  }

  std::uint32_t turn_left(std::uint32_t at) {
    auto const up = all_[at].right;
    all_[at].right = all_[up].left;
    all_[up].left = at;
    measure(at);
    measure(up);
    return up;
  }

  std::vector<node> all_;
  std::uint32_t root_ = nil;
  std::uint32_t free_ = nil;
  std::int64_t different_ = 0;
};

} // namespace chitieu::live
