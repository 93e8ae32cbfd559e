// How much is worked out for a change: not more where there are more rows, and nothing for targets
// that do not read what changed.
#include "changing_tables.hpp"
#include "compiled_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>

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

/// What is not kept is evaluated where something changes that it reads, and only then.
TEST(steps, are_none_for_targets_that_do_not_read_what_changed) {
  compiled_text plan{declared + "target 1: in every unit and role, at least 1 staff active\n"
                                "target 2: at least 50% of staff rated at least good\n"
                                "target 3: at least 1 entries where hours ≥ 3\n"
                                "target 4: at least 50% of staff active\n"};
  auto& clause = plan.program.targets[0].clauses[0];
  clause.parts = plan.program.targets[1].clauses[0].parts;
  clause.parts[0].predicate = has_a_group(plan.program);
  clause.each_group.reset();
  auto const begun = people(400).whole();
  monitor watched{plan.program, begun.data};
  ASSERT_FALSE(watched.keeps(0));
  ASSERT_TRUE(watched.keeps(3));
  auto const steps_of = [&](auto const& change) {
    auto const before = watched.steps();
    EXPECT_TRUE(change());
    return watched.steps() - before;
  };
  EXPECT_LE(steps_of([&] { return watched.update("staff", "1", {{"rating", "good"}}); }), 20U);
  EXPECT_LE(steps_of([&] { return watched.insert("entries", {{"id", "e"}, {"hours", "4"}}); }),
            20U);
  EXPECT_LE(steps_of([&] { return watched.update("staff", "1", {{"active", true}}); }), 20U);
  EXPECT_GE(steps_of([&] { return watched.update("staff", "1", {{"role", ""}}); }), 400U);
  EXPECT_GE(steps_of([&] { return watched.update("staff", "1", {{"unit", "2"}}); }), 400U);
  EXPECT_GE(steps_of([&] { return watched.insert("staff", {{"id", "new"}, {"unit", "2"}}); }),
            400U);
  auto const kept = watched.verdicts().targets[0].clauses[0].counts;
  EXPECT_EQ(kept.yes, 399);
  EXPECT_EQ(kept.unknown + kept.no, 2);
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
