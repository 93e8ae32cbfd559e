#pragma once
#include "joined_trees.hpp"
#include "large_vector.hpp"
#include "unit_sum.hpp"

#include "exact/aggregates.hpp"

#include <cstdint>
#include <optional>

namespace chitieu::live {

/// How many numbers there are that surely take part, and perhaps, and what the latter add up to.
struct numbers_passed {
  std::int64_t surely = 0;
  std::int64_t perhaps = 0;
  unit_sum of_perhaps;

  void add(numbers_passed const& other) {
    surely += other.surely;
    perhaps += other.perhaps;
    of_perhaps.add(other.of_perhaps);
  }
};

/// Numbers in order, each as often as it surely takes part and perhaps does. Adding and taking one
/// away, and finding one by what lies before it, take steps by the logarithm of how many there are.
///
/// A treap whose priorities hang on the numbers alone, so that it is balanced for any numbers that
/// do not know of it.
class order_tree {
 public:
  using side = exact::side;

  void add(std::int64_t number, bool sure) { root_ = add(root_, number, sure); }
  /// The number must be there.
  void take(std::int64_t number, bool sure) { root_ = take(root_, number, sure); }

  [[nodiscard]] numbers_passed all() const { return under(root_); }
  /// How many different numbers there are.
  [[nodiscard]] std::int64_t different() const { return different_; }

  /// What lies beyond a number, towards the low or the high end, and with it where `and_itself`.
  [[nodiscard]] numbers_passed beyond(std::int64_t number, side end, bool and_itself) const {
    numbers_passed passed;
    for (auto at = root_; at != nil;) {
      auto const& here = all_[at];
      bool const is_beyond = end == side::low ? here.number < number : here.number > number;
      if (is_beyond || (and_itself && here.number == number)) {
        passed.add(under(outer(here, end)));
        passed.add(here.own());
        at = inner(here, end);
      } else {
        at = outer(here, end);
      }
    }
    return passed;
  }

  /// The number that lies furthest from an end among those of which `holds(beyond, number)`, where
  /// that is so up to some number and of none behind it.
  template <class Holds>
  [[nodiscard]] std::optional<std::int64_t> last(side end, Holds holds) const {
    std::optional<std::int64_t> found;
    numbers_passed passed;
    for (auto at = root_; at != nil;) {
      auto const& here = all_[at];
      auto upto = passed;
      upto.add(under(outer(here, end)));
      if (holds(upto, here.number)) {
        found = here.number;
        passed = upto;
        passed.add(here.own());
        at = inner(here, end);
      } else {
        at = outer(here, end);
      }
    }
    return found;
  }

 private:
  static constexpr std::uint32_t nil = no_node;

  struct node {
    std::int64_t number = 0;
    std::uint64_t priority = 0;
    unit_sum of_perhaps; ///< of it and all under it, as the next two
    std::uint32_t all_surely = 0;
    std::uint32_t all_perhaps = 0;
    std::uint32_t surely = 0;
    std::uint32_t perhaps = 0;
    std::uint32_t left = nil;
    std::uint32_t right = nil;

    [[nodiscard]] numbers_passed own() const {
      numbers_passed made{surely, perhaps, {}};
      if (perhaps > 0) made.of_perhaps = unit_sum::of(number, perhaps);
      return made;
    }
  };

  [[nodiscard]] static std::uint32_t outer(node const& of, side end) {
    return end == side::low ? of.left : of.right;
  }
  [[nodiscard]] static std::uint32_t inner(node const& of, side end) {
    return end == side::low ? of.right : of.left;
  }
  [[nodiscard]] numbers_passed under(std::uint32_t at) const {
    if (at == nil) return {};
    return {all_[at].all_surely, all_[at].all_perhaps, all_[at].of_perhaps};
  }
  void measure(std::uint32_t at) {
    auto& here = all_[at];
    auto all = here.own();
    all.add(under(here.left));
    all.add(under(here.right));
    here.all_surely = static_cast<std::uint32_t>(all.surely);
    here.all_perhaps = static_cast<std::uint32_t>(all.perhaps);
    here.of_perhaps = all.of_perhaps;
  }

  [[nodiscard]] static std::uint64_t mixed(std::int64_t number) {
    auto mix = static_cast<std::uint64_t>(number) + 0x9e37'79b9'7f4a'7c15ULL;
    mix = (mix ^ (mix >> 30)) * 0xbf58'476d'1ce4'e5b9ULL;
    mix = (mix ^ (mix >> 27)) * 0x94d0'49bb'1331'11ebULL;
    return mix ^ (mix >> 31);
  }

  [[nodiscard]] std::uint32_t make(std::int64_t number, bool sure) {
    ++different_;
    auto at = free_;
    if (at == nil) {
      at = static_cast<std::uint32_t>(all_.size());
      all_.emplace_back();
    } else {
      free_ = all_[at].left;
    }
    all_[at] = {};
    all_[at].number = number;
    all_[at].priority = mixed(number);
    (sure ? all_[at].surely : all_[at].perhaps) = 1;
    measure(at);
    return at;
  }

  std::uint32_t add(std::uint32_t at, std::int64_t number, bool sure) {
    if (at == nil) return make(number, sure);
    if (number == all_[at].number) {
      ++(sure ? all_[at].surely : all_[at].perhaps);
    } else if (number < all_[at].number) {
      auto const left = add(all_[at].left, number, sure);
      all_[at].left = left;
      if (all_[left].priority > all_[at].priority) return turn_right(at);
    } else {
      auto const right = add(all_[at].right, number, sure);
      all_[at].right = right;
      if (all_[right].priority > all_[at].priority) return turn_left(at);
    }
    measure(at);
    return at;
  }

  std::uint32_t take(std::uint32_t at, std::int64_t number, bool sure) {
    if (number < all_[at].number) {
      all_[at].left = take(all_[at].left, number, sure);
    } else if (number > all_[at].number) {
      all_[at].right = take(all_[at].right, number, sure);
    } else {
      --(sure ? all_[at].surely : all_[at].perhaps);
      if (all_[at].surely + all_[at].perhaps == 0) {
        auto const rest = joined(all_[at].left, all_[at].right);
        all_[at].left = free_;
        free_ = at;
        --different_;
        return rest;
      }
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

  large_vector<node> all_;
  std::uint32_t root_ = nil;
  std::uint32_t free_ = nil;
  std::int64_t different_ = 0;
};

} // namespace chitieu::live
