#include <chitieu/repair/repair.hpp>

#include <chitieu/check/compile.hpp>
#include <chitieu/data/csv.hpp>
#include <chitieu/render/repair.hpp>
#include <chitieu/syntax/parse.hpp>

#include <gtest/gtest.h>

namespace chitieu {
namespace {

using came_to = repair_plan::outcome;

constexpr std::string_view declarations = R"(edition 1
scale honour, cumulative: A < B
scale rating: poor < fair < good
population staff, complete
  id      key
  name    text          personal
  titles  set of honour
  given   date
  rating  rating
  ready   flag
  points  number
)";

/// A repair of one table; what it reads of lives with it.
struct repaired {
  ir::program program;
  dataset tables;
  repair_plan made;

  repaired(std::string const& plan, std::string const& rows, repair_options const& options = {}) {
    program = compile(parse(*source::from_text("plan", plan)));
    EXPECT_FALSE(has_errors(program.diagnostics)) << plan;
    tables.add("staff", data::to_input(*data::read_csv(
                            "staff.csv", "id,name,titles,given,rating,ready,points\n" + rows)));
    made = repair(program, tables, options);
    EXPECT_FALSE(has_errors(made.diagnostics));
  }
  repaired(repaired const&) = delete;
  repaired& operator=(repaired const&) = delete;

  [[nodiscard]] std::string told(language which = language::en) const {
    return render::to_text(made, which, false);
  }
};

std::string plan_of(std::string const& targets) { return std::string(declarations) + targets; }

TEST(RepairCases, WhatIsNotKnownIsFilledIn) {
  repaired const of(plan_of("target 1: all staff ready\ntarget 2: at least 2 staff hold A\n"),
                    "a,x,A,,fair,yes,1\nb,y,,,fair,,1\nc,z,,,fair,no,1\n");
  // `2` is undetermined: whoever's titles are not known may hold it. It is not aimed at.
  EXPECT_EQ(of.made.came_to, came_to::minimal);
  EXPECT_EQ(of.made.changes, 2);
  EXPECT_NE(of.told().find("2 of 2 staff: ready becomes yes"), std::string::npos) << of.told();
  EXPECT_EQ(of.made.clauses[1].before.status, status::undetermined);
  EXPECT_FALSE(of.made.clauses[1].aimed_at);
}

TEST(RepairCases, NobodyLosesUnlessTheyMay) {
  auto const plan = plan_of("limit 1: at most 1 staff hold B\nlimit 2: no staff are rated good\n");
  std::string const rows = "a,x,A;B,,good,yes,1\nb,y,A;B,,fair,no,1\n";
  repaired const kept(plan, rows);
  EXPECT_EQ(kept.made.came_to, came_to::impossible);
  ASSERT_EQ(kept.made.obstacles.size(), 2U);
  EXPECT_EQ(kept.made.obstacles[0].is, repair_obstacle::form::alone);
  EXPECT_EQ(kept.made.exit_code(), 1);
  repair_options options;
  options.losses = true;
  repaired const lost(plan, rows, options);
  EXPECT_EQ(lost.made.came_to, came_to::minimal);
  EXPECT_EQ(lost.made.changes, 2);
  EXPECT_EQ(lost.made.exit_code(), 0);
  EXPECT_NE(lost.told().find("loses “B”"), std::string::npos) << lost.told();
  EXPECT_NE(lost.told(language::vi).find("bớt “B”"), std::string::npos);
}

TEST(RepairCases, WhatIsDatedCountsFromTheDay) {
  auto plan = plan_of("target 1: all staff hold A\n");
  plan.replace(plan.find("set of honour"), 13, "set of honour  blank means none  dated given");
  repair_options options;
  options.check.as_of = std::chrono::year{2023} / 6 / 30;
  // The title of `b` is given after the day, that of `c` on a day that nobody knows.
  repaired const of(
      plan, "a,x,A,2023-06-01,fair,yes,1\nb,y,A,2023-12-01,fair,no,1\nc,z,A,,fair,no,1\n", options);
  EXPECT_EQ(of.made.came_to, came_to::minimal);
  EXPECT_EQ(of.made.clauses.front().before.counts.yes, 1);
  EXPECT_EQ(of.made.clauses.front().after.counts.yes, 3);
  // Where the plan asks about the day itself, it is not moved.
  repaired const asked(plan + "target 2: at least 1 staff have given after 2023-11-01\n",
                       "a,x,A,2023-06-01,fair,yes,1\nb,y,A,2023-12-01,fair,no,1\n", options);
  EXPECT_EQ(asked.made.came_to, came_to::impossible);
}

TEST(RepairCases, WhatIsNotFollowedIsStillNotBroken) {
  // The average is of a column that does not change; the share of those that are ready is measured.
  repaired const of(plan_of("target 1: at least 2 staff ready\n"
                            "target 2: average points of staff where ready ≥ 5\n"),
                    "a,x,A,,fair,yes,9\nb,y,,,fair,no,1\nc,z,,,fair,no,2\n");
  // Whoever is ready too brings the average to 5 or 5.5.
  EXPECT_EQ(of.made.came_to, came_to::minimal) << of.told();
  EXPECT_EQ(of.made.clauses[1].after.status, status::met);
  repaired const broken(plan_of("target 1: all staff ready\n"
                                "target 2: average points of staff where ready ≥ 5\n"),
                        "a,x,A,,fair,yes,9\nb,y,,,fair,no,1\nc,z,,,fair,no,2\n");
  EXPECT_EQ(broken.made.came_to, came_to::not_found);
  EXPECT_EQ(broken.made.at_least, 2);
  EXPECT_TRUE(broken.made.steps.empty());
  EXPECT_EQ(broken.made.clauses[0].after.status, status::unmet);
}

TEST(RepairCases, AlternativesAreMetByTheCheaperOne) {
  repaired const of(plan_of("target 1: all staff ready; or at least 1 staff are rated good\n"),
                    "a,x,A,,fair,no,9\nb,y,,,poor,no,1\nc,z,,,fair,yes,2\n");
  EXPECT_EQ(of.made.came_to, came_to::minimal);
  EXPECT_EQ(of.made.changes, 1) << of.told();
}

TEST(RepairCases, ConflictsAreNamed) {
  repaired const of(plan_of("target 1: at least 3 staff hold A\n"
                            "target 2: at least 2 staff ready\n"
                            "limit 3: at most 2 staff hold A\n"),
                    "a,x,A,,fair,no,9\nb,y,A,,poor,no,1\nc,z,B,,fair,yes,2\n");
  // Who holds B holds A: the limit is broken already, and nobody loses.
  ASSERT_EQ(of.made.obstacles.size(), 1U) << of.told();
  EXPECT_EQ(of.made.obstacles[0].ids, std::vector<std::string>{"3"});
  repaired const both(plan_of("target 1: all staff are rated good\n"
                              "target 2: at least 2 staff ready\n"
                              "limit 3: at most 2 staff are rated good\n"),
                      "a,x,A,,good,no,9\nb,y,A,,poor,no,1\nc,z,A,,fair,yes,2\n");
  ASSERT_EQ(both.made.obstacles.size(), 1U) << both.told();
  EXPECT_EQ(both.made.obstacles[0].is, repair_obstacle::form::together);
  EXPECT_EQ(both.made.obstacles[0].ids, (std::vector<std::string>{"1", "3"}));
  EXPECT_EQ(both.made.came_to, came_to::minimal);
  EXPECT_EQ(both.made.changes, 1);
  EXPECT_EQ(both.made.exit_code(), 1);
}

TEST(RepairCases, PeopleAreNamedOnlyWhenAskedFor) {
  auto const plan = plan_of("target 1: at least 2 staff ready\n");
  std::string const rows = "k1,An,A,,fair,yes,1\nk2,Binh,,,fair,no,1\nk3,Chi,,,fair,no,1\n";
  for (int asked = 0; asked < 3; ++asked) {
    repair_options options;
    options.check.who = asked > 0;
    options.check.names = asked > 1;
    repaired const of(plan, rows, options);
    auto const all = of.told() + render::to_json(of.made, language::en) +
                     render::to_html(of.made, language::en, true);
    EXPECT_EQ(all.find("k2") != std::string::npos, asked > 0);
    EXPECT_EQ(all.find("Chi") != std::string::npos, asked > 1);
  }
}

} // namespace
} // namespace chitieu
