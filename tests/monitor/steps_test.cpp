// How much is worked out for a change: not more where there are more rows, and nothing for targets
// that do not read what changed.
#include "changing_tables.hpp"
#include "compiled_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace chitieu {
namespace {

/// So many people, with scores far apart and in no order, in a few units.
shadow people(int many) {
  shadow made;
  for (int unit = 0; unit < 4; ++unit)
    made.tables["units"].rows.push_back({{"id", std::to_string(unit)}, {"rating", "good"}});
  for (int i = 0; i < many; ++i)
    made.tables["staff"].rows.push_back({{"id", std::to_string(i)},
                                         {"unit", std::to_string(i % 4)},
                                         {"role", i % 2 == 0 ? "worker" : "official"},
                                         {"rating", "fair"},
                                         {"titles", ""},
                                         {"score", std::to_string((i * 7919LL) % many * 100)},
                                         {"born", "2000-01-01"},
                                         {"active", i % 3 == 0 ? "yes" : "no"}});
  return made;
}

std::uint64_t steps_of_changes(std::string const& sentence, int many) {
  compiled_text const plan{declared + "target 1: " + sentence + "\n"};
  auto const begun = people(many).whole();
  monitor watched{plan.program, begun.data};
  EXPECT_TRUE(watched.keeps(0)) << sentence;
  auto const before = watched.steps();
  // To the top, to the middle, to the bottom, away, and as it was.
  for (auto const* score : {"999999999", "51", "-5", "", "0"})
    EXPECT_TRUE(watched.update("staff", "0", {{"score", score}}));
  EXPECT_TRUE(watched.update("staff", "1", {{"active", true}}));
  EXPECT_TRUE(watched.insert("staff", {{"id", "new"}, {"unit", "1"}, {"score", "12"}}));
  EXPECT_TRUE(watched.update("staff", "new", {{"role", "worker"}}));
  EXPECT_TRUE(watched.erase("staff", "new"));
  return watched.steps() - before;
}

TEST(steps, do_not_hang_on_how_many_rows_there_are) {
  for (auto const* sentence :
       {"at least 2 staff are in the top 3 by score",
        "at least 1 staff are in the bottom 5 by score",
        "at least 1 units are in the top 2 by average score of their staff",
        "median score of staff where active ≥ 4", "average score of staff ≥ 5",
        "in every unit, share of staff that active ≥ 30%", "in every role, at least 1 staff active",
        "in every unit and role, at least 1 staff active", "at least 50% of staff hold LĐTT"}) {
    auto const few = steps_of_changes(sentence, 60);
    auto const many = steps_of_changes(sentence, 600);
    EXPECT_LE(many, few + 60) << sentence;
  }
}

/// Each record held against a number of them all: asked again are those that the number passes.
TEST(steps, hang_on_who_is_passed_where_all_are_held_against_one_number) {
  constexpr int many = 600;
  compiled_text const plan{
      declared +
      "target 1: at least 50% of staff have score at least average score of all staff\n"};
  auto const begun = people(many).whole();
  monitor watched{plan.program, begun.data};
  ASSERT_TRUE(watched.keeps(0));
  auto const before = watched.steps();
  // The average moves by less than scores are apart.
  ASSERT_TRUE(watched.update("staff", "0", {{"score", "1"}}));
  ASSERT_TRUE(watched.update("staff", "0", {{"score", "2"}}));
  EXPECT_LE(watched.steps() - before, 60U);
}

/// A condition that no sentence makes: whether a person is of one of the groups by unit and role.
ir::condition_id has_a_group(ir::program& program) {
  auto const& populations = program.schema.populations;
  auto const groups = static_cast<ir::population_id>(
      std::ranges::find_if(
          populations,
          [](auto const& each) { return each.groups && each.groups->by.size() == 2; }) -
      populations.begin());
  auto const& source = *populations[groups].groups;
  auto const add = [&](ir::condition one) {
    program.conditions.push_back(std::move(one));
    return static_cast<ir::condition_id>(program.conditions.size() - 1);
  };
  auto const any = add({groups, ir::constant{true}});
  ir::linked asked;
  asked.parts = {{{groups, source.link, true, false}, any, any}};
  asked.asked.low = exact::ratio(1);
  return add({source.of, asked});
}

TEST(steps, are_none_for_targets_that_do_not_read_what_changed) {
  compiled_text const plan{declared + "target 1: at least 50% of staff rated at least good\n"
                                      "target 2: at least 1 entries where hours ≥ 3\n"
                                      "target 3: median score of staff ≥ 4\n"};
  auto const begun = people(40).whole();
  monitor watched{plan.program, begun.data};
  auto const before = watched.steps();
  EXPECT_TRUE(watched.update("staff", "1", {{"born", "1999-01-01"}}));
  EXPECT_EQ(watched.steps(), before);
  EXPECT_TRUE(watched.insert("entries", {{"id", "e"}, {"hours", "4"}}));
  EXPECT_LE(watched.steps() - before, 10U);
}

/// What a program asks that no sentence does is refused, and not worked out wrongly.
TEST(steps, are_none_of_what_no_sentence_asks) {
  compiled_text plan{declared + "target 1: in every unit and role, at least 1 staff active\n"
                                "target 2: at least 50% of staff rated at least good\n"};
  auto const begun = people(4).whole();
  EXPECT_NO_THROW((monitor{plan.program, begun.data}));
  auto& clause = plan.program.targets[0].clauses[0];
  clause.parts = plan.program.targets[1].clauses[0].parts;
  clause.parts[0].predicate = has_a_group(plan.program);
  clause.each_group.reset();
  EXPECT_THROW((monitor{plan.program, begun.data}), std::invalid_argument);
}

/// Who is in one of several groups counts in each of them as perhaps: what is asked of the numbers
/// of a group is worked out of what is kept of them, however many there are.
TEST(steps, do_not_hang_on_how_many_are_perhaps_in_a_group) {
  for (auto const* sentence : {"in every unit and role, median score of staff ≥ 30000",
                               "in every unit and role, average score of staff ≥ 20000",
                               "in every unit and role, 2nd highest score of staff ≥ 20000",
                               "in every unit and role, sum of score of staff ≥ 20000",
                               "in every unit and role, number of different rating of staff ≥ 1"}) {
    compiled_text const plan{declared + "target 1: " + sentence + "\n"};
    if (has_errors(plan.program.diagnostics)) {
      ADD_FAILURE() << sentence << ": " << message(plan.program.diagnostics.front(), language::en);
      continue;
    }
    auto const steps_with = [&](int many) {
      auto tables = people(many);
      // Half of them are in one of the groups of their unit.
      auto& rows = tables.tables["staff"].rows;
      for (std::size_t i = 0; i < rows.size(); i += 2) rows[i]["role"] = "";
      auto const begun = tables.whole();
      monitor watched{plan.program, begun.data};
      auto const before = watched.steps();
      EXPECT_TRUE(watched.update("staff", "0", {{"score", "51"}}));
      EXPECT_TRUE(watched.update("staff", "1", {{"score", ""}}));
      EXPECT_TRUE(watched.update("staff", "0", {{"role", "worker"}}));
      EXPECT_TRUE(watched.update("staff", "2", {{"unit", ""}}));
      auto const steps = watched.steps() - before;
      EXPECT_EQ(figures_in(watched.verdicts()), figures_in(evaluate(plan.program, watched.rows())))
          << sentence;
      return steps;
    };
    EXPECT_LE(steps_with(600), steps_with(60) + 20) << sentence;
  }
}

/// A dated reference that may be absent: what a person who comes or goes costs hangs on who names
/// that person.
TEST(steps, of_dated_references_hang_on_who_names_what_comes) {
  compiled_text const plan{declared + "target 1: at least 1 helpers mentor is known\n"
                                      "target 2: at least 1 guides pupils is known\n"
                                      "target 3: in every unit, number of guides ≥ 1\n"};
  auto const steps_with = [&](int many) {
    auto tables = people(4);
    for (int i = 0; i < many; ++i) {
      auto const key = std::to_string(i);
      tables.tables["helpers"].rows.push_back({{"id", key},
                                               {"of", ""},
                                               {"on", ""},
                                               {"left", ""},
                                               {"since", ""},
                                               {"mentor", "m" + key}});
      tables.tables["guides"].rows.push_back(
          {{"id", key}, {"who", "m" + key}, {"pupils", "m" + key + "; 1"}, {"since", ""}});
    }
    auto const begun = tables.whole();
    monitor watched{plan.program, begun.data, {std::chrono::year{2023} / 2 / 1, false, {}, {}}};
    EXPECT_TRUE(watched.keeps(0) && watched.keeps(1) && watched.keeps(2));
    auto const before = watched.steps();
    EXPECT_TRUE(watched.insert("staff", {{"id", "m3"}, {"unit", "1"}}));
    EXPECT_EQ(watched.snapshot().verdict(0).clauses[0].counts.no, 1);
    EXPECT_TRUE(watched.update("helpers", "3", {{"since", "2023-01-15"}}));
    EXPECT_TRUE(watched.erase("staff", "m3"));
    EXPECT_EQ(watched.snapshot().verdict(0).clauses[0].counts.no, 0);
    return watched.steps() - before;
  };
  EXPECT_LE(steps_with(600), steps_with(60) + 20);
}

} // namespace
} // namespace chitieu
