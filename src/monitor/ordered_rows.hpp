#pragma once
#include "number_end.hpp"
#include "treap.hpp"

#include <chitieu/exact/rational.hpp>

#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace chitieu::live {

/// Rows in the order of a number that each has, some of which count. Putting a row, how many count
/// above a number, and which number the n-th has take steps by the logarithm of how many there are.
///
/// A treap whose priorities hang on the rows alone.
class ordered_rows {
 public:
  /// A row has this number, and counts or does not; or (nothing) is not among them.
  void put(std::uint32_t row, std::optional<exact::rational> const& at, bool counts) {
    if (row >= all_.size()) all_.resize(std::size_t{row} + 1);
    auto& one = all_[row];
    if (one.is_there) {
      if (at && one.counts == counts && one.at == *at) return;
      root_ = take(root_, row);
      one.is_there = false;
    }
    if (!at) return;
    one = {*at, counts ? 1 : 0, nil, nil, counts, true};
    root_ = add(root_, row);
  }

  [[nodiscard]] std::optional<exact::rational> of(std::uint32_t row) const {
    if (row >= all_.size() || !all_[row].is_there) return std::nullopt;
    return all_[row].at;
  }

  /// How many count.
  [[nodiscard]] std::int64_t size() const { return count_of(root_); }

  /// How many count whose number is above this one.
  [[nodiscard]] std::int64_t above(exact::rational const& number) const {
    std::int64_t seen = 0;
    for (auto at = root_; at != nil;) {
      auto const& here = all_[at];
      if (number < here.at) {
        seen += (here.counts ? 1 : 0) + count_of(here.right);
        at = here.left;
      } else {
        at = here.right;
      }
    }
    return seen;
  }

  /// Where the n-th highest of those that count stands; below all where there are not so many.
  [[nodiscard]] number_end nth_highest(std::int64_t n) const {
    if (n < 1) return {1, {}};
    for (auto at = root_; at != nil;) {
      auto const& here = all_[at];
      auto const before = count_of(here.right);
      if (n <= before) {
        at = here.right;
      } else if (here.counts && n == before + 1) {
        return {0, here.at};
      } else {
        n -= before + (here.counts ? 1 : 0);
        at = here.left;
      }
    }
    return {-1, {}};
  }

  /// Calls `visit(row)` for each whose number lies between two places, or at one of them.
  template <class Visit>
  void each_between(number_end const& a, number_end const& b, Visit visit) const {
    bool const turned = a.far > b.far || (a.far == 0 && b.far == 0 && b.at < a.at);
    each_within(root_, turned ? b : a, turned ? a : b, visit);
  }

 private:
  static constexpr std::uint32_t nil = no_node;

  struct node {
    exact::rational at;
    std::int64_t all_that_count = 0; ///< of it and all under it
    std::uint32_t left = nil;
    std::uint32_t right = nil;
    bool counts = false;
    bool is_there = false;
  };

  [[nodiscard]] bool is_before(std::uint32_t a, std::uint32_t b) const {
    auto const order = all_[a].at <=> all_[b].at;
    return order != 0 ? order < 0 : a < b;
  }
  [[nodiscard]] std::int64_t count_of(std::uint32_t at) const {
    return at == nil ? 0 : all_[at].all_that_count;
  }
  void measure(std::uint32_t at) {
    auto& here = all_[at];
    here.all_that_count = (here.counts ? 1 : 0) + count_of(here.left) + count_of(here.right);
  }

  std::uint32_t add(std::uint32_t at, std::uint32_t row) {
    if (at == nil) return row;
    if (tree_priority(row) > tree_priority(at)) {
      std::tie(all_[row].left, all_[row].right) = split(at, row);
      measure(row);
      return row;
    }
    auto& side = is_before(row, at) ? all_[at].left : all_[at].right;
    side = add(side, row);
    measure(at);
    return at;
  }

  /// Those before a row, and those behind it.
  std::pair<std::uint32_t, std::uint32_t> split(std::uint32_t at, std::uint32_t row) {
    if (at == nil) return {nil, nil};
    if (is_before(at, row)) {
      auto const [before, behind] = split(all_[at].right, row);
      all_[at].right = before;
      measure(at);
      return {at, behind};
    }
    auto const [before, behind] = split(all_[at].left, row);
    all_[at].left = behind;
    measure(at);
    return {before, at};
  }

  std::uint32_t take(std::uint32_t at, std::uint32_t row) {
    if (at == row) return joined(all_[at].left, all_[at].right);
    auto& side = is_before(row, at) ? all_[at].left : all_[at].right;
    side = take(side, row);
    measure(at);
    return at;
  }

  /// Two trees, all of the one before all of the other.
  std::uint32_t joined(std::uint32_t left, std::uint32_t right) {
    return joined_trees(all_, left, right, [this](std::uint32_t at) { measure(at); });
  }

  template <class Visit>
  void each_within(std::uint32_t at, number_end const& low, number_end const& high,
                   Visit& visit) const {
    if (at == nil) return;
    auto const& here = all_[at];
    // Equal ones may stand on both sides.
    if (!low.is_above(here.at)) each_within(here.left, low, high, visit);
    if (!low.is_above(here.at) && !high.is_below(here.at)) visit(at);
    if (!high.is_below(here.at)) each_within(here.right, low, high, visit);
  }

  std::vector<node> all_; ///< by row
  std::uint32_t root_ = nil;
};

} // namespace chitieu::live
