// A process that has used the library forks, and the child goes on.
#include "work.hpp"

#include <chitieu/eval/evaluate.hpp>
#include <chitieu/eval/tally_bytes.hpp>

#include <gtest/gtest.h>

#if defined(__unix__)
#include <sys/wait.h>
#include <unistd.h>

namespace many_hands {
namespace {

using namespace chitieu;

/// What a child process said whether it was right.
bool is_right_in_child(std::function<bool()> const& work) {
  auto const child = fork();
  if (child == 0) {
    bool right = false;
    try {
      right = work();
    } catch (...) {
    }
    _exit(right ? 0 : 1);
  }
  int status = -1;
  return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
         WEXITSTATUS(status) == 0;
}

std::string on_threads(ir::program const& program, bound_dataset const& bound) {
  eval::evaluator evaluator(bound.prepared(), std::nullopt);
  evaluator.run_on(threads(4));
  return eval::to_bytes(evaluator.count_all(), program, std::nullopt);
}

TEST(forked, a_child_goes_on_with_what_its_parent_made) {
  auto const program = compiled();
  auto const tables = tables_of(5'000);
  bound_dataset const bound(program, tables, {.by = "role"});
  auto const alone = answer_of(program, bound);
  auto const counted = on_threads(program, bound);
  EXPECT_TRUE(is_right_in_child([&] {
    return answer_of(program, bound) == alone && answer_of(program, tables) == alone &&
           on_threads(program, bound) == counted &&
           answer_of(compiled(), tables_of(5'000)) == alone;
  }));
  // And the parent goes on, too.
  EXPECT_EQ(answer_of(program, bound), alone);
  EXPECT_FALSE(is_right_in_child([] { return false; }));
}

TEST(forked, the_first_use_may_be_in_a_child) {
  auto const use = [] { return !answer_of(compiled(), tables_of(20)).empty(); };
  EXPECT_TRUE(is_right_in_child(use));
  EXPECT_TRUE(is_right_in_child(use));
  EXPECT_TRUE(use());
}

} // namespace
} // namespace many_hands
#endif
