#include "monitor/order_tree.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <set>

namespace chitieu::live {
namespace {

using exact::side;

struct kept_number {
  std::int64_t number;
  bool sure;
  auto operator<=>(kept_number const&) const = default;
};

/// The same over a list.
order_tree::summed beyond(std::multiset<kept_number> const& all, std::int64_t number, side end,
                          bool and_itself) {
  order_tree::summed passed;
  for (auto const& each : all) {
    bool const is_beyond = end == side::low ? each.number < number : each.number > number;
    if (!is_beyond && !(and_itself && each.number == number)) continue;
    ++(each.sure ? passed.counted.surely : passed.counted.perhaps);
    if (!each.sure) passed.of_perhaps.add(each.number);
  }
  return passed;
}

TEST(order_tree, finds_what_a_sorted_list_finds_after_any_changes) {
  constexpr std::uint64_t seed = 20'261'128;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  order_tree tree;
  tree.keep_sums();
  std::multiset<kept_number> all;
  for (int step = 0; step < 3'000; ++step) {
    // Far from 0, too, so that sums are long.
    auto const far = random() % 8 == 0 ? std::int64_t{1} << 61 : std::int64_t{0};
    kept_number const one{static_cast<std::int64_t>(random() % 200) - 100 + far, random() % 2 == 0};
    if (random() % 3 != 0 || all.empty()) {
      tree.add(one.number, one.sure);
      all.insert(one);
    } else {
      auto const some = std::next(all.begin(), static_cast<std::ptrdiff_t>(random() % all.size()));
      tree.take(some->number, some->sure);
      all.erase(some);
    }
    if (step % 20 != 0) continue;
    std::set<std::int64_t> different;
    for (auto const& each : all) different.insert(each.number);
    auto const there = tree.all<numbers_counted>();
    ASSERT_EQ(there.surely + there.perhaps, std::ssize(all));
    for (auto const end : {side::low, side::high}) {
      for (bool const and_itself : {false, true}) {
        auto const is = tree.beyond<order_tree::summed>(one.number, end, and_itself);
        auto const expected = beyond(all, one.number, end, and_itself);
        ASSERT_EQ(is.counted.surely, expected.counted.surely);
        ASSERT_EQ(is.counted.perhaps, expected.counted.perhaps);
        ASSERT_EQ(is.of_perhaps.total(2), expected.of_perhaps.total(2));
      }
      auto const most = static_cast<std::int64_t>(random() % (all.size() + 2));
      std::optional<std::int64_t> expected;
      for (auto const number : different)
        if (auto const b = beyond(all, number, end, false).counted; b.surely + b.perhaps < most)
          expected = end == side::low || !expected ? number : *expected;
      ASSERT_EQ(tree.last<numbers_counted>(end,
                                           [&](numbers_counted const& passed, std::int64_t) {
                                             return passed.surely + passed.perhaps < most;
                                           }),
                expected);
    }
  }
}

TEST(order_tree, adds_up_more_than_a_word_holds) {
  constexpr auto most = std::int64_t{1} << 62;
  unit_sum sum;
  exact::rational expected;
  for (int i = 0; i < 9; ++i) {
    sum.add(most - i);
    expected = expected + exact::rational{most - i};
  }
  EXPECT_EQ(sum.total(0), expected);
  EXPECT_EQ(unit_sum::of(-most, 5).total(1), exact::rational{-most} / exact::rational{2});
  sum.add(-most);
  EXPECT_EQ(sum.total(0), expected - exact::rational{most});
}

} // namespace
} // namespace chitieu::live
