#pragma once
#include "large_vector.hpp"
#include "treap.hpp"
#include "unit_sum.hpp"

#include "exact/aggregates.hpp"

#include <cstdint>
#include <optional>
#include <type_traits>

namespace chitieu::live {

/// A sum of numbers that are no units.
struct rational_sum {
  exact::rational is;

  static rational_sum of(exact::rational const& number, std::uint32_t times) {
    return {number * exact::rational{times}};
  }
  void add(exact::rational const& number) { is = is + number; }
  void add(rational_sum const& other) { add(other.is); }
};

/// How many numbers there are that surely take part, and perhaps.
struct numbers_counted {
  std::int64_t surely = 0;
  std::int64_t perhaps = 0;

  [[nodiscard]] std::int64_t all() const { return surely + perhaps; }
  void add(numbers_counted const& other) {
    surely += other.surely;
    perhaps += other.perhaps;
  }
};

/// And what the latter add up to.
template <class Sum>
struct numbers_summed {
  numbers_counted counted;
  Sum of_perhaps;

  void add(numbers_summed const& other) {
    counted.add(other.counted);
    if (other.counted.perhaps > 0) of_perhaps.add(other.of_perhaps);
  }
};

/// Numbers in order, each as often as it surely takes part and perhaps does. Adding and taking one
/// away, and finding one by what lies before it, take steps by the logarithm of how many there are.
///
/// A treap. What numbers that perhaps take part add up to is kept if that is said before there are
/// any: of many fractions sums are long.
template <class Number, class Sum>
class tree_of {
 public:
  using side = exact::side;
  using summed = numbers_summed<Sum>;

  void keep_sums() noexcept { has_sums_ = true; }
  void add(Number const& number, bool sure) { root_ = add(root_, number, sure); }
  /// The number must be there.
  void take(Number const& number, bool sure) { root_ = take(root_, number, sure); }

  [[nodiscard]] bool is_empty() const noexcept { return root_ == nil; }
  /// What there is: `Passed` are `numbers_counted` or `summed`, as in what follows.
  template <class Passed>
  [[nodiscard]] Passed all() const {
    return under<Passed>(root_);
  }

  /// What lies beyond a number, towards the low or the high end, and with it where `and_itself`.
  template <class Passed>
  [[nodiscard]] Passed beyond(Number const& number, side end, bool and_itself) const {
    Passed seen;
    for (auto at = root_; at != nil;) {
      auto const& here = all_[at];
      bool const is_beyond = end == side::low ? here.number < number : here.number > number;
      if (is_beyond || (and_itself && here.number == number)) {
        seen.add(under<Passed>(outer(here, end)));
        seen.add(own<Passed>(here));
        at = inner(here, end);
      } else {
        at = outer(here, end);
      }
    }
    return seen;
  }

  /// The number that lies furthest from an end among those of which `holds(beyond, number)`, where
  /// that is so up to some number and of none behind it.
  template <class Passed, class Holds>
  [[nodiscard]] std::optional<Number> last(side end, Holds holds) const {
    std::optional<Number> found;
    Passed seen;
    for (auto at = root_; at != nil;) {
      auto const& here = all_[at];
      auto upto = seen;
      upto.add(under<Passed>(outer(here, end)));
      if (holds(upto, here.number)) {
        found = here.number;
        seen = upto;
        seen.add(own<Passed>(here));
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
    Number number{};
    Sum of_perhaps; ///< of it and all under it, as the next two
    std::uint32_t all_surely = 0;
    std::uint32_t all_perhaps = 0;
    std::uint32_t surely = 0;
    std::uint32_t perhaps = 0;
    std::uint32_t left = nil;
    std::uint32_t right = nil;
  };

  template <class Passed>
  [[nodiscard]] static Passed own(node const& of) {
    numbers_counted const counted{of.surely, of.perhaps};
    if constexpr (std::is_same_v<Passed, summed>)
      return {counted, of.perhaps > 0 ? Sum::of(of.number, of.perhaps) : Sum{}};
    else
      return counted;
  }

  [[nodiscard]] static std::uint32_t outer(node const& of, side end) {
    return end == side::low ? of.left : of.right;
  }
  [[nodiscard]] static std::uint32_t inner(node const& of, side end) {
    return end == side::low ? of.right : of.left;
  }
  template <class Passed>
  [[nodiscard]] Passed under(std::uint32_t at) const {
    if (at == nil) return {};
    numbers_counted const counted{all_[at].all_surely, all_[at].all_perhaps};
    if constexpr (std::is_same_v<Passed, summed>)
      return {counted, all_[at].of_perhaps};
    else
      return counted;
  }
  template <class Passed>
  [[nodiscard]] Passed measured(node const& of) const {
    auto all = own<Passed>(of);
    all.add(under<Passed>(of.left));
    all.add(under<Passed>(of.right));
    return all;
  }
  void measure(std::uint32_t at) {
    auto& here = all_[at];
    auto const all = measured<numbers_counted>(here);
    here.all_surely = static_cast<std::uint32_t>(all.surely);
    here.all_perhaps = static_cast<std::uint32_t>(all.perhaps);
    if (has_sums_) here.of_perhaps = measured<summed>(here).of_perhaps;
  }

  [[nodiscard]] std::uint32_t make(Number const& number, bool sure) {
    auto at = free_;
    if (at == nil) {
      at = static_cast<std::uint32_t>(all_.size());
      all_.emplace_back();
    } else {
      free_ = all_[at].left;
    }
    all_[at] = {};
    all_[at].number = number;
    (sure ? all_[at].surely : all_[at].perhaps) = 1;
    measure(at);
    return at;
  }

  std::uint32_t add(std::uint32_t at, Number const& number, bool sure) {
    if (at == nil) return make(number, sure);
    if (number == all_[at].number) {
      ++(sure ? all_[at].surely : all_[at].perhaps);
    } else if (number < all_[at].number) {
      auto const left = add(all_[at].left, number, sure);
      all_[at].left = left;
      return raised(at, &node::left, &node::right);
    } else {
      auto const right = add(all_[at].right, number, sure);
      all_[at].right = right;
      return raised(at, &node::right, &node::left);
    }
    measure(at);
    return at;
  }

  std::uint32_t take(std::uint32_t at, Number const& number, bool sure) {
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
        return rest;
      }
    }
    measure(at);
    return at;
  }

  /// Two trees, all of the one before all of the other.
  std::uint32_t joined(std::uint32_t left, std::uint32_t right) {
    return joined_trees(all_, left, right, [this](std::uint32_t at) { measure(at); });
  }

  std::uint32_t raised(std::uint32_t at, std::uint32_t node::* up, std::uint32_t node::* down) {
    return raised_tree(all_, at, up, down, [this](std::uint32_t one) { measure(one); });
  }

  large_vector<node> all_;
  std::uint32_t root_ = nil;
  std::uint32_t free_ = nil;
  bool has_sums_ = false;
};

using order_tree = tree_of<std::int64_t, unit_sum>;
using number_tree = tree_of<exact::rational, rational_sum>;

} // namespace chitieu::live
