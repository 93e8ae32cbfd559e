#include "fillings.hpp"

#include <algorithm>

namespace chitieu::exact {

filling_range fillings::any_base() const noexcept {
  return {largest_base(), rows_.yes,
          rows_.yes + rows_.unknown + rows_.maybe_yes + rows_.maybe_unknown};
}

// As the base grows row by row, `fewest` and `most` are flat or rise by one, each with one bend,
// and the whole bound rises by 0 or 1 a row (p ≤ 1) or by at least 1 (p > 1). So their distance
// from the bound is monotone between the bends, and its extremes are at the bends and the ends.
void corner_fillings::add_corners(fillings const& all, threshold const& asked) noexcept {
  // The first corner wins ties when the worst filling is chosen.
  add(all, all.lowest_share_base());
  add(all, all.highest_share_base());
  add(all, all.smallest_filled_base());
  add(all, all.largest_base());
  if (asked.at_least_after == 0) return;
  add_crossing(all, asked.low, asked.at_least_after);
  if (asked.how == relation::between) add_crossing(all, asked.high, asked.at_least_after);
}

void corner_fillings::add(fillings const& all, std::int64_t base) noexcept {
  if (base < all.smallest_filled_base() || base > all.largest_base()) return;
  auto const same = [base](filling_range const& range) { return range.base == base; };
  if (std::any_of(begin(), end(), same)) return;
  ranges_[size_++] = all.at(base);
}

// With p > 1 the bound max(p · n, minimum) is flat and then rises by more than 1 a row: one more
// bend. However p · n is rounded, it passes the minimum between these three sizes.
void corner_fillings::add_crossing(fillings const& all, ratio const& p,
                                   std::int64_t at_least_after) noexcept {
  if (p <= ratio{1} || at_least_after < 1) return;
  std::int64_t const last = all.largest_base();
  auto const inverse = ratio::make(p.denominator(), p.numerator());
  std::int64_t const first = inverse ? floor_times(*inverse, at_least_after - 1) : last;
  for (std::int64_t step = 0; step < 3 && first <= last - step; ++step) add(all, first + step);
}

} // namespace chitieu::exact
