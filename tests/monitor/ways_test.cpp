// What stands two references away, where the row between the two changes.
#include "changing_tables.hpp"
#include "compiled_text.hpp"

#include <gtest/gtest.h>

namespace chitieu {
namespace {

struct ways : testing::Test {
  compiled_text plan{declared +
                     "target 1: at least 1 units where rating is good have at least 1 papers\n"
                     "target 2: at least 1 units where rating is good have at least 1 visits\n"};
  shadow::held begun = shadow{}.whole();
  monitor watched{plan.program, begun.data};

  void SetUp() override {
    ASSERT_FALSE(has_errors(plan.program.diagnostics))
        << message(plan.program.diagnostics.front(), language::en);
    ASSERT_TRUE(watched.insert("units", {{"id", "U"}, {"rating", "good"}}));
    ASSERT_TRUE(watched.insert("units", {{"id", "V"}, {"rating", "poor"}}));
    ASSERT_TRUE(watched.insert("staff", {{"id", "1"}, {"unit", "U"}}));
    ASSERT_TRUE(watched.insert("visits", {{"id", "v"}, {"guest", "1"}}));
  }

  std::int64_t yes(std::size_t target) {
    return watched.snapshot().verdict(target).clauses[0].counts.yes;
  }
};

TEST_F(ways, are_gone_anew_where_the_row_in_the_middle_changes) {
  ASSERT_TRUE(watched.insert("papers", {{"id", "p"}, {"by", "1"}}));
  EXPECT_EQ(yes(0), 1);
  EXPECT_EQ(yes(1), 1);
  EXPECT_EQ(watched.update("staff", "1", {{"unit", "V"}})->targets,
            (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(yes(0), 0);
  EXPECT_EQ(yes(1), 0);
  auto const one = *watched.find("staff", "1");
  auto const moved = *watched.set(one, *watched.value("staff", "unit", "U"));
  EXPECT_EQ(moved.size(), 2U);
  EXPECT_EQ(yes(0), 1);
  EXPECT_EQ(yes(1), 1);
}

TEST_F(ways, are_gone_anew_where_the_row_in_the_middle_comes_and_goes) {
  EXPECT_EQ(yes(1), 1);
  ASSERT_TRUE(watched.erase("staff", "1"));
  EXPECT_EQ(yes(1), 0);
  ASSERT_TRUE(watched.insert("staff", {{"id", "1"}, {"unit", "V"}}));
  EXPECT_EQ(yes(1), 0);
  ASSERT_TRUE(watched.erase("staff", "1"));
  ASSERT_TRUE(watched.insert("staff", {{"id", "1"}, {"unit", "U"}}));
  EXPECT_EQ(yes(1), 1);
}

TEST_F(ways, a_snapshot_stays_what_it_was) {
  auto const was = watched.snapshot();
  auto const said = figures_in(was.verdicts());
  ASSERT_TRUE(watched.erase("staff", "1"));
  EXPECT_EQ(figures_in(was.verdicts()), said);
  EXPECT_NE(figures_in(watched.verdicts()), said);
}

} // namespace
} // namespace chitieu
