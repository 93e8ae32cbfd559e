#include <chitieu/render/repair.hpp>
#include <chitieu/repair/repair.hpp>

#include <gtest/gtest.h>

#include "random_plan.hpp"

#include <map>

namespace chitieu {
namespace {

using repair_test::person;
using repair_test::random_case;
using repair_test::said;
using repair_test::school;
using outcome_of_repair = repair_plan::outcome;

/// The school after the changes, as the test itself understands them.
school changed(school all, ir::program const& program, std::vector<cell_change> const& cells) {
  std::map<std::size_t, int> authors;
  for (auto const& each : cells) {
    auto const& population = program.schema.populations[each.population];
    auto const& column = population.columns[each.column];
    auto& people = all.people;
    auto const rank = [&] {
      return each.holds.front() == "poor" ? 0 : each.holds.front() == "fair" ? 1 : 2;
    };
    if (population.called.name == "units") {
      all.levels[each.row] = rank();
      continue;
    }
    if (population.called.name == "entries") {
      // Whose it is matters only where the plan asks for it.
      auto& author = authors.try_emplace(each.row, 0).first->second;
      if (column.called.name == "author") author = std::stoi(each.holds.front().substr(1));
      continue;
    }
    auto& p = people[each.row];
    if (column.called.name == "titles") {
      for (auto const& title : each.holds) p.title = std::max(p.title, title == "A" ? 1 : 2);
    } else if (column.called.name == "rating") {
      p.rating = rank();
    } else if (column.called.name == "points") {
      p.points = std::stoi(each.holds.front());
    } else {
      p.flag = each.holds.front() == "yes";
    }
  }
  for (auto const& [entry, author] : authors)
    ++all.people[static_cast<std::size_t>(author)].entries;
  return all;
}

/// All that was met is met, all that was unmet is met but what is left out, and nothing is unmet.
bool is_good(std::vector<said> const& before, std::vector<said> const& after,
             std::vector<bool> const& left_out) {
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (left_out[i]) continue;
    if (before[i] == said::undetermined ? after[i] == said::unmet : after[i] != said::met)
      return false;
  }
  return true;
}

// Small plans about small schools: what is answered meets everything and breaks nothing, by a count
// of the test's own, and no smaller number of changes does, which is tried out.
TEST(Repair, IsTheFewestChangesThatMeetEverything) {
  unsigned const seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  int minimal = 0;
  int several = 0;
  int left_out_some = 0;
  int linked = 0;
  int numbers = 0;
  int answered = 0;
  int bounded = 0;
  for (int i = 0; i < 250; ++i) {
    random_case const made(random, 12);
    auto const source = source::from_text("plan", made.plan());
    auto const program = compile(parse(*source));
    ASSERT_FALSE(has_errors(program.diagnostics)) << made.told();
    repair_options options;
    options.only = {"titles", "staff.rating", "ready", "points", "level", "+ entries"};
    auto const answer = repair(program, made.tables(), options);
    ASSERT_FALSE(has_errors(answer.diagnostics));
    auto const before = made.verdicts(made.all);
    auto const after = made.verdicts(changed(made.all, program, answer.cells));
    ASSERT_EQ(answer.clauses.size(), made.goals.size());
    std::vector<bool> left_out(made.goals.size());
    for (auto const& each : answer.obstacles) {
      // Of those that cannot be met together the last one that was unmet is left out.
      for (auto id = each.ids.rbegin(); id != each.ids.rend(); ++id) {
        auto const place = static_cast<std::size_t>(std::stoi(*id) - 1);
        if (before[place] != said::unmet) continue;
        left_out[place] = true;
        break;
      }
    }
    for (std::size_t g = 0; g < before.size(); ++g) {
      auto const now = answer.clauses[g].before.status;
      ASSERT_EQ(now == status::met, before[g] == said::met)
          << made.told() << g << ' ' << answer.clauses[g].before.counts.yes << '/'
          << answer.clauses[g].before.counts.base();
      ASSERT_EQ(now == status::unmet, before[g] == said::unmet) << made.told();
      ASSERT_EQ(answer.clauses[g].after.status == status::met, after[g] == said::met)
          << made.told() << g << render::to_text(answer, language::en, false);
    }
    auto const good = [&](school const& of) {
      return is_good(before, made.verdicts(of), left_out);
    };
    auto const size = static_cast<int>(made.all.people.size());
    bool const small = size <= 2;
    int const most_tried = size <= 6 ? 3 : 2;
    auto const most = small ? 7 * size + 3 : most_tried;
    auto const fewest = repair_test::fewest_changes(made.all, most, good);
    if (answer.came_to == outcome_of_repair::nothing_to_do ||
        answer.came_to == outcome_of_repair::impossible) {
      EXPECT_TRUE(answer.cells.empty());
      EXPECT_EQ(answer.changes, 0);
    } else {
      ASSERT_NE(answer.came_to, outcome_of_repair::not_found) << made.told();
      bounded += answer.came_to == outcome_of_repair::bounded;
      EXPECT_GE(answer.changes, answer.at_least);
      EXPECT_TRUE(good(changed(made.all, program, answer.cells))) << made.told();
      ++minimal;
      several += answer.changes > 1;
      linked += made.linked;
      numbers += made.numbers;
      answered += made.answered;
    }
    if (fewest) {
      EXPECT_GE(*fewest, answer.at_least) << made.told();
      if (answer.came_to != outcome_of_repair::bounded) {
        EXPECT_EQ(*fewest, answer.changes) << made.told();
      }
    } else if (!small) {
      EXPECT_GT(answer.changes, most_tried) << made.told();
    }
    // What is said to be impossible is, alone or together.
    if (!answer.obstacles.empty()) {
      ++left_out_some;
      if (small) {
        std::vector<bool> none(before.size());
        auto const all_met = repair_test::fewest_changes(made.all, most, [&](school const& of) {
          return is_good(before, made.verdicts(of), none);
        });
        EXPECT_FALSE(all_met) << made.told();
      }
    }
    if (HasFailure()) FAIL() << made.told() << render::to_text(answer, language::en, false);
    std::int64_t told = 0;
    for (auto const& step : answer.steps) told += step.changes_in_all();
    EXPECT_EQ(told, answer.changes);
  }
  EXPECT_LT(bounded, 5);
  EXPECT_GT(minimal, 60);
  EXPECT_GT(several, 30);
  EXPECT_GT(left_out_some, 10);
  EXPECT_GT(linked, 10);
  EXPECT_GT(numbers, 20);
  EXPECT_GT(answered, 10);
}

} // namespace
} // namespace chitieu
