#include <chitieu/repair/repair.hpp>

#include <chitieu/check/compile.hpp>
#include <chitieu/data/csv.hpp>
#include <chitieu/render/repair.hpp>
#include <chitieu/syntax/parse.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>

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

/// A repair of some tables, by name as CSV; what it reads of lives with it.
struct repaired {
  ir::program program;
  dataset tables;
  repair_plan made;

  repaired(std::string const& plan, std::map<std::string, std::string> const& csv,
           repair_options const& options = {}) {
    program = compile(parse(*source::from_text("plan", plan)));
    EXPECT_FALSE(has_errors(program.diagnostics)) << plan;
    for (auto const& [name, rows] : csv)
      tables.add(name, data::to_input(*data::read_csv(name + ".csv", rows)));
    made = repair(program, tables, options);
    EXPECT_FALSE(has_errors(made.diagnostics));
  }
  /// Of the staff alone, without the header.
  repaired(std::string const& plan, std::string const& rows, repair_options const& options = {})
      : repaired(plan,
                 std::map<std::string, std::string>{
                     {"staff", "id,name,titles,given,rating,ready,points\n" + rows}},
                 options) {}
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
  // How many different numbers there are is not followed; whose they are is what changes.
  repair_options options;
  options.only = {"ready"};
  auto const rows = "a,x,A,,fair,yes,9\nb,y,,,fair,no,1\nc,z,,,fair,no,2\n";
  auto const different = "target 2: number of different points of staff where ready is at most ";
  repaired const of(plan_of(std::string("target 1: at least 2 staff ready\n") + different + "2\n"),
                    rows, options);
  EXPECT_EQ(of.made.came_to, came_to::minimal) << of.told();
  EXPECT_EQ(of.made.clauses[1].after.status, status::met);
  repaired const broken(plan_of(std::string("target 1: all staff ready\n") + different + "2\n"),
                        rows, options);
  EXPECT_EQ(broken.made.came_to, came_to::not_found);
  EXPECT_EQ(broken.made.at_least, 2);
  EXPECT_TRUE(broken.made.steps.empty());
  EXPECT_EQ(broken.made.clauses[0].after.status, status::unmet);
}

TEST(RepairCases, TheMiddleOfAnEvenNumberIsTheMeanOfTwo) {
  // 5 and 3 lie in the middle: it takes 7 beside the 5, and of four that are ready, 9 and 3.
  auto const rows = "a,x,A,,fair,yes,9\nb,y,,,fair,no,5\nc,z,,,fair,yes,3\nd,w,,,fair,no,1\n";
  repaired const one(plan_of("target 1: median points of staff ≥ 6\n"
                             "limit 2: at most 1 staff have points ≥ 8\n"),
                     rows);
  EXPECT_EQ(one.made.came_to, came_to::minimal) << one.told();
  EXPECT_EQ(one.made.changes, 1);
  EXPECT_EQ(one.made.clauses[0].after.status, status::met);
  repair_options options;
  options.only = {"ready"};
  repaired const chosen(plan_of("target 1: median points of staff where ready is at most 4\n"),
                        rows, options);
  EXPECT_EQ(chosen.made.came_to, came_to::minimal) << chosen.told();
  EXPECT_EQ(chosen.made.changes, 1); // of 9, 3 and 1 the one in the middle is 3
  repaired const exactly(plan_of("target 1: median points of staff where ready is exactly 4\n"),
                         rows, options);
  EXPECT_EQ(exactly.made.came_to, came_to::minimal) << exactly.told();
  EXPECT_EQ(exactly.made.changes, 2); // without the 9 and with the 5
}

TEST(RepairCases, ABlankTakesThePlaceThatIsWorst) {
  // The blank may be the lowest of all, and then the second lowest is 3: nobody has to fill it in.
  for (auto const* const asked :
       {"2nd lowest points of staff ≥ 2", "60th percentile of points of staff ≥ 2"}) {
    repaired const of(plan_of(std::string("target 1: ") + asked + "\ntarget 2: all staff ready\n"),
                      "a,x,A,,fair,yes,9\nb,y,,,fair,no,\nc,z,,,fair,yes,3\n");
    EXPECT_EQ(of.made.clauses[0].before.status, status::met) << of.told();
    EXPECT_EQ(of.made.came_to, came_to::minimal) << of.told();
    EXPECT_EQ(of.made.changes, 1) << of.told();
  }
}

TEST(RepairCases, WhatIsKnownInPartIsNotTakenForABlank) {
  // Whose the second paper is nobody knows, so that the numbers of `a` and `b` lie between two.
  repair_options options;
  options.only = {"ready"};
  repaired const of(R"(edition 1
population staff, complete
  id     key
  ready  flag
population papers, complete
  id      key
  author  staff
measure written of staff = number of papers
target 1: lowest written of staff where ready ≥ 1
)",
                    {{"staff", "id,ready\na,no\nb,yes\n"}, {"papers", "id,author\n1,a\n2,\n"}},
                    options);
  auto const& made = of.made;
  // Of those that are ready only `a` has one for sure.
  EXPECT_EQ(made.clauses[0].before.status, status::undetermined);
  EXPECT_EQ(made.came_to, came_to::nothing_to_do);
}

TEST(RepairCases, AlternativesAreMetByTheCheaperOne) {
  repaired const of(plan_of("target 1: all staff ready; or at least 1 staff are rated good\n"),
                    "a,x,A,,fair,no,9\nb,y,,,poor,no,1\nc,z,,,fair,yes,2\n");
  EXPECT_EQ(of.made.came_to, came_to::minimal);
  EXPECT_EQ(of.made.changes, 1) << of.told();
}

TEST(RepairCases, NumbersAreRaisedWithinTheirRange) {
  auto const rows = "a,x,A,,fair,no,8\nb,y,,,poor,no,1\nc,z,,,fair,yes,2.5\n";
  repaired const of(plan_of("target 1: average points of staff ≥ 6\n"), rows);
  // One at 8 brings it to 6.17 at best, whoever has least.
  EXPECT_EQ(of.made.came_to, came_to::minimal);
  EXPECT_EQ(of.made.changes, 1) << of.told();
  EXPECT_NE(of.told().find("1 of 1 staff: points becomes 8.0"), std::string::npos) << of.told();
  EXPECT_NE(of.told().find("staff.points (from 1.0 to 8.0)"), std::string::npos) << of.told();
  EXPECT_NE(of.told(language::vi).find("staff.points (từ 1.0 đến 8.0)"), std::string::npos);
  auto const page = render::to_html(of.made, language::en, true);
  EXPECT_NE(page.find("staff.points (from 1.0 to 8.0)</p>"), std::string::npos) << page;
  // A check tells how high they may be; that it is not broken is a target like any other.
  repaired const declared(plan_of("target 1: average points of staff ≥ 6\n"
                                  "check c: all staff have points between 0 and 10\n"),
                          rows);
  EXPECT_NE(declared.told().find("points becomes 10.0"), std::string::npos) << declared.told();
  // Nobody is raised higher than it takes to be counted.
  repaired const counted(plan_of("target 1: all staff have points ≥ 3\n"), rows);
  EXPECT_NE(counted.told().find("2 of 2 staff: points becomes 3.0"), std::string::npos)
      << counted.told();
  repaired const lowest(plan_of("target 1: lowest points of staff ≥ 3\n"), rows);
  EXPECT_NE(lowest.told().find("2 of 2 staff: points becomes 3.0"), std::string::npos)
      << lowest.told();
  repaired const sum(plan_of("target 1: sum of points of staff where ready ≥ 10\n"), rows);
  EXPECT_EQ(sum.made.changes, 1) << sum.told(); // `a` is ready, too
  EXPECT_EQ(sum.made.clauses[0].after.status, status::met);
}

TEST(RepairCases, WithoutAnyNumberNoRangeIsKnown) {
  repaired const of(plan_of("target 1: average points of staff ≥ 6\n"),
                    "a,x,A,,fair,no,\nb,y,,,poor,no,\n");
  // What is not known may be enough.
  EXPECT_EQ(of.made.came_to, came_to::nothing_to_do) << of.told();
  repaired const sum(plan_of("target 1: sum of points of staff where ready ≥ 10\n"),
                     "a,x,A,,fair,no,\nb,y,,,poor,no,\n");
  ASSERT_EQ(sum.made.obstacles.size(), 1U) << sum.told();
  EXPECT_EQ(sum.made.obstacles[0].because, repair_obstacle::reason::no_range);
  EXPECT_NE(sum.told().find("nobody knows how high it can be"), std::string::npos);
  EXPECT_NE(sum.told(language::vi).find("chưa có con số nào"), std::string::npos);
}

TEST(RepairCases, WhatIsNotFollowedSaysWhy) {
  using reason = repair_obstacle::reason;
  auto const rows = "a,x,A,,fair,no,8\nb,y,,,poor,no,1\nc,z,,,fair,yes,2\n";
  repaired const different(plan_of("target 1: number of different points of staff ≥ 4\n"), rows);
  ASSERT_EQ(different.made.obstacles.size(), 1U);
  EXPECT_EQ(different.made.obstacles[0].because, reason::number) << different.told();
  EXPECT_NE(different.told().find("its number is made in a way that is not followed"),
            std::string::npos);
  EXPECT_NE(different.told(language::vi).find("cách tính con số"), std::string::npos);
  repaired const arithmetic(plan_of("target 1: all staff have points + points ≥ 16\n"), rows);
  ASSERT_EQ(arithmetic.made.obstacles.size(), 1U);
  EXPECT_EQ(arithmetic.made.obstacles[0].because, reason::number) << arithmetic.told();
}

TEST(RepairCases, RecordsAreAddedWhereTheyAreOnlyCounted) {
  repair_options options;
  options.check.who = true;
  options.only = {"+ papers"};
  repaired const of(R"(edition 1
population staff, complete
  id    key
population papers, complete
  id      key
  author  staff
  kind    one of x, y
target 1: at least 4 papers where kind is x
target 2: all staff have at least 1 papers
)",
                    {{"staff", "id\na\nb\n"}, {"papers", "id,author,kind\n1,a,x\n2,a,y\n"}},
                    options);
  auto const& made = of.made;
  // Three more of kind x, one of them by `b`.
  EXPECT_EQ(made.came_to, came_to::minimal);
  EXPECT_EQ(made.changes, 3);
  auto const told = of.told();
  EXPECT_NE(told.find("1 of 1 staff: plus"), std::string::npos) << told;
  EXPECT_EQ(made.clauses[0].after.counts.yes, 4) << told;
  std::int64_t changes = 0;
  for (auto const& step : made.steps) changes += step.changes_in_all();
  EXPECT_EQ(changes, made.changes);
}

TEST(RepairCases, WhatNobodyIsAskedOfIsNotMadeUnmet) {
  // Who gets A is asked of their unit then: `a` or the level of the other unit, too.
  repaired const of(R"(edition 1
scale rating: poor < fair
population units, complete
  id     key
  level  rating
population staff, complete
  id    key
  unit  units
  good  flag
target 1: at least 50% of staff good
target 2: at least 75% of staff where good have unit's level at least fair
)",
                    {{"units", "id,level\nu,poor\nv,fair\n"},
                     {"staff", "id,unit,good\na,u,no\nb,u,no\nc,v,no\n"}});
  auto const& made = of.made;
  EXPECT_EQ(made.came_to, came_to::minimal) << of.told();
  EXPECT_EQ(made.changes, 3); // two are good, and `u` is fair
  EXPECT_EQ(made.clauses[1].before.status, status::undetermined);
  EXPECT_EQ(made.clauses[1].after.status, status::met);
}

TEST(RepairCases, WhatABlankLeavesOpenIsNotAimedAt) {
  // Whether `u` is fair nobody knows, and need not.
  repaired const of(R"(edition 1
scale rating: poor < fair
population units, complete
  id     key
  level  rating
population staff, complete
  id    key
  unit  units
  good  flag
target 1: all staff good
target 2: at least 50% of staff have unit's level at least fair
target 3: at least 50% of units at least 50% of their staff unit's level at least fair
)",
                    {{"units", "id,level\nu,\n"}, {"staff", "id,unit,good\na,u,no\nb,u,yes\n"}});
  auto const& made = of.made;
  EXPECT_EQ(made.came_to, came_to::minimal) << of.told();
  EXPECT_EQ(made.changes, 1) << of.told();
  EXPECT_EQ(made.clauses[1].after.status, status::undetermined);
}

TEST(RepairCases, RecordsThatMayBeAddedAndHangOnOthersProveNothing) {
  // One entry more of `a` would do, which is not thought of; so it is not said to be impossible.
  repair_options options;
  options.only = {"good", "+ entries"};
  repaired const of(R"(edition 1
population staff, complete
  id    key
  good  flag
population entries, complete
  id      key
  author  staff
target 1: at least 2 entries where author's good is yes
)",
                    {{"staff", "id,good\na,yes\nb,no\n"}, {"entries", "id,author\n1,a\n"}},
                    options);
  auto const& made = of.made;
  ASSERT_EQ(made.obstacles.size(), 1U);
  EXPECT_EQ(made.obstacles[0].is, repair_obstacle::form::unfollowed);
}

TEST(RepairCases, AShareOfNobodyIsNotSaidToBeTooSmall) {
  // `u` has no staff and may count, so both others must not.
  repaired const of(R"(edition 1
population units, complete
  id  key
population staff, complete
  id    key
  unit  units
  good  flag
limit 1: at most 50% of units at least 60% of their staff good
)",
                    {{"units", "id\nu\nv\nw\n"}, {"staff", "id,unit,good\n1,v,yes\n2,w,yes\n"}});
  auto const& made = of.made;
  EXPECT_EQ(made.came_to, came_to::minimal) << of.told();
  EXPECT_EQ(made.changes, 2) << of.told();
  EXPECT_EQ(made.clauses[0].after.status, status::met);
}

TEST(RepairCases, ManyMonthsInARowAreFollowedInEveryGroup) {
  // Of twelve months six in a row, of each unit: more than one row is asked of at once.
  std::string rows = "id,unit,since,good\n";
  for (int unit = 0; unit < 2; ++unit)
    for (int month = 1; month <= 12; ++month)
      rows += std::to_string(unit * 12 + month) + ",u" + std::to_string(unit) + ",2024-" +
              (month < 10 ? "0" : "") + std::to_string(month) + "-05," +
              (month % 3 == unit + 1 && month > 3 ? "yes" : "no") + "\n";
  repaired const of(R"(edition 1
plan “Plan” for 2024
population units, complete
  id  key
population staff, complete
  id    key
  unit  units
  since date
  good  flag
target 1: in every units, in at least 6 consecutive months of the last 12 months of since, at least 1 staff good
limit 2: in at most 7 consecutive months of since, at least 1 staff good
)",
                    {{"units", "id\nu0\nu1\n"}, {"staff", rows}});
  auto const& made = of.made;
  // Of six months two are good in each unit; beyond seven one good month would have to go.
  EXPECT_EQ(made.clauses[0].after.status, status::met) << of.told();
  EXPECT_EQ(made.clauses[1].after.status, status::met);
  EXPECT_LE(made.changes, 9);
  EXPECT_GE(made.at_least, 8);
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
