#include "monitor/ordered_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <random>

namespace chitieu::live {
namespace {

using exact::rational;

struct row_there {
  std::int64_t thirds;
  bool counts;
};

TEST(ordered_rows, find_what_all_rows_say_after_any_changes) {
  constexpr std::uint64_t seed = 20'261'126;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  auto const below = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
  ordered_rows rows;
  std::map<std::uint32_t, row_there> there;
  for (int step = 0; step < 1'500; ++step) {
    auto const row = static_cast<std::uint32_t>(below(60));
    if (below(4) == 0) {
      rows.put(row, std::nullopt, false);
      there.erase(row);
    } else {
      row_there const is{below(20) - 10, below(3) != 0};
      rows.put(row, rational::of(is.thirds, 3), is.counts);
      there[row] = is;
    }
    std::vector<std::int64_t> counted;
    for (auto const& [other, is] : there)
      if (is.counts) counted.push_back(is.thirds);
    std::ranges::sort(counted, std::greater<>{});
    ASSERT_EQ(rows.size(), std::ssize(counted)) << "step " << step;
    auto const number = below(20) - 10;
    ASSERT_EQ(rows.above(rational::of(number, 3)),
              std::ranges::count_if(counted, [&](auto one) { return one > number; }));
    auto const nth = below(30);
    auto const end = rows.nth_highest(nth);
    if (nth < 1 || nth > std::ssize(counted)) {
      ASSERT_EQ(end.far, nth < 1 ? 1 : -1);
    } else {
      ASSERT_EQ(end, (number_end{0, rational::of(counted[static_cast<std::size_t>(nth - 1)], 3)}));
    }
    auto const other = below(20) - 10;
    std::vector<std::uint32_t> found;
    rows.each_between({0, rational::of(number, 3)}, {0, rational::of(other, 3)},
                      [&](std::uint32_t one) { found.push_back(one); });
    std::ranges::sort(found);
    std::vector<std::uint32_t> expected;
    for (auto const& [one, is] : there)
      if (is.thirds >= std::min(number, other) && is.thirds <= std::max(number, other))
        expected.push_back(one);
    ASSERT_EQ(found, expected) << "step " << step;
  }
}

} // namespace
} // namespace chitieu::live
