#include "filling_oracle.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <random>

namespace chitieu::exact {
namespace {

using oracle::part;

constexpr empty_base meanings[] = {empty_base::undetermined, empty_base::met, empty_base::unmet,
                                   empty_base::skip};

TEST(decide, agrees_with_every_filling_of_small_counts_for_shares) {
  auto const thresholds = oracle::share_thresholds();
  std::size_t turn = 0;
  for (auto const& rows : oracle::small_counts(2))
    for (auto const& asked : thresholds) {
      auto const when_empty = meanings[turn++ % std::size(meanings)];
      ASSERT_EQ(decide(rows, asked, when_empty), oracle::decide(rows, asked, when_empty))
          << oracle::describe(rows, asked) << " empty " << static_cast<int>(when_empty);
    }
}

TEST(decide, agrees_with_every_filling_of_small_counts_for_counts) {
  for (auto const& rows : oracle::small_counts(2))
    for (auto const& asked : oracle::count_thresholds())
      ASSERT_EQ(decide(rows, asked, empty_base::undetermined),
                oracle::decide(rows, asked, empty_base::undetermined))
          << oracle::describe(rows, asked);
}

TEST(decide, agrees_with_every_filling_of_random_counts) {
  unsigned const seed = 23;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  auto const below = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
  auto const thresholds = oracle::share_thresholds();
  for (int i = 0; i < 20'000; ++i) {
    counts const rows{below(12), below(4), below(12), below(7), below(7), below(7)};
    auto asked = thresholds[random() % thresholds.size()];
    if (i % 2 == 0) {
      std::int64_t const whole = 1 + below(40);
      asked.low = part(below(60), whole);
      asked.high = part(asked.low.numerator() * 20 + below(30), asked.low.denominator() * 20);
      asked.at_least_after = below(9);
    }
    ASSERT_EQ(decide(rows, asked, empty_base::met), oracle::decide(rows, asked, empty_base::met))
        << oracle::describe(rows, asked);
  }
}

TEST(decide, every_threshold_by_a_tenth_of_a_percent_is_judged_by_integers) {
  for (std::int64_t n = 1; n <= 200; ++n)
    for (std::int64_t p = 0; p <= 1100; ++p)
      for (std::int64_t k = p * n / 1000 - 2; k <= p * n / 1000 + 2; ++k) {
        if (k < 0 || k > n) continue;
        counts const rows{k, 0, n - k, 0, 0, 0};
        ratio const bound = part(p, 1000);
        auto const met = [&](relation how) {
          threshold const asked{how, true, bound, bound, rounding::none, 0};
          return decide(rows, asked, empty_base::undetermined) == decision::met;
        };
        ASSERT_EQ(met(relation::at_least), 1000 * k >= p * n) << k << '/' << n << ' ' << p;
        ASSERT_EQ(met(relation::more_than), 1000 * k > p * n) << k << '/' << n << ' ' << p;
        ASSERT_EQ(met(relation::at_most), 1000 * k <= p * n) << k << '/' << n << ' ' << p;
        ASSERT_EQ(met(relation::less_than), 1000 * k < p * n) << k << '/' << n << ' ' << p;
        ASSERT_EQ(met(relation::exactly), 1000 * k == p * n) << k << '/' << n << ' ' << p;
      }
}

TEST(decide, a_base_that_can_be_emptied_is_undetermined_unless_its_meaning_is_given) {
  threshold const all{relation::at_least, true, part(1, 1), {}, rounding::none, 0};
  counts const nobody{};
  counts const perhaps{0, 0, 0, 3, 0, 0};
  for (auto const& rows : {nobody, perhaps}) {
    EXPECT_EQ(decide(rows, all, empty_base::undetermined), decision::undetermined);
    EXPECT_EQ(decide(rows, all, empty_base::met), decision::met);
    EXPECT_EQ(decide(rows, all, empty_base::skip), decision::met);
  }
  EXPECT_EQ(decide(nobody, all, empty_base::unmet), decision::unmet);
  EXPECT_EQ(decide(perhaps, all, empty_base::unmet), decision::undetermined);
}

TEST(decide, an_exact_share_is_unmet_when_no_filling_hits_it) {
  threshold const asked{relation::exactly, true, part(15, 100), {}, rounding::none, 0};
  // 77 to 79 people: 15% of none of these is a whole number, though the interval holds 15%.
  EXPECT_EQ(decide({10, 5, 62, 1, 0, 1}, asked, empty_base::undetermined), decision::unmet);
  // 77 to 80 people: 12 of 80 hits it.
  EXPECT_EQ(decide({10, 5, 62, 2, 0, 1}, asked, empty_base::undetermined), decision::undetermined);
  EXPECT_EQ(decide({12, 0, 68, 0, 0, 0}, asked, empty_base::undetermined), decision::met);
}

TEST(decide, counts_in_millions_are_judged_like_small_ones) {
  std::int64_t const m = 1'000'000;
  threshold const asked{relation::at_least, true, part(95, 100), {}, rounding::none, 0};
  EXPECT_EQ(decide({95 * m, 0, 5 * m, 0, 0, 0}, asked, empty_base::undetermined), decision::met);
  EXPECT_EQ(decide({95 * m - 1, 0, 5 * m + 1, 0, 0, 0}, asked, empty_base::undetermined),
            decision::unmet);
  EXPECT_EQ(decide({95 * m, 0, 5 * m, 0, 1, 0}, asked, empty_base::undetermined),
            decision::undetermined);
}

// Counts that others send can be of any size (found by tests/fuzz/tally.cpp).
TEST(decide, searches_no_longer_for_an_exact_share_of_more) {
  constexpr auto many = std::int64_t{1} << 54;
  threshold asked{relation::exactly, true, *ratio::make(1, 1'000'000'007)};
  EXPECT_EQ(decide({1, 0, 0, 0, 0, many}, asked, empty_base::unmet), decision::undetermined);
  EXPECT_EQ(decide({0, 3, many, 0, many, 0}, asked, empty_base::unmet), decision::undetermined);
  EXPECT_EQ(decide({0, 0, many, 1, 0, many}, asked, empty_base::unmet), decision::unmet);
  asked = {relation::between, true, *ratio::make(1, 3), *ratio::make(1, 3)};
  EXPECT_EQ(decide({1, 0, 1, many, 0, many}, asked, empty_base::unmet), decision::undetermined);
}

TEST(counts, two_parts_add_up_to_the_whole) {
  counts const a{1, 2, 3, 4, 5, 6};
  counts const b{10, 20, 30, 40, 50, 60};
  EXPECT_EQ(a + b, (counts{11, 22, 33, 44, 55, 66}));
  EXPECT_EQ(a.base(), 6);
  EXPECT_EQ(a.maybe_base(), 15);
}

} // namespace
} // namespace chitieu::exact
