#include <chitieu/data/executor.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace chitieu {
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

TEST(executor, lets_out_one_of_what_two_tasks_throw) {
  std::atomic<int> here = 0;
  // Either waits for the other, so that both are thrown.
  EXPECT_THROW(threads(2)(2,
                          [&here](std::size_t) {
                            for (++here; here < 2;) std::this_thread::yield();
                            throw std::runtime_error("both");
                          }),
               std::runtime_error);
}

TEST(executor, does_every_task_of_calls_at_once_and_of_calls_from_tasks) {
  auto const all = threads(3);
  std::atomic<int> done = 0;
  all(6, [&](std::size_t) { all(10, [&](std::size_t) { ++done; }); });
  EXPECT_EQ(done, 60);

  std::vector<std::thread> callers;
  for (int i = 0; i < 4; ++i)
    callers.emplace_back([&done, copy = all] {
      for (int call = 0; call < 50; ++call) copy(7, [&done](std::size_t) { ++done; });
    });
  for (auto& each : callers) each.join();
  EXPECT_EQ(done, 60 + 4 * 50 * 7);
}

TEST(executor, wakes_helpers_that_sleep) {
  auto const both = threads(2);
  for (int call = 0; call < 3; ++call) {
    std::atomic<int> here = 0;
    // Either waits for the other, so that one thread alone would never end.
    both(2, [&here](std::size_t) {
      for (++here; here < 2;) std::this_thread::yield();
    });
    EXPECT_EQ(here, 2);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

TEST(executor, goes_on_after_something_was_thrown) {
  auto const all = threads(3);
  for (int call = 0; call < 3; ++call) {
    EXPECT_THROW(all(20, [](std::size_t) { throw std::runtime_error("always"); }),
                 std::runtime_error);
    std::atomic<int> done = 0;
    all(20, [&done](std::size_t) { ++done; });
    EXPECT_EQ(done, 20);
  }
}

} // namespace
} // namespace chitieu
