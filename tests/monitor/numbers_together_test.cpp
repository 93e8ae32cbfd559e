// What is kept of numbers at several places comes to what `exact::combine` makes of all of them.
#include "monitor/numbers_together.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <vector>

namespace chitieu::live {
namespace {

using exact::aggregate;
using exact::bounds;

struct kept_record {
  std::size_t place;
  std::int64_t word;
  bool sure;
};

exact::sample as_sample(kept_record const& of) {
  if (of.word == none_word) return {bounds::nothing(), of.sure};
  if (of.word == number_column::any) return {bounds::unknown(), of.sure};
  if (of.word == number_column::perhaps_any) return {{{}, {}, true, false}, of.sure};
  return {bounds::exactly(exact::rational::of(exact::decimal{of.word, 1})), of.sure};
}

TEST(numbers_together, are_combined_as_samples_are) {
  constexpr std::uint64_t seed = 20'261'129;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  auto const below = [&](std::uint64_t most) { return random() % most; };
  std::size_t different_places = 0;
  for (int round = 0; round < 6'000; ++round) {
    std::vector<number_sum> places(1 + below(3));
    std::vector<kept_record> records;
    auto const blanks = below(4) == 0 ? 4U : 40U;
    auto const span = below(2) == 0 ? 5U : 60U;
    for (auto left = below(12); left > 0; --left) {
      auto const kind = below(blanks);
      records.push_back({below(places.size()),
                         kind == 0   ? number_column::any
                         : kind == 1 ? number_column::perhaps_any
                         : kind == 2 ? none_word
                                     : static_cast<std::int64_t>(below(span)) - 20,
                         below(3) != 0});
      auto const& one = records.back();
      places[one.place].add(one.word, one.sure, kept_order::of_all);
      if (below(4) != 0) continue;
      // One that goes again.
      places[one.place].take(one.word, one.sure, kept_order::of_all);
      records.pop_back();
    }
    std::vector<number_sum const*> at;
    for (auto const& each : places) at.push_back(&each);
    numbers_together const all{at, 1};
    std::vector<exact::sample> samples;
    for (auto const& each : records) samples.push_back(as_sample(each));
    auto const expect = [&](aggregate how, exact::ratio const& of) {
      if (!all.can_combine(how)) return;
      different_places += how == aggregate::different;
      ASSERT_EQ(all.combine(how, of), exact::combine(how, samples, of))
          << "round " << round << ", kind " << static_cast<int>(how) << " at " << of.numerator()
          << '/' << of.denominator();
    };
    for (auto const how :
         {aggregate::sum, aggregate::average, aggregate::median, aggregate::different})
      expect(how, {});
    for (std::int64_t n = 1; n < 6; ++n) {
      expect(aggregate::nth_lowest, exact::ratio{n});
      expect(aggregate::nth_highest, exact::ratio{n});
    }
    for (std::int64_t tenths = 0; tenths <= 10; ++tenths)
      expect(aggregate::percentile, *exact::ratio::make(tenths, 10));
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(different_places, 100U);
}

/// The order of those that surely take part need not be kept for an average.
TEST(numbers_together, have_an_average_where_only_what_perhaps_is_there_is_in_order) {
  number_sum kept;
  for (auto const word : {10, 20, 60}) kept.add(word, true, kept_order::of_perhaps);
  for (auto const word : {0, 70}) kept.add(word, false, kept_order::of_perhaps);
  EXPECT_EQ(kept.order.all().surely, 0);
  number_sum const* at = &kept;
  auto const is = numbers_together{{&at, 1}, 0}.combine(aggregate::average, {});
  EXPECT_EQ(is.low, exact::rational::of(90, 4));
  EXPECT_EQ(is.high, exact::rational::of(160, 4));
}

} // namespace
} // namespace chitieu::live
