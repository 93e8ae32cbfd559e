#pragma once
#include "number_end.hpp"
#include "treap.hpp"

#include <chitieu/exact/bounds.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace chitieu::live {

/// How many different numbers some records have: at most, what each that is known is and one more
/// for each that is not; at least, as few as those that surely have one can share.
///
/// A treap of what numbers can be, by their upper ends, of two ends each or, of a known one, both
/// the same. Putting one in, and looking one up, takes steps by the logarithm of how many there
/// are.
class different_numbers {
 public:
  /// A number that is there, or (`!sure`) perhaps there. Calls `moved(number, times)` where a known
  /// one is the first of its kind, or was the last.
  template <class Moved>
  void put(exact::bounds const& is, bool sure, int times, Moved moved) {
    bool const stays = sure && !is.may_be_none;
    number_end low{is.low ? 0 : -1, is.low.value_or(0)};
    number_end high{is.high ? 0 : 1, is.high.value_or(0)};
    if (low != high) {
      open_ += times;
      if (stays) root_ = put(root_, {std::move(low), std::move(high)}, true, times);
      return;
    }
    auto const was = known_;
    auto number = low.at;
    root_ = put(root_, {std::move(low), std::move(high)}, stays, times);
    if (known_ != was) moved(number, times);
  }

  /// How many known numbers there are, each as often as it is another one.
  [[nodiscard]] std::int64_t all() const { return known_; }
  /// How many records can have one of several numbers.
  [[nodiscard]] std::int64_t open() const { return open_; }
  [[nodiscard]] bool is_empty() const { return known_ + open_ == 0; }

  [[nodiscard]] bool has(exact::rational const& number) const {
    ends const asked{{0, number}, {0, number}};
    for (auto at = root_; at != nil;) {
      auto const order = asked <=> all_[at].is;
      if (order == 0) return true;
      at = order < 0 ? all_[at].left : all_[at].right;
    }
    return false;
  }

  /// Calls `visit(number)` for each known one.
  template <class Visit>
  void each(Visit visit) const {
    for (auto const& one : all_)
      if (one.all > 0 && one.is.is_known()) visit(one.is.low.at);
  }

  /// How many different numbers those that surely have one have at least: the known ones, and, from
  /// above, of those that can be none of these nor of the numbers so far the lower end that is
  /// highest. Calls `step()` for each of the latter.
  template <class Step>
  [[nodiscard]] std::int64_t surely(Step step) const {
    auto many = surely_known_;
    number_end last{2, {}}; // above all
    for (;;) {
      step();
      auto const next = open_among(below(last));
      if (next == nil) return many;
      ++many;
      last = all_[next].is.low;
    }
  }

 private:
  static constexpr std::uint32_t nil = no_node;

  struct ends {
    number_end low;
    number_end high;

    [[nodiscard]] bool is_known() const { return low == high; }
    /// By the upper ends; of the same, known ones are first.
    friend std::strong_ordering operator<=>(ends const& a, ends const& b) {
      if (auto const order = a.high <=> b.high; order != 0) return order;
      return b.low <=> a.low;
    }
    friend bool operator==(ends const&, ends const&) = default;
  };

  /// What some nodes that follow each other have: the first and the last that is surely known, and
  /// of those that are open the one whose lower end is highest, before the first known one, behind
  /// the last, and among those between that can be no known one.
  struct summary {
    std::uint32_t first = nil;
    std::uint32_t last = nil;
    std::uint32_t before = nil;
    std::uint32_t behind = nil;
    std::uint32_t between = nil;
  };

  struct node {
    ends is;
    summary under;           ///< of it and all under it
    std::int32_t surely = 0; ///< how many surely have it
    std::int32_t all = 0;
    std::uint32_t left = nil;
    std::uint32_t right = nil;
  };

  [[nodiscard]] std::uint32_t higher(std::uint32_t a, std::uint32_t b) const {
    if (a == nil || b == nil) return a == nil ? b : a;
    return all_[a].is.low < all_[b].is.low ? b : a;
  }
  /// The one, if it can not be the known number before it.
  [[nodiscard]] std::uint32_t above(std::uint32_t known, std::uint32_t one) const {
    return one != nil && all_[known].is.low < all_[one].is.low ? one : nil;
  }

  /// All of the one before all of the other.
  [[nodiscard]] summary joined(summary const& a, summary const& b) const {
    if (a.first == nil) return {b.first, b.last, higher(a.before, b.before), b.behind, b.between};
    if (b.first == nil) return {a.first, a.last, a.before, higher(a.behind, b.before), a.between};
    auto between = b.between;
    if (between == nil) between = above(a.last, higher(a.behind, b.before));
    if (between == nil) between = a.between;
    return {a.first, b.last, a.before, b.behind, between};
  }

  /// Of those that can be no known number the one whose lower end is highest.
  [[nodiscard]] std::uint32_t open_among(summary const& all) const {
    if (all.first == nil) return all.before;
    if (auto const one = above(all.last, all.behind); one != nil) return one;
    return all.between != nil ? all.between : all.before;
  }

  [[nodiscard]] summary own(std::uint32_t at) const {
    if (all_[at].surely == 0) return {};
    if (all_[at].is.is_known()) return {at, at, nil, nil, nil};
    return {nil, nil, at, nil, nil};
  }
  [[nodiscard]] summary under(std::uint32_t at) const {
    return at == nil ? summary{} : all_[at].under;
  }
  void measure(std::uint32_t at) {
    all_[at].under = joined(joined(under(all_[at].left), own(at)), under(all_[at].right));
  }

  /// All whose upper end lies below a number.
  [[nodiscard]] summary below(number_end const& number) const {
    summary seen;
    for (auto at = root_; at != nil;) {
      auto const& here = all_[at];
      if (here.is.high < number) {
        seen = joined(joined(seen, under(here.left)), own(at));
        at = here.right;
      } else {
        at = here.left;
      }
    }
    return seen;
  }

  void count(std::uint32_t at, bool stays, int times) {
    auto& here = all_[at];
    bool const is_known = here.is.is_known();
    known_ -= is_known && here.all > 0 ? 1 : 0;
    surely_known_ -= is_known && here.surely > 0 ? 1 : 0;
    here.all += times;
    here.surely += stays ? times : 0;
    known_ += is_known && here.all > 0 ? 1 : 0;
    surely_known_ += is_known && here.surely > 0 ? 1 : 0;
  }

  [[nodiscard]] std::uint32_t make(ends is) {
    auto at = free_;
    if (at == nil) {
      at = static_cast<std::uint32_t>(all_.size());
      all_.emplace_back();
    } else {
      free_ = all_[at].left;
    }
    all_[at] = {};
    all_[at].is = std::move(is);
    return at;
  }

  std::uint32_t put(std::uint32_t at, ends is, bool stays, int times) {
    if (at == nil) {
      at = make(std::move(is));
      count(at, stays, times);
    } else if (auto const order = is <=> all_[at].is; order == 0) {
      count(at, stays, times);
      if (all_[at].all == 0) {
        auto const rest = joined_trees(all_, all_[at].left, all_[at].right,
                                       [this](std::uint32_t one) { measure(one); });
        all_[at].left = free_;
        free_ = at;
        return rest;
      }
    } else if (order < 0) {
      auto const left = put(all_[at].left, std::move(is), stays, times);
      all_[at].left = left;
      return raised(at, &node::left, &node::right);
    } else {
      auto const right = put(all_[at].right, std::move(is), stays, times);
      all_[at].right = right;
      return raised(at, &node::right, &node::left);
    }
    measure(at);
    return at;
  }

  std::uint32_t raised(std::uint32_t at, std::uint32_t node::* up, std::uint32_t node::* down) {
    return raised_tree(all_, at, up, down, [this](std::uint32_t one) { measure(one); });
  }

  std::vector<node> all_;
  std::uint32_t root_ = nil;
  std::uint32_t free_ = nil;
  std::int64_t known_ = 0;
  std::int64_t surely_known_ = 0;
  std::int64_t open_ = 0;
};

} // namespace chitieu::live
