#include <chitieu/eval/executor.hpp>

#include "random_world.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <iostream>
#include <stdexcept>
#include <vector>

namespace chitieu::eval {
namespace {

TEST(executor, does_every_task_once_on_any_number_of_threads) {
  for (std::size_t const count : {0U, 1U, 2U, 7U}) {
    std::vector<std::atomic<int>> done(100);
    threads(count)(done.size(), [&](std::size_t task) { ++done[task]; });
    for (auto const& times : done) EXPECT_EQ(times, 1);
    threads(count)(0, [](std::size_t) { FAIL(); });
  }
}

TEST(executor, lets_out_what_a_task_throws) {
  EXPECT_THROW(threads(3)(50,
                          [](std::size_t task) {
                            if (task == 7) throw std::runtime_error("seven");
                          }),
               std::runtime_error);
}

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
