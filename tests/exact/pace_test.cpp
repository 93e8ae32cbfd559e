#include "exact/aggregates.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

namespace chitieu::exact {
namespace {

constexpr std::size_t size = 50'000;
constexpr std::size_t of_a_pass = size / pace::rows_between;

struct told_to_stop {};

/// Numbers of which some, unless all are `known`, are not exact or perhaps not there.
std::vector<sample> samples(bool known) {
  std::vector<sample> all;
  for (std::size_t i = 0; i < size; ++i) {
    auto const drawn = static_cast<std::int64_t>(i * 7'368'787 % 99'999'989);
    auto& one = all.emplace_back();
    one.value = bounds::exactly(drawn);
    if (known) continue;
    one.sure = i % 3 != 0;
    if (i % 5 == 0) one.value.high = rational(drawn + 7);
  }
  return all;
}

/// How many passes over all samples there are, by the questions that are asked.
std::size_t passes(aggregate how, std::vector<sample> const& of, ratio const& at = {}) {
  std::size_t questions = 0;
  std::function<void()> const count = [&] { ++questions; };
  auto const made = combine(how, of, at, pace(count));
  EXPECT_EQ(made, combine(how, of, at));
  std::size_t left = questions;
  std::function<void()> const stop = [&] {
    if (--left == 0) throw told_to_stop();
  };
  EXPECT_THROW((void)combine(how, of, at, pace(stop)), told_to_stop);
  return questions / of_a_pass;
}

// Those that sort take so many steps that their passes alone would not come to as many questions.
TEST(pace, is_kept_by_each_pass_over_samples) {
  auto const known = samples(true);
  EXPECT_GE(passes(aggregate::sum, known), 1U);
  EXPECT_GE(passes(aggregate::average, known), 2U);
  EXPECT_GE(passes(aggregate::median, known), 6U);
  EXPECT_GE(passes(aggregate::nth_highest, known, 1000), 5U);
  EXPECT_GE(passes(aggregate::percentile, known, *ratio::make(1, 2)), 5U);
  EXPECT_GE(passes(aggregate::different, known), 10U);
  auto const open = samples(false);
  EXPECT_GE(passes(aggregate::sum, open), 1U);
  EXPECT_GE(passes(aggregate::average, open), 8U);
  EXPECT_GE(passes(aggregate::median, open), 20U);
  EXPECT_GE(passes(aggregate::nth_highest, open, 1000), 20U);
  EXPECT_GE(passes(aggregate::percentile, open, *ratio::make(9, 10)), 20U);
  EXPECT_GE(passes(aggregate::different, open), 12U);
}

} // namespace
} // namespace chitieu::exact
