// Numbers that are no units, and numbers that can be some and not others, as a check has them.
#include "changing_tables.hpp"
#include "compiled_text.hpp"

#include <gtest/gtest.h>

#include <iostream>

namespace chitieu {
namespace {

std::string const more_declared = R"(population notes
  id      key
  by      staff
  hours   number
  score   number
measure third of staff = score / 3
measure load of staff = number of their entries
)";

/// Numbers that are no units, or (loads, where authors are not known) can be some and not others.
std::vector<std::string> const sentences_of_other_numbers = {
    "sum of third of staff ≥ 10",
    "average third of staff ≥ 1",
    "median third of staff ≥ 1",
    "2nd lowest third of staff ≥ 1",
    "number of different third of staff ≥ 3",
    "sum of load of staff ≥ 3",
    "average load of staff ≥ 1",
    "median load of staff ≥ 1",
    "2nd highest load of staff ≥ 2",
    "40th percentile of load of staff ≥ 1",
    "number of different load of staff ≥ 2",
    "number of different score of notes and staff ≥ 3",
    "all units have sum of third of their staff at least 3",
    "all units have sum of load of their staff at least 2",
    "all units have average of load of their staff at least 1",
    "all units have number of different load of their staff at least 2",
    "all units have number of different third of their staff at least 2",
    "all units have number of different score of their staff at least 2",
    "all entries have number of different load of their authors at least 2",
    "all staff have number of different hours of their entries and notes at least 2",
    "at least 1 helpers have number of different third of their mentor and their of at least 2",
    "in every unit and role, sum of third of staff ≥ 3",
    "in every unit and role, average third of staff ≥ 1",
    "in every unit and role, sum of load of staff ≥ 3",
    "in every unit and role, average load of staff ≥ 1",
    "in every unit and role, median load of staff ≥ 1",
    "in every unit and role, 2nd lowest load of staff ≥ 1",
    "in every unit and role, number of different load of staff ≥ 2",
    "in every unit and role, number of different third of staff ≥ 2",
    "in every unit and role and rating, number of different score of staff ≥ 2",
    "in every unit and role and rating, number of different load of staff ≥ 2",
    "average over units of average score of staff ≥ 3",
    "median over units of average load of staff ≥ 1",
    "average over units of number of different load of staff ≥ 1",
    "average over unit and role of share of staff that active is at least 30%",
};

/// A change of which references and what rows are grouped by are often not known.
row_change change_with_blanks(changing_tables& random, shadow const& of) {
  auto made = random.change(
      of, {"units", "staff", "staff", "staff", "entries", "entries", "notes", "helpers"});
  for (auto& [column, is] : made.cells)
    if ((column == "unit" || column == "role" || column == "rating" || column == "authors" ||
         column == "by" || column == "mentor") &&
        random.below(4) == 0)
      is = given(std::string());
  return made;
}

TEST(other_numbers, are_those_of_a_check_after_any_changes) {
  constexpr std::uint64_t seed = 20'261'131;
  std::cout << "seed " << seed << '\n';
  changing_tables random{seed};
  auto all = sentences_of_other_numbers;
  all.insert(all.end(), sentences_of_choices.begin(), sentences_of_choices.end());
  std::size_t made_all = 0;
  for (std::size_t trial = 0; trial < 8; ++trial) {
    std::string text = declared + more_declared;
    std::size_t number = 0;
    for (auto const& sentence : all)
      text += "target " + std::to_string(++number) + ": " + sentence + "\n";
    compiled_text const plan{text};
    ASSERT_FALSE(has_errors(plan.program.diagnostics))
        << message(plan.program.diagnostics.front(), language::en) << ' '
        << plan.program.diagnostics.front().at.line;
    shadow rows;
    rows.tables["notes"] = {{"id", "by", "hours", "score"}, {}};
    // Some tables are there when it begins.
    for (std::size_t i = trial % 3 * 20; i > 0; --i) {
      auto const before = rows;
      auto const now = make(rows, change_with_blanks(random, rows)) ? rows.whole() : before.whole();
      if (has_error_in_rows(evaluate(plan.program, now.data))) rows = before;
    }
    auto const begun = rows.whole();
    monitor watched{plan.program, begun.data};
    for (std::size_t target = 0; target < number; ++target)
      EXPECT_TRUE(watched.keeps(target)) << all[target];
    for (int step = 0; step < 120; ++step) {
      auto after = rows;
      std::vector<row_change> batch;
      bool possible = true;
      for (auto left = random.below(8) == 0 ? 1 + random.below(30) : 1; left > 0 && possible;
           --left) {
        batch.push_back(change_with_blanks(random, after));
        possible = make(after, batch.back());
      }
      if (!possible) continue;
      auto const now = after.whole();
      auto const expected = evaluate(plan.program, now.data);
      auto const made = watched.apply(batch);
      auto const where = "trial " + std::to_string(trial) + ", step " + std::to_string(step);
      ASSERT_EQ(bool{made}, !has_error_in_rows(expected)) << where;
      if (!made) continue;
      ++made_all;
      rows = after;
      auto const is = watched.verdicts();
      for (std::size_t target = 0; target < number; ++target) {
        auto const only = [&](report all_targets) {
          all_targets.targets = {all_targets.targets[target]};
          return figures_in(std::move(all_targets));
        };
        ASSERT_EQ(only(is), only(expected)) << where << ", " << all[target];
      }
    }
  }
  std::cout << made_all << " changes made\n";
  EXPECT_GT(made_all, 300U);
}

} // namespace
} // namespace chitieu
