#pragma once
#include "ordered_rows.hpp"

#include <chitieu/exact/bounds.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace chitieu::live {

/// One row's number as far as places go, turned so that the first place has the highest.
struct contender {
  std::optional<exact::rational> low;
  std::optional<exact::rational> high;
  bool sure = false; ///< surely has a place
};

/// Rows that have, or may have, a place among each other. As `eval::rank_rows`.
class ranked_rows {
 public:
  /// Nothing: it has no place.
  void put(std::uint32_t row, std::optional<contender> const& is) {
    if (row >= of_row_.size()) of_row_.resize(std::size_t{row} + 1);
    auto& kept = of_row_[row];
    without_bound_ -= kept.possible && !kept.has_high ? 1 : 0;
    if (kept.possible && !kept.is_bounded()) unbounded_.erase(row);
    kept = {is.has_value(), is && is->sure, is && is->low, is && is->high};
    without_bound_ += kept.possible && !kept.has_high ? 1 : 0;
    if (kept.possible && !kept.is_bounded()) unbounded_.insert(row);
    by_low_.put(row, is ? is->low : std::nullopt, kept.sure);
    by_high_.put(row, is ? is->high : std::nullopt, true);
  }

  /// The place of a row; in a partial population it has no upper bound.
  [[nodiscard]] exact::bounds place(std::uint32_t row, bool partial) const {
    if (row >= of_row_.size() || !of_row_[row].possible) return exact::bounds::nothing();
    auto const low = by_low_.of(row);
    auto const high = by_high_.of(row);
    auto const fewest = high ? by_low_.above(*high) : 0;
    auto most = low ? by_high_.above(*low) + without_bound_ : possible();
    if (!low || !high || *low < *high) --most; // counts itself
    exact::bounds is{exact::rational{fewest + 1}, exact::rational{most + 1}, !of_row_[row].sure,
                     false};
    if (partial) is.high.reset();
    return is;
  }

  /// Of which rows the place is (surely, perhaps) among the first `last`: those whose highest
  /// number reaches the first end, and those whose lowest one reaches the second, or the third if
  /// it counts itself; whether all that have no lowest one are, and those that have no highest one.
  struct first_places {
    number_end by_high, by_low, by_low_of_itself;
    bool without_low = false;
    bool without_high = false;
  };
  [[nodiscard]] first_places among_first(std::int64_t last) const {
    return {by_low_.nth_highest(last), by_high_.nth_highest(last - without_bound_),
            by_high_.nth_highest(last + 1 - without_bound_), possible() <= last, last >= 1};
  }

  /// Calls `visit(row)` for each that may be among the first otherwise than it was.
  template <class Visit>
  void each_moved(first_places const& was, first_places const& is, Visit visit) const {
    if (was.by_high != is.by_high) by_high_.each_between(was.by_high, is.by_high, visit);
    if (was.by_low != is.by_low) by_low_.each_between(was.by_low, is.by_low, visit);
    if (was.by_low_of_itself != is.by_low_of_itself)
      by_low_.each_between(was.by_low_of_itself, is.by_low_of_itself, visit);
    if (was.without_low != is.without_low || was.without_high != is.without_high)
      for (auto const row : unbounded_) visit(row);
  }

 private:
  struct flags {
    bool possible = false;
    bool sure = false;
    bool has_low = false;
    bool has_high = false;

    [[nodiscard]] bool is_bounded() const { return has_low && has_high; }
  };

  [[nodiscard]] std::int64_t possible() const { return by_high_.size() + without_bound_; }

  std::vector<flags> of_row_;
  ordered_rows by_low_;               ///< those that are surely there count
  ordered_rows by_high_;              ///< all count
  std::set<std::uint32_t> unbounded_; ///< below or above
  std::int64_t without_bound_ = 0;    ///< those that may be as high as can be
};

} // namespace chitieu::live
