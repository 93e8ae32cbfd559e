#include <chitieu/eval/evaluate.hpp>

#include "random_world.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <iostream>

namespace chitieu::eval {
namespace {

TEST(poll, is_obeyed_by_every_thread_within_a_block) {
  constexpr std::uint64_t seed = 20'261'126;
  constexpr std::size_t helpers = 4;
  std::cout << "seed " << seed << '\n';
  random_world random{seed, 1'000'000, false};
  auto const& w = random.made;
  struct stop {};

  std::atomic<std::size_t> all = 0;
  evaluator whole{w.program, w.data, w.as_of};
  whole.run_on(threads(helpers));
  whole.poll([&all] { ++all; });
  auto const counts = whole.count_all();
  ASSERT_GT(all, 50U);
  EXPECT_EQ(counts, (evaluator{w.program, w.data, w.as_of}.count_all()));

  // Each thread may have asked once more before it hears of it.
  for (std::size_t const stop_at : {std::size_t{1}, all / 3, all / 2}) {
    std::atomic<std::size_t> asked = 0;
    evaluator stopped{w.program, w.data, w.as_of};
    stopped.run_on(threads(helpers));
    stopped.poll([&] {
      if (++asked >= stop_at) throw stop{};
    });
    EXPECT_THROW((void)stopped.count_all(), stop);
    EXPECT_LT(asked, stop_at + helpers);
  }
}

} // namespace
} // namespace chitieu::eval
