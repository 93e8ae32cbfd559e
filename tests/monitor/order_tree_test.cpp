#include "monitor/order_tree.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <set>

namespace chitieu::live {
namespace {

TEST(order_tree, finds_what_a_sorted_list_finds_after_any_changes) {
  constexpr std::uint64_t seed = 20'261'128;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  order_tree tree;
  std::multiset<std::int64_t> sorted;
  for (int step = 0; step < 3'000; ++step) {
    auto const number = static_cast<std::int64_t>(random() % 200) - 100;
    if (random() % 3 != 0 || sorted.empty()) {
      tree.add(number);
      sorted.insert(number);
    } else {
      auto const some =
          std::next(sorted.begin(), static_cast<std::ptrdiff_t>(random() % sorted.size()));
      tree.take(*some);
      sorted.erase(some);
    }
    ASSERT_EQ(tree.size(), static_cast<std::int64_t>(sorted.size()));
    ASSERT_EQ(tree.different(), static_cast<std::int64_t>(
                                    std::set<std::int64_t>(sorted.begin(), sorted.end()).size()));
    if (step % 10 != 0) continue;
    std::int64_t n = 0;
    for (auto const each : sorted) ASSERT_EQ(tree.nth(++n), each) << "step " << step;
  }
}

} // namespace
} // namespace chitieu::live
