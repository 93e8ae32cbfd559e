#include "filling_oracle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace chitieu::exact {
namespace {

using oracle::part;

// A base that a filling empties is left out of the margins, so it must not decide here either.
constexpr auto ignore_empty = empty_base::met;

threshold share(relation how, std::int64_t numerator, std::int64_t denominator) {
  return {how, true, part(numerator, denominator), {}, rounding::none, 0};
}

counts with_flips(counts rows, std::int64_t no_to_yes) {
  rows.yes += no_to_yes;
  rows.no -= no_to_yes;
  return rows;
}

bool possible(counts const& rows) { return rows.yes >= 0 && rows.no >= 0; }

bool surely_met(counts const& rows, threshold const& asked) {
  return oracle::decide(rows, asked, ignore_empty) == decision::met;
}

bool keeps_below(relation how) { return how == relation::at_least || how == relation::more_than; }
bool keeps_above(relation how) { return how == relation::at_most || how == relation::less_than; }

std::vector<threshold> all_thresholds() {
  auto all = oracle::share_thresholds();
  auto const more = oracle::count_thresholds();
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

TEST(margins, low_and_high_are_the_extremes_of_all_fillings) {
  for (auto const& rows : oracle::small_counts(2)) {
    std::optional<ratio> low;
    std::optional<ratio> high;
    for (auto const& [count, base] : oracle::all_fillings(rows)) {
      if (base == 0) continue;
      ratio const here = part(count, base);
      low = low ? std::min(*low, here) : here;
      high = high ? std::max(*high, here) : here;
    }
    threshold const asked = share(relation::at_least, 1, 2);
    auto const numbers = measure(rows, asked);
    EXPECT_EQ(numbers.low, low.value_or(ratio{1})) << oracle::describe(rows, asked);
    EXPECT_EQ(numbers.high, high.value_or(ratio{0})) << oracle::describe(rows, asked);
    EXPECT_EQ(numbers.share, ratio::make(rows.yes, rows.base()));
  }
}

/// The distance from the count to the first one, upwards or downwards, that meets it in this base.
std::int64_t distance(oracle::pair const& at, threshold one_sided, std::int64_t step) {
  std::int64_t moved = 0;
  while (!oracle::meets(at.count + step * moved, at.base, one_sided)) ++moved;
  return moved;
}

TEST(margins, short_and_over_are_those_of_the_worst_of_all_fillings) {
  for (auto const& rows : oracle::small_counts(2))
    for (auto const& asked : all_thresholds()) {
      threshold floor = asked;
      threshold ceiling = asked;
      if (!keeps_below(asked.how)) floor.how = relation::at_least;
      if (!keeps_above(asked.how)) ceiling.how = relation::at_most;
      if (asked.how == relation::between) ceiling.low = asked.high;
      std::int64_t most_short = 0;
      std::int64_t most_over = 0;
      for (auto const& filling : oracle::all_fillings(rows)) {
        if (asked.of_share && filling.base == 0) continue;
        if (!keeps_above(asked.how)) most_short = std::max(most_short, distance(filling, floor, 1));
        if (!keeps_below(asked.how))
          most_over = std::max(most_over, distance(filling, ceiling, -1));
      }
      auto const numbers = measure(rows, asked);
      ASSERT_EQ(numbers.short_by, most_short) << oracle::describe(rows, asked);
      ASSERT_EQ(numbers.over_by, most_over) << oracle::describe(rows, asked);
    }
}

TEST(margins, flipping_the_shortfall_meets_the_target_and_one_less_does_not) {
  int tried = 0;
  for (auto const& rows : oracle::small_counts(2))
    for (auto const& asked : all_thresholds()) {
      if (!keeps_below(asked.how)) continue;
      auto const numbers = measure(rows, asked);
      ASSERT_EQ(numbers.over_by, 0);
      ASSERT_EQ(numbers.short_by == 0, surely_met(rows, asked)) << oracle::describe(rows, asked);
      if (numbers.short_by == 0 || !possible(with_flips(rows, numbers.short_by))) continue;
      ++tried;
      ASSERT_TRUE(surely_met(with_flips(rows, numbers.short_by), asked))
          << oracle::describe(rows, asked) << " short " << numbers.short_by;
      ASSERT_FALSE(surely_met(with_flips(rows, numbers.short_by - 1), asked))
          << oracle::describe(rows, asked) << " short " << numbers.short_by;
    }
  EXPECT_GT(tried, 10'000);
}

TEST(margins, flipping_the_excess_meets_the_limit_and_one_less_does_not) {
  int tried = 0;
  for (auto const& rows : oracle::small_counts(2))
    for (auto const& asked : all_thresholds()) {
      if (!keeps_above(asked.how)) continue;
      auto const numbers = measure(rows, asked);
      ASSERT_EQ(numbers.short_by, 0);
      ASSERT_EQ(numbers.over_by == 0, surely_met(rows, asked)) << oracle::describe(rows, asked);
      if (numbers.over_by == 0 || !possible(with_flips(rows, -numbers.over_by))) continue;
      ++tried;
      ASSERT_TRUE(surely_met(with_flips(rows, -numbers.over_by), asked))
          << oracle::describe(rows, asked) << " over " << numbers.over_by;
      ASSERT_FALSE(surely_met(with_flips(rows, 1 - numbers.over_by), asked))
          << oracle::describe(rows, asked) << " over " << numbers.over_by;
    }
  EXPECT_GT(tried, 10'000);
}

TEST(margins, spare_changes_keep_the_verdict_and_one_more_loses_it) {
  int lost = 0;
  for (auto const& rows : oracle::small_counts(2))
    for (auto const& asked : all_thresholds()) {
      if (asked.how == relation::exactly || !surely_met(rows, asked)) continue;
      auto const spare = measure(rows, asked).spare;
      auto const kept = [&](std::int64_t flips) {
        return !possible(with_flips(rows, flips)) || surely_met(with_flips(rows, flips), asked);
      };
      bool const may_lose = !keeps_above(asked.how);
      bool const may_gain = !keeps_below(asked.how);
      ASSERT_TRUE((!may_lose || kept(-spare)) && (!may_gain || kept(spare)))
          << oracle::describe(rows, asked) << " spare " << spare;
      // Where both ways are open and exist in the data, one step further must break a side.
      bool const room = spare + 1 <= std::min(rows.yes, rows.no);
      if (!room || oracle::all_fillings(rows).size() > 1) continue;
      ++lost;
      ASSERT_FALSE((!may_lose || kept(-spare - 1)) && (!may_gain || kept(spare + 1)))
          << oracle::describe(rows, asked) << " spare " << spare;
    }
  EXPECT_GT(lost, 100);
}

TEST(margins, spare_is_exact_for_blanks_too) {
  for (auto const& rows : oracle::small_counts(2))
    for (auto const& asked : all_thresholds()) {
      if (!keeps_below(asked.how) && !keeps_above(asked.how)) continue;
      if (asked.of_share && asked.low > ratio{1}) continue;
      if (!surely_met(rows, asked) || oracle::all_fillings(rows).back().base == 0) continue;
      std::int64_t const way = keeps_below(asked.how) ? -1 : 1;
      auto const spare = measure(rows, asked).spare;
      auto const next = with_flips(rows, way * (spare + 1));
      if (!possible(next)) continue;
      ASSERT_FALSE(surely_met(next, asked)) << oracle::describe(rows, asked) << " spare " << spare;
    }
}

TEST(margins, need_is_the_first_or_last_count_that_meets_a_sure_base) {
  for (std::int64_t n = 1; n <= 12; ++n)
    for (auto const& asked : all_thresholds()) {
      std::vector<std::int64_t> meeting;
      for (std::int64_t k = 0; k <= n; ++k)
        if (oracle::meets(k, n, asked)) meeting.push_back(k);
      for (std::int64_t k = 0; k <= n; ++k) {
        auto const numbers = measure({k, 0, n - k, 0, 0, 0}, asked);
        auto const said = oracle::describe({k, 0, n - k, 0, 0, 0}, asked);
        bool const met = oracle::meets(k, n, asked);
        ASSERT_EQ(numbers.short_by == 0 && numbers.over_by == 0, met) << said;
        ASSERT_TRUE(!asked.of_share || numbers.unreachable == meeting.empty()) << said;
        if (meeting.empty()) continue;
        // A ceiling at or above the base stays as the sentence puts it.
        if (keeps_above(asked.how)) {
          ASSERT_EQ(std::min(numbers.need, n), meeting.back()) << said;
        } else {
          ASSERT_EQ(numbers.need, meeting.front()) << said;
        }
        if (asked.how == relation::between) {
          ASSERT_EQ(std::min(*numbers.need_high, n), meeting.back()) << said;
        }
      }
    }
}

TEST(margins, an_exact_share_that_no_count_hits_names_the_two_nearest) {
  auto const numbers = measure({5, 0, 72, 0, 0, 0}, share(relation::exactly, 15, 100));
  EXPECT_TRUE(numbers.unreachable);
  EXPECT_EQ(numbers.nearest_below, 11);
  EXPECT_EQ(numbers.nearest_above, 12);
  EXPECT_EQ(numbers.spare, 0);

  auto const hit = measure({12, 0, 68, 0, 0, 0}, share(relation::exactly, 15, 100));
  EXPECT_FALSE(hit.unreachable);
  EXPECT_EQ(hit.need, 12);
  EXPECT_EQ(hit.nearest_below, std::nullopt);
}

TEST(margins, more_than_everybody_is_unreachable_and_says_how_far) {
  auto const numbers = measure({8, 0, 2, 0, 0, 0}, share(relation::more_than, 1, 1));
  EXPECT_TRUE(numbers.unreachable);
  EXPECT_EQ(numbers.need, 11);
  EXPECT_EQ(numbers.short_by, 3);
  EXPECT_TRUE(measure({0, 0, 9, 0, 0, 0}, share(relation::less_than, 0, 1)).unreachable);
}

TEST(margins, thresholds_at_the_ends_of_64_bits_are_held_against_as_they_are) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  threshold const beyond{relation::more_than, false, ratio{most}, ratio{most}, rounding::none, 0};
  EXPECT_EQ(measure({3, 0, 2, 0, 0, 0}, beyond).need, most);
  auto const fine = share(relation::at_least, 3'000'000'001, 4'000'000'001);
  EXPECT_EQ(measure({3, 0, 1, 0, 0, 0}, fine).need, 4);
  EXPECT_EQ(measure({3, 0, 1, 0, 0, 0}, fine).short_by, 1);
}

TEST(margins, a_side_that_no_change_can_break_does_not_limit_the_spare) {
  threshold const up_to_half{relation::between, true, ratio{0}, part(1, 2), rounding::none, 0};
  EXPECT_EQ(measure({2, 0, 8, 0, 0, 0}, up_to_half).spare, 3);
  threshold const from_half{relation::between, true, part(1, 2), ratio{1}, rounding::none, 0};
  EXPECT_EQ(measure({9, 0, 1, 0, 0, 0}, from_half).spare, 4);
  EXPECT_EQ(measure({3, 0, 7, 0, 0, 0}, share(relation::at_most, 6, 5)).spare, 7);
  EXPECT_EQ(measure({3, 0, 7, 0, 0, 0}, share(relation::at_least, 0, 1)).spare, 3);
}

TEST(margins, an_exact_share_with_blanks_needs_the_count_of_its_farther_filling) {
  // The four perhaps in the base make it 10 to 14 people; farthest off are 12 of 14.
  auto const over = measure({8, 0, 2, 4, 0, 0}, share(relation::exactly, 1, 2));
  EXPECT_EQ(over.over_by, 5);
  EXPECT_EQ(over.need, 7);
  auto const few = measure({2, 0, 8, 0, 0, 4}, share(relation::exactly, 1, 2));
  EXPECT_EQ(few.short_by, 5);
  EXPECT_EQ(few.need, 7);
}

TEST(margins, nobody_is_neither_short_nor_over) {
  for (auto const how : oracle::relations) {
    threshold const asked{how, true, part(1, 3), part(1, 2), rounding::down, 1};
    auto const numbers = measure({}, asked);
    EXPECT_EQ(numbers.share, std::nullopt);
    EXPECT_EQ(numbers.short_by, 0);
    EXPECT_EQ(numbers.over_by, 0);
    EXPECT_EQ(numbers.spare, 0);
    EXPECT_FALSE(numbers.unreachable);
    EXPECT_EQ(numbers.need_high.has_value(), how == relation::between);
  }
}

TEST(margins, of_the_plan_of_2023) {
  auto const at_least = measure({77, 0, 3, 0, 0, 0}, share(relation::at_least, 95, 100));
  EXPECT_EQ(at_least.need, 76);
  EXPECT_EQ(at_least.spare, 1);
  EXPECT_EQ(at_least.share, part(77, 80));
  EXPECT_EQ(at_least.low, part(77, 80));

  auto const blanks = measure({74, 3, 3, 0, 0, 0}, share(relation::at_least, 95, 100));
  EXPECT_EQ(blanks.short_by, 2);
  EXPECT_EQ(blanks.low, part(74, 80));
  EXPECT_EQ(blanks.high, part(77, 80));

  threshold rounded{relation::at_most, true, part(15, 100), {}, rounding::down, 1};
  EXPECT_EQ(measure({1, 0, 5, 0, 0, 0}, rounded).need, 1);
  EXPECT_EQ(measure({1, 0, 5, 0, 0, 0}, rounded).over_by, 0);
  EXPECT_EQ(measure({14, 0, 63, 0, 0, 0}, rounded).over_by, 3);
}

TEST(margins, counts_have_no_shares) {
  threshold const asked{relation::between, false, ratio{3}, ratio{5}, rounding::none, 0};
  auto const numbers = measure({2, 1, 7, 0, 0, 0}, asked);
  EXPECT_EQ(numbers.share, std::nullopt);
  EXPECT_EQ(numbers.low, std::nullopt);
  EXPECT_EQ(numbers.high, std::nullopt);
  EXPECT_EQ(numbers.need, 3);
  EXPECT_EQ(numbers.need_high, 5);
  EXPECT_EQ(numbers.short_by, 1);
  EXPECT_EQ(measure({4, 0, 7, 0, 0, 0}, asked).spare, 1);
  EXPECT_EQ(measure({9, 0, 0, 0, 0, 0}, asked).over_by, 4);
  EXPECT_EQ(measure({}, asked).short_by, 3);
}

} // namespace
} // namespace chitieu::exact
