#include "random_world.hpp"

#include <gtest/gtest.h>

#include <iostream>

namespace chitieu::eval {
namespace {

TEST(executor, changes_no_count) {
  constexpr std::uint64_t seed = 20'231'224;
  std::cout << "seed " << seed << '\n';
  random_world random{seed, 1'000'000, false};
  auto const& w = random.made;
  ASSERT_GT(w.data.tables[0].rows, 300'000U) << "no threads would be asked for";
  auto const alone = evaluator{w.program, w.data, w.as_of}.count_all();
  for (std::size_t const count : {1U, 2U, 5U}) {
    evaluator shared{w.program, w.data, w.as_of};
    std::size_t asked = 0;
    shared.run_on([&](std::size_t tasks, auto const& task) {
      asked += tasks;
      threads(count)(tasks, task);
    });
    EXPECT_EQ(shared.count_all(), alone);
    EXPECT_EQ(shared.count_all(), alone) << "the second time";
    EXPECT_GT(asked, 1U);
  }
}

} // namespace
} // namespace chitieu::eval
