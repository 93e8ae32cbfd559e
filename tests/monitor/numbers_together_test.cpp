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

/// Numbers that are units of tenths, any number, none, fractions, or some numbers and not others.
struct drawn_numbers {
  std::mt19937_64& random;
  unsigned blanks;
  unsigned others;
  unsigned span;

  std::uint64_t below(std::uint64_t most) { return random() % most; }
  exact::rational units() {
    return exact::rational::of(static_cast<std::int64_t>(below(span)) - 20, 10);
  }
  exact::rational number() {
    // Beyond what is added up over one denominator in 64 bits, too.
    static constexpr std::int64_t denominators[] = {3, 7, 10, 60, 4'999'999'937, 3'999'999'979};
    if (below(2) == 0) return units();
    return units() + exact::rational::of(1, denominators[below(6)]);
  }
  bounds operator()() {
    auto const kind = below(blanks);
    if (kind == 0) return bounds::unknown();
    if (kind == 1) return {{}, {}, true, false};
    if (kind == 2) return bounds::nothing();
    if (below(others) != 0) return bounds::exactly(units());
    auto is = bounds::exactly(number());
    is.may_be_none = below(4) == 0;
    if (below(2) == 0) is.high = *is.low + exact::rational{static_cast<std::int64_t>(below(4))};
    if (below(6) == 0) is.low.reset();
    if (below(6) == 0) is.high.reset();
    return is;
  }
};

TEST(numbers_together, are_combined_as_samples_are) {
  constexpr std::uint64_t seed = 20'261'129;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  auto const below = [&](std::uint64_t most) { return random() % most; };
  for (int round = 0; round < 12'000; ++round) {
    drawn_numbers draw{random, below(4) == 0 ? 4U : 40U, below(2) == 0 ? 1'000U : 2U,
                       below(2) == 0 ? 5U : 60U};
    // Sums of what is in order are kept for an average alone.
    auto const kept = round % 2 == 0 ? kept_order::of_perhaps : kept_order::of_all;
    std::vector<number_sum> places(1 + below(3));
    std::vector<exact::sample> samples;
    number_column numbers{1};
    for (std::uint32_t record = 0, left = static_cast<std::uint32_t>(below(12)); record < left;
         ++record) {
      auto const is = draw();
      bool const sure = below(3) != 0;
      auto& place = places[below(places.size())];
      numbers.put(record, is);
      place.add(numbers, record, sure, kept);
      if (below(4) == 0)
        place.take(numbers, record, sure, kept); // one that goes again
      else
        samples.push_back({is, sure});
    }
    std::vector<number_sum const*> at;
    for (auto const& each : places) at.push_back(&each);
    numbers_together const all{at, 1};
    auto const expect = [&](aggregate how, exact::ratio const& of) {
      ASSERT_EQ(all.combine(how, of), exact::combine(how, samples, of))
          << "round " << round << ", kind " << static_cast<int>(how) << " at " << of.numerator()
          << '/' << of.denominator();
    };
    expect(aggregate::sum, {});
    if (kept == kept_order::of_perhaps) {
      expect(aggregate::average, {});
      continue;
    }
    expect(aggregate::median, {});
    for (std::int64_t n = 1; n < 6; ++n) {
      expect(aggregate::nth_lowest, exact::ratio{n});
      expect(aggregate::nth_highest, exact::ratio{n});
    }
    for (std::int64_t tenths = 0; tenths <= 10; ++tenths)
      expect(aggregate::percentile, *exact::ratio::make(tenths, 10));
    if (HasFatalFailure()) return;
  }
}

/// The order of those that surely take part need not be kept for an average.
TEST(numbers_together, have_an_average_where_only_what_perhaps_is_there_is_in_order) {
  number_sum kept;
  number_column numbers{0};
  std::uint32_t record = 0;
  auto const add = [&](exact::rational const& number, bool sure) {
    numbers.put(record, bounds::exactly(number));
    kept.add(numbers, record++, sure, kept_order::of_perhaps);
  };
  for (auto const number : {10, 20, 60}) add(exact::rational{number}, true);
  for (auto const number : {0, 70}) add(exact::rational{number}, false);
  EXPECT_EQ(kept.order.all<numbers_counted>().surely, 0);
  number_sum const* at = &kept;
  auto is = numbers_together{{&at, 1}, 0}.combine(aggregate::average, {});
  EXPECT_EQ(is.low, exact::rational::of(90, 4));
  EXPECT_EQ(is.high, exact::rational::of(160, 4));
  add(exact::rational::of(1, 2), true);
  EXPECT_EQ(kept.others->low.order().all<numbers_counted>().surely, 0);
  is = numbers_together{{&at, 1}, 0}.combine(aggregate::average, {});
  EXPECT_EQ(is.low, exact::rational::of(181, 10));
}

} // namespace
} // namespace chitieu::live
