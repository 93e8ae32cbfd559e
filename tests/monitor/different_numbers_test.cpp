// How many different numbers records have comes to what `exact::combine` makes of all of them.
#include "monitor/different_numbers.hpp"

#include <chitieu/exact/samples.hpp>

#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <set>
#include <vector>

namespace chitieu::live {
namespace {

using exact::bounds;
using exact::rational;

/// A number, one of several, or one that can be any below or above another one.
bounds drawn(std::mt19937_64& random, std::uint64_t span) {
  auto const below = [&](std::uint64_t most) { return static_cast<std::int64_t>(random() % most); };
  auto is = bounds::exactly(rational::of(below(span), 3));
  if (below(3) == 0) is.high = *is.low + rational::of(below(4), 2);
  if (below(12) == 0) is.low.reset();
  if (below(12) == 0) is.high.reset();
  is.may_be_none = below(6) == 0;
  return is;
}

TEST(different_numbers, are_counted_as_samples_are) {
  constexpr std::uint64_t seed = 20'261'132;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  std::size_t shared = 0; // rounds in which records can share numbers
  for (int round = 0; round < 300; ++round) {
    different_numbers kept;
    std::vector<exact::sample> all;
    std::multiset<rational> known;
    auto const span = 1 + random() % 40;
    for (int change = 0; change < 40; ++change) {
      auto const put = [&](exact::sample const& one, int times) {
        bool moved = false;
        bool const is_known = one.value.low && one.value.low == one.value.high;
        kept.put(one.value, one.sure, times, [&](rational const& number, int by) {
          moved = true;
          EXPECT_EQ(by, times);
          EXPECT_EQ(number, *one.value.low);
        });
        auto const before = is_known ? known.count(*one.value.low) : 0;
        if (is_known && times > 0)
          known.insert(*one.value.low);
        else if (is_known)
          known.erase(known.find(*one.value.low));
        EXPECT_EQ(moved, is_known && before == (times > 0 ? 0U : 1U));
      };
      if (all.empty() || random() % 3 != 0) {
        all.push_back({drawn(random, span), random() % 4 != 0});
        put(all.back(), 1);
      } else {
        auto const which = all.begin() + static_cast<std::ptrdiff_t>(random() % all.size());
        put(*which, -1);
        all.erase(which);
      }
      std::uint64_t steps = 0;
      bounds const is{rational{kept.surely([&] { ++steps; })}, rational{kept.all() + kept.open()},
                      false, false};
      ASSERT_EQ(is, exact::combine(exact::aggregate::different, all)) << "round " << round;
      for (std::int64_t third = 0; third < 40; ++third)
        ASSERT_EQ(kept.has(rational::of(third, 3)), known.contains(rational::of(third, 3)));
      std::set<rational> visited;
      kept.each([&](rational const& number) { visited.insert(number); });
      ASSERT_EQ(visited, (std::set<rational>{known.begin(), known.end()}));
      shared += *is.low > rational{std::ssize(visited)} && *is.low < rational{std::ssize(all)};
    }
  }
  EXPECT_GT(shared, 500U);
}

/// Numbers that are known cost nothing where they are counted, nor what can be one of them.
TEST(different_numbers, are_counted_by_those_that_can_be_no_known_one) {
  different_numbers kept;
  auto const put = [&](std::int64_t low, std::int64_t high) {
    kept.put({rational{low}, rational{high}, false, false}, true, 1, [](auto const&, int) {});
  };
  for (std::int64_t number = 0; number < 1'000; ++number) {
    put(10 * number, 10 * number);
    put(10 * number - 3, 10 * number + 3);
  }
  put(14, 16);
  put(15, 18);
  put(16, 19);
  put(4'443, 4'446);
  std::uint64_t steps = 0;
  EXPECT_EQ(kept.surely([&] { ++steps; }), 1'002);
  EXPECT_EQ(steps, 3U);
}

} // namespace
} // namespace chitieu::live
