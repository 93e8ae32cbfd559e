// However a number or a condition is worked out, no more than so many rows or steps lie between two
// questions whether to go on. What is counted are questions, of which each pass over rows has its
// share; nothing is timed.
#include "many_people.hpp"

namespace chitieu {
namespace {

constexpr std::size_t of_a_pass = many_people::rows / 16'384; ///< questions, at least

struct told_to_stop {};

/// All that a sentence needs is bound before it is asked.
struct pace_test : testing::Test, many_people {
  /// How often the sentence asks, which it does in the same way when it is told to stop.
  [[nodiscard]] std::size_t asked(std::string_view sentence, check_options options = {}) const {
    auto const program = asking(sentence);
    bound_dataset const bound(program, data, {options.names, options.by, {}, {}});
    std::size_t count = 0;
    options.as_of = std::chrono::year{2023} / 12 / 31;
    options.poll = [&count] { ++count; };
    auto const report = evaluate(program, bound, options);
    EXPECT_NE(report.targets.at(0).status, status::invalid) << sentence;
    for (auto const stop_at : {count / 2, count}) {
      std::size_t so_far = 0;
      options.poll = [&] {
        if (++so_far == stop_at) throw told_to_stop();
      };
      EXPECT_THROW((void)evaluate(program, bound, options), told_to_stop) << sentence;
      EXPECT_EQ(so_far, stop_at) << sentence;
    }
    return count;
  }

  /// As many passes as the sentence is known to take over all rows, by blocks or row by row, have
  /// their questions; where numbers are sorted, which takes more, not all that it takes.
  void expect_passes(std::string_view sentence, std::size_t passes,
                     check_options const& options = {}) const {
    EXPECT_GE(asked(sentence, options), passes * of_a_pass) << sentence;
  }
};

TEST_F(pace_test, of_numbers_of_all_rows) {
  expect_passes("average big of staff ≥ 1", 5);
  expect_passes("average score of staff ≥ 1", 4);
  expect_passes("sum of score of staff ≥ 1", 4);
  expect_passes("median big of staff ≥ 1", 7);
  expect_passes("median score of staff ≥ 1", 7);
  expect_passes("the 90th percentile of score of staff ≥ 1", 6);
  expect_passes("number of different name of staff ≥ 1", 8);
  expect_passes("number of different titles of staff ≥ 1", 5);
  expect_passes("number of different many of staff ≥ 1", 25);
}

// Who is perhaps among them has no units of its own: all fillings are looked at.
TEST_F(pace_test, of_numbers_of_some_rows_that_are_not_known) {
  expect_passes("sum of papers of staff where active ≥ 1", 5);
  expect_passes("average papers of staff where active ≥ 1", 7);
  expect_passes("median papers of staff where active ≥ 1", 18);
  expect_passes("number of different papers of staff where active ≥ 1", 16);
  expect_passes("average (many / big) of staff ≥ 1", 9);
  // Ends are added up no further than to the first that there is none.
  expect_passes("average (papers / big) of staff ≥ 1", 7);
}

TEST_F(pace_test, of_conditions_that_are_worked_out_apart) {
  expect_passes("at least 1 staff where name is “n77”", 4);
  expect_passes("at least 1 staff name is known", 4);
  expect_passes("at least 1 staff where unit's id is 3", 4);
  expect_passes("all staff have years from born to as of at least 18", 7);
  expect_passes("all staff have score + papers at least 18", 8);
  expect_passes("at least 50% of staff have papers at least average papers of all staff", 8);
  expect_passes("at least 50% of staff are in the top 3 by many", 30);
  expect_passes("at least 50% of staff are in the top 3 by score", 20);
  expect_passes("all staff at least 2 of (active, sure, hold LĐTT)", 12);
  expect_passes("at least 50% of the top 100 staff by many active", 35);
}

TEST_F(pace_test, of_linked_records) {
  expect_passes("at least 50% of units have at least 5 staff where active", 9);
  expect_passes("at least 50% of units ≥50% of their staff as unit active", 4);
  expect_passes("at least 50% of units have average score of their staff ≥ 1", 11);
  expect_passes("at least 50% of units have median score of their staff ≥ 1", 25);
  expect_passes("at least 50% of units have sum of score of their staff ≥ 1", 7);
  expect_passes("at least 50% of units have number of different many of their staff ≥ 1", 47);
  expect_passes("in every unit, at least 50% of staff active", 5);
  expect_passes("in every month of born, at least 50% of staff active", 5);
}

TEST_F(pace_test, of_lists_and_groups) {
  check_options who;
  who.who = true;
  expect_passes("at least 50% of staff active", 11, who);
  check_options by;
  by.by = "unit";
  expect_passes("at least 50% of staff active", 11, by);
  expect_passes("average score of staff ≥ 1", 13, by);
  by.who = true;
  expect_passes("at least 50% of staff active", 15, by);
}

} // namespace
} // namespace chitieu
