// A check ends within a block of rows of being told to, however many rows there are.
#include <chitieu/chitieu.hpp>
#include <chitieu/data/columns.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace chitieu {
namespace {

constexpr std::size_t rows = 100'000;
constexpr std::size_t rows_of_block = 2048; // at most

struct told_to_stop {};

struct poll_test : testing::Test {
  ir::program program = compile(parse(*source::from_text("plan", R"(
population staff, complete
  id    key
  good  flag
  days  count
target 1: at least 50% of staff good
target 2: at least 50% of staff with days at least 3
)")));
  std::vector<std::int64_t> ids;
  std::vector<std::int64_t> days;
  std::vector<bool> good;
  dataset data;

  poll_test() {
    for (std::size_t i = 0; i < rows; ++i) {
      ids.push_back(static_cast<std::int64_t>(i));
      good.push_back(i % 3 != 0);
      days.push_back(static_cast<std::int64_t>(i % 7));
    }
    data.add("staff", columns(column("id", ids), column("good", good), column("days", days)));
  }
};

TEST_F(poll_test, is_asked_before_each_block_and_obeyed_at_once) {
  auto const bound = bound_dataset(program, data);
  std::size_t all = 0;
  check_options counting;
  counting.poll = [&all] { ++all; };
  (void)evaluate(program, bound, counting);
  ASSERT_GT(all, rows / rows_of_block);

  for (std::size_t const stop_at : {std::size_t{1}, std::size_t{2}, std::size_t{3}, all / 2, all}) {
    std::size_t asked = 0;
    check_options stopping;
    stopping.poll = [&] {
      if (++asked >= stop_at) throw told_to_stop();
    };
    EXPECT_THROW((void)evaluate(program, bound, stopping), told_to_stop);
    EXPECT_EQ(asked, stop_at) << "blocks were counted after the word to stop";
  }
  // What was stopped before leaves nothing behind.
  auto const after = evaluate(program, bound);
  EXPECT_EQ(after.targets[0].clauses[0].counts.yes, static_cast<std::int64_t>(rows - rows / 3 - 1));
}

TEST_F(poll_test, is_asked_for_lists_too) {
  std::size_t asked = 0;
  check_options stopping;
  stopping.who = true;
  stopping.poll = [&] {
    if (++asked == 2) throw told_to_stop();
  };
  EXPECT_THROW((void)evaluate(program, data, stopping), told_to_stop);
  EXPECT_EQ(asked, 2U);
}

} // namespace
} // namespace chitieu
