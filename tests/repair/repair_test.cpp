#include <chitieu/render/repair.hpp>
#include <chitieu/repair/repair.hpp>

#include <gtest/gtest.h>

#include "answered.hpp"
#include "fewest_by_counts.hpp"
#include "random_plan.hpp"

#include <map>

namespace chitieu {
namespace {

using repair_test::fewest_by_counts;
using repair_test::is_good;
using repair_test::left_out_of;
using repair_test::needed;
using repair_test::person;
using repair_test::random_case;
using repair_test::rank_called;
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
    if (population.called.name == "units") {
      all.levels[each.row] = rank_called(each.holds.front());
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
      p.rating = rank_called(each.holds.front());
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

// The judge of the test below, held against trying out all schools, where there are few.
TEST(Repair, IsHeldAgainstASearchThatFindsWhatTryingOutFinds) {
  unsigned const seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  int found = 0;
  int none = 0;
  for (int i = 0; i < 300; ++i) {
    random_case const made(random, i % 3 == 0 ? 6 : 2);
    auto const size = static_cast<int>(made.all.people.size());
    auto const most = size <= 2 ? 7 * size + 3 : 2;
    std::vector<needed> asked;
    for (std::size_t g = 0; g < made.goals.size(); ++g)
      asked.push_back(static_cast<needed>(random() % 3));
    auto const tried = repair_test::fewest_changes(made.all, most, [&](school const& of) {
      auto const now = made.verdicts(of);
      for (std::size_t g = 0; g < now.size(); ++g)
        if ((asked[g] == needed::met && now[g] != said::met) ||
            (asked[g] == needed::not_unmet && now[g] == said::unmet))
          return false;
      return true;
    });
    ASSERT_EQ(fewest_by_counts(made.goals, asked, made.all).upto(most), tried) << made.told();
    ++(tried ? found : none);
  }
  EXPECT_GT(found, 50);
  EXPECT_GT(none, 20);
}

// Small plans about small schools: what is answered meets everything and breaks nothing, by a count
// of the test's own, and no smaller number of changes does, by a complete search.
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
  int many = 0;
  int together = 0;
  // Three entries more for each of twelve people, four other cells of each, three units.
  constexpr int most_there_are = 12 * (36 + 4) + 3;
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
    auto const left_out = left_out_of(answer, before);
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
      many += answer.changes > 3;
      linked += made.linked;
      numbers += made.numbers;
      answered += made.answered;
    }
    // No smaller number of changes does, and so many do.
    auto const asked = [&](auto const& is_asked) {
      std::vector<needed> out;
      for (std::size_t g = 0; g < before.size(); ++g)
        out.push_back(!is_asked(g)                      ? needed::nothing
                      : before[g] == said::undetermined ? needed::not_unmet
                                                        : needed::met);
      return out;
    };
    auto const all_asked = asked([&](std::size_t g) { return !left_out[g]; });
    auto const fewest =
        fewest_by_counts(made.goals, all_asked, made.all).upto(static_cast<int>(answer.changes));
    ASSERT_TRUE(fewest) << made.told();
    EXPECT_GE(*fewest, answer.at_least) << made.told();
    if (answer.came_to != outcome_of_repair::bounded) {
      EXPECT_EQ(*fewest, answer.changes) << made.told();
    }
    // What is said to be impossible is, alone or together, with as many changes as there can be.
    for (auto const& each : answer.obstacles) {
      ++left_out_some;
      auto const named = asked([&](std::size_t g) {
        return std::ranges::find(each.ids, std::to_string(g + 1)) != each.ids.end();
      });
      EXPECT_FALSE(fewest_by_counts(made.goals, named, made.all).upto(most_there_are))
          << made.told();
      together += each.is == repair_obstacle::form::together;
    }
    if (HasFailure()) FAIL() << made.told() << render::to_text(answer, language::en, false);
    std::int64_t told = 0;
    for (auto const& step : answer.steps) told += step.changes_in_all();
    EXPECT_EQ(told, answer.changes);
  }
  EXPECT_LT(bounded, 5);
  EXPECT_GT(minimal, 60);
  EXPECT_GT(several, 30);
  EXPECT_GT(many, 15);
  EXPECT_GT(together, 2);
  EXPECT_GT(left_out_some, 10);
  EXPECT_GT(linked, 10);
  EXPECT_GT(numbers, 20);
  EXPECT_GT(answered, 10);
}

} // namespace
} // namespace chitieu
