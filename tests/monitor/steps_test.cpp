// How much is worked out for a change: not more where there are more rows, and nothing for targets
// that do not read what changed.
#include "changing_tables.hpp"
#include "compiled_text.hpp"

#include <gtest/gtest.h>

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

/// What is not kept is evaluated where something changes that it reads, and only then.
TEST(steps, are_none_for_targets_that_do_not_read_what_changed) {
  compiled_text const plan{declared + "target 1: at least 1 helpers mentor is known\n"
                                      "target 2: at least 50% of staff rated at least good\n"
                                      "target 3: at least 1 entries where hours ≥ 3\n"
                                      "target 4: at least 1 helpers where left ≥ 3\n"};
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
  EXPECT_GE(steps_of([&] { return watched.insert("helpers", {{"id", "h"}, {"mentor", "1"}}); }),
            400U);
  EXPECT_LE(steps_of([&] { return watched.update("helpers", "h", {{"left", "3"}}); }), 20U);
  EXPECT_GE(steps_of([&] { return watched.update("helpers", "h", {{"mentor", "gone"}}); }), 400U);
  EXPECT_GE(steps_of([&] { return watched.update("helpers", "h", {{"since", "2023-01-15"}}); }),
            400U);
  EXPECT_GE(steps_of([&] { return watched.insert("staff", {{"id", "new"}, {"unit", "2"}}); }),
            400U);
}

} // namespace
} // namespace chitieu
