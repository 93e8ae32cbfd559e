#include "fillings.hpp"
#include "met_window.hpp"

#include <algorithm>

namespace chitieu::exact {
namespace {

/// A filling that is worst for one side of a threshold.
struct worst_filling {
  std::int64_t base = 0;
  std::int64_t count = 0;
  met_window window;

  [[nodiscard]] std::int64_t short_by() const {
    return std::max<std::int64_t>(window.low - count, 0);
  }
  [[nodiscard]] std::int64_t over_by() const {
    return std::max<std::int64_t>(count - window.high, 0);
  }
};

struct worst_fillings {
  worst_filling of_few;  ///< the one farthest below, or least above, the lowest count that meets
  worst_filling of_many; ///< the one farthest above, or least below, the highest
};

worst_fillings worst_for_count(fillings const& all, threshold const& asked) {
  auto const range = all.any_base();
  auto const window = met_counts(asked);
  return {{range.base, range.fewest, window}, {range.base, range.most, window}};
}

worst_fillings worst_for_share(fillings const& all, threshold const& asked) {
  worst_fillings worst;
  bool first = true;
  for (auto const& range : corner_fillings{all, asked}) {
    auto const window = met_counts_of_base(asked, range.base);
    if (first || range.fewest - window.low < worst.of_few.count - worst.of_few.window.low)
      worst.of_few = {range.base, range.fewest, window};
    if (first || range.most - window.high > worst.of_many.count - worst.of_many.window.high)
      worst.of_many = {range.base, range.most, window};
    first = false;
  }
  return worst;
}

/// Rows that may change in one direction before the verdict does.
struct slack {
  std::int64_t rows = 0;
  bool limited = false; ///< one more change would break the threshold
};

slack slack_below(worst_filling const& worst) {
  return {worst.count - worst.window.low, worst.window.low > 0};
}

slack slack_above(worst_filling const& worst, std::int64_t most_possible) {
  return {std::min(worst.window.high, most_possible) - worst.count,
          worst.window.high < most_possible};
}

/// A side that no change can break does not lower what may change on the other.
std::int64_t smaller(slack const& below, slack const& above) {
  if (below.limited != above.limited) return below.limited ? below.rows : above.rows;
  return below.limited ? std::min(below.rows, above.rows) : std::max(below.rows, above.rows);
}

void set_shares(margins& numbers, counts const& rows) {
  fillings const all{rows};
  numbers.share = ratio::make(rows.yes, rows.base());
  if (rows.unknown == 0 && rows.maybe_base() == 0 && numbers.share) {
    numbers.low = numbers.high = numbers.share;
    return;
  }
  auto const range = all.any_base();
  numbers.low = ratio::make(range.fewest, all.lowest_share_base()).value_or(ratio{1});
  numbers.high = ratio::make(range.most, all.highest_share_base()).value_or(ratio{0});
}

void set_need(margins& numbers, relation how, worst_fillings const& worst, bool of_share) {
  bool const above =
      how == relation::exactly ? numbers.over_by > numbers.short_by : !has_floor(how);
  auto const& shown = above ? worst.of_many : worst.of_few;
  numbers.need = above ? shown.window.high : shown.window.low;
  if (how == relation::between) numbers.need_high = worst.of_many.window.high;

  std::int64_t const most_possible = of_share ? shown.base : largest;
  auto const& window = shown.window;
  numbers.unreachable = window.low > std::min(window.high, most_possible);
  if (!numbers.unreachable || !has_floor(how) || !has_ceiling(how)) return;
  if (window.high >= 0) numbers.nearest_below = std::min(window.high, most_possible);
  if (window.low <= most_possible) numbers.nearest_above = window.low;
}

std::int64_t spare_of(relation how, worst_fillings const& worst, bool of_share) {
  auto const below = slack_below(worst.of_few);
  auto const above = slack_above(worst.of_many, of_share ? worst.of_many.base : largest);
  if (how == relation::exactly) return 0;
  if (!has_ceiling(how)) return below.rows;
  if (!has_floor(how)) return above.rows;
  return smaller(below, above);
}

} // namespace

margins measure(counts const& rows, threshold const& asked) {
  margins numbers;
  if (asked.of_share) set_shares(numbers, rows);

  fillings const all{rows};
  if (asked.of_share && all.largest_base() == 0) {
    // Among nobody there is nobody to gain or lose, whatever the threshold.
    if (asked.how == relation::between) numbers.need_high = 0;
    return numbers;
  }
  auto const worst = asked.of_share ? worst_for_share(all, asked) : worst_for_count(all, asked);
  numbers.short_by = has_floor(asked.how) ? worst.of_few.short_by() : 0;
  numbers.over_by = has_ceiling(asked.how) ? worst.of_many.over_by() : 0;
  set_need(numbers, asked.how, worst, asked.of_share);
  if (numbers.short_by == 0 && numbers.over_by == 0)
    numbers.spare = spare_of(asked.how, worst, asked.of_share);
  return numbers;
}

} // namespace chitieu::exact
