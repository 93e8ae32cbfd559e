#include "sample.hpp"

#include "render/figures.hpp"

#include <gtest/gtest.h>

namespace chitieu::render {
namespace {

using exact::relation;

TEST(figures, a_percentage_never_crosses_its_threshold) {
  auto const shown = [](std::int64_t count, std::int64_t base, exact::threshold const& asked) {
    return percent_text(exact::ratio::make(count, base).value(), asked, words_en);
  };
  EXPECT_EQ(shown(9496, 10000, sample::share(relation::at_least, 95)), "94.9%");
  EXPECT_EQ(shown(19, 20, sample::share(relation::at_least, 95)), "95.0%");
  EXPECT_EQ(shown(1501, 10000, sample::share(relation::at_most, 15)), "15.1%");
  auto const range = sample::between(sample::percent(10), sample::percent(15), true);
  EXPECT_EQ(shown(999, 10000, range), "9.9%");
  EXPECT_EQ(shown(1001, 10000, range), "10.1%");
  EXPECT_EQ(shown(1499, 10000, range), "14.9%");
  EXPECT_EQ(shown(1501, 10000, range), "15.1%");
}

TEST(figures, the_decimal_sign_is_that_of_the_language) {
  auto const asked = sample::share(relation::at_least, 95);
  EXPECT_EQ(percent_text(exact::ratio::make(77, 80).value(), asked, words_vi), "96,3%");
  EXPECT_EQ(percent_text(exact::ratio::make(77, 80).value(), asked, words_en), "96.3%");
}

TEST(figures, needs_read_as_floor_ceiling_or_range) {
  auto const need = [](exact::threshold const& asked, exact::counts const& counts) {
    return need_text(counts, exact::measure(counts, asked), asked);
  };
  auto const counts = sample::sure(10, 80);
  EXPECT_EQ(need(sample::share(relation::at_least, 95), counts), "76");
  EXPECT_EQ(need(sample::share(relation::at_most, 15), counts), "≤ 12");
  EXPECT_EQ(need(sample::between(3, 5, false), counts), "3–5");
  EXPECT_EQ(need(sample::share(relation::exactly, 15), sample::sure(10, 77)), "—");
  EXPECT_EQ(need(sample::share(relation::at_least, 95), sample::sure(0, 0)), "—");
}

TEST(figures, a_share_of_nobody_is_a_dash_and_nobody_is_shown_as_0_of_0) {
  auto const nobody = sample::sure(0, 0);
  auto const asked = sample::share(relation::at_most, 15);
  EXPECT_EQ(count_text(nobody, asked), "0/0");
  EXPECT_EQ(share_text(nobody, exact::measure(nobody, asked), asked, words_vi), "—");
  EXPECT_EQ(count_text(nobody, sample::count(relation::at_most, 0)), "0/0");
}

TEST(figures, days_are_written_as_the_plan_writes_them) {
  EXPECT_EQ(day_text(sample::day_of(2023, 3, 5)), "05/03/2023");
  EXPECT_EQ(day_text(sample::day_of(1969, 12, 31)), "31/12/1969");
}

} // namespace
} // namespace chitieu::render
