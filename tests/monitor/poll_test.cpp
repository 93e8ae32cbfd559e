// A monitor that begins asks whether to go on, and one that has begun never does; what is counted
// are questions, nothing is timed.
#include "many_people.hpp"

#include <chitieu/monitor/monitor.hpp>

namespace chitieu {
namespace {

constexpr std::size_t of_a_pass = many_people::rows / 16'384; ///< questions, at least

struct told_to_stop {};

struct monitor_polls : testing::Test, many_people {
  /// How often it asks beyond what binding the tables does.
  [[nodiscard]] std::size_t asked(std::string const& sentence) {
    auto const program = asking(sentence);
    std::size_t binding = 0;
    (void)bound_dataset(program, data, {.poll = [&binding] { ++binding; }});
    std::size_t count = 0;
    monitor_options options;
    options.as_of = std::chrono::year{2023} / 12 / 31;
    options.poll = [&count] { ++count; };
    monitor watched(program, data, options);
    auto const begun = count;
    EXPECT_TRUE(watched.update("staff", "77", {{"sure", "no"}, {"papers", "3"}}));
    EXPECT_TRUE(watched.erase("staff", "78"));
    (void)evaluate(program, watched.rows());
    EXPECT_EQ(count, begun) << "a monitor that has begun asks";
    for (auto const stop_at : {binding + 1, (binding + begun) / 2, begun}) {
      std::size_t so_far = 0;
      options.poll = [&] {
        if (++so_far == stop_at) throw told_to_stop();
      };
      EXPECT_THROW(monitor(program, data, options), told_to_stop) << sentence;
      EXPECT_EQ(so_far, stop_at) << sentence;
    }
    return begun - binding;
  }

  void expect_passes(std::string const& sentence, std::size_t passes) {
    EXPECT_GE(asked(sentence), passes * of_a_pass) << sentence;
  }
};

// Rows are made, read column by column, named, and then worked out.
TEST_F(monitor_polls, are_asked_while_it_begins) {
  expect_passes("at least 50% of staff sure", 5);
  expect_passes("at least 1 staff where name is “n77”", 5);
  expect_passes("at least 50% of units have at least 5 staff where sure", 7);
  expect_passes("average papers of staff ≥ 1", 8);
  expect_passes("at least 50% of staff are in the top 3 by papers", 8);
  expect_passes("in every month of born, at least 1 staff sure", 8);
}

} // namespace
} // namespace chitieu
