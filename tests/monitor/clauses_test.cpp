// Clauses of every form while rows change: of the only record, under an `if`, of runs of periods,
// in force for a time, alternatives and points.
#include "changing_tables.hpp"
#include "compiled_text.hpp"

#include <gtest/gtest.h>

#include <iostream>

namespace chitieu {
namespace {

std::string const plan_text = R"(
plan “clauses” for 2023
numbers: en
grades: A from 10, otherwise B
population school, complete
  id     key
  level  one of low, high
  size   count
population staff, complete
  id     key
  good   flag
  score  number
  hired  date
  role   one of lecturer, official
  mentor staff  may be absent
population notes, complete, dated on
  id     key
  by     staff
  on     date
target 1: school level is high
target 2: if number of staff is at least 3 then at least 2 staff good
target 3: in at least 2 consecutive months of hired, at least 1 staff
target 4: at least 2 staff good
  in force until 30/6/2023
target 5: at least 1 staff good
  in force from 1/7/2023
  points 10, proportional
target 6: all staff good; or average score of staff is at least 2
target 7: at least 2 of (at least 1 staff good; number of notes ≥ 1; school size at least 5)
target 8: average size of school is at least 5
target 9: in every role, in at least 1 of the last 2 months of hired, at least 1 staff
target 10: in every 2 consecutive months of hired, number of staff is at least 1
target 11: sum of size of school per staff at least 2
target 12: all staff have no notes
  unknown counts as not
  points 5, less 1 per unit short
target 13: in at least half of role, share of staff that good is at least 50%
target 14: at least 10% of staff are in the top 1 by score
target 15: all staff have score at least average score of all staff
target 16: number of different role of staff is at least 2
target 17: highest score of staff is at most 9
target 18: 2nd highest score of staff is at least 1
target 19: at least 1 staff have mentor's good is yes
target 20: all staff have sum of score of their staff as mentor at most 5
target 21: if number of notes is at least 1 then number of staff is from 1 to 4
)";

TEST(monitor_clauses, say_what_a_check_anew_says) {
  compiled_text const plan(plan_text);
  ASSERT_FALSE(has_errors(plan.program.diagnostics))
      << message(plan.program.diagnostics.front(), language::en);
  std::uint64_t const seed = 20'261'127;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  auto const below = [&](std::uint64_t most) { return random() % most; };
  for (auto const day : {20'230'630, 20'231'215}) {
    std::chrono::year_month_day const as_of{
        std::chrono::year(day / 10'000), std::chrono::month(static_cast<unsigned>(day / 100 % 100)),
        std::chrono::day(static_cast<unsigned>(day % 100))};
    dataset data;
    data.add_csv("school", "school.csv", "id,level,size\nS,low,3\n");
    data.add_csv("staff", "staff.csv", "id,good,score,hired,role,mentor\n");
    data.add_csv("notes", "notes.csv", "id,by,on\n");
    monitor_options asked;
    asked.as_of = as_of;
    monitor watched(plan.program, data, asked);
    check_options options;
    options.as_of = as_of;
    int there = 0;
    for (int step = 0; step < 120; ++step) {
      auto const someone = std::to_string(below(5));
      given_cells const cells{
          {"good", below(4) == 0 ? given() : given(below(2) == 0)},
          {"score", below(4) == 0 ? given() : given(static_cast<int>(below(10)))},
          {"hired", below(5) == 0 ? std::string() : "1/" + std::to_string(1 + below(12)) + "/2023"},
          {"role", below(2) == 0 ? "lecturer" : "official"},
          {"mentor", std::to_string(below(7))}};
      switch (below(8)) {
      case 0:
        static_cast<void>(watched.erase("staff", someone));
        break;
      case 1:
        static_cast<void>(watched.update(
            "school", "S", {{"level", below(2) == 0 ? "high" : "low"}, {"size", below(9)}}));
        break;
      case 2:
        static_cast<void>(
            watched.insert("notes", {{"id", std::to_string(step)},
                                     {"by", someone},
                                     {"on", "1/" + std::to_string(1 + below(12)) + "/2023"}}));
        break;
      case 3:
        // A second school, and none: what is asked of the only one is not.
        if (below(3) == 0) {
          static_cast<void>(there++ % 2 == 0 ? watched.insert("school", {{"id", "T"}})
                                             : watched.erase("school", "T"));
          break;
        }
        [[fallthrough]];
      case 4: {
        auto all = cells;
        all.insert(all.begin(), {"id", someone});
        static_cast<void>(watched.insert("staff", std::move(all)));
        break;
      }
      default:
        static_cast<void>(watched.update("staff", someone, cells));
      }
      ASSERT_EQ(figures_in(watched.verdicts()),
                figures_in(evaluate(plan.program, watched.rows(), options)))
          << "step " << step;
    }
  }
}

} // namespace
} // namespace chitieu
