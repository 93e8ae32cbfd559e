#include <chitieu/repair/what_if.hpp>

#include <chitieu/check/compile.hpp>
#include <chitieu/data/csv.hpp>
#include <chitieu/syntax/parse.hpp>

#include <gtest/gtest.h>

#include <stdexcept>

namespace chitieu {
namespace {

std::string plan_with(std::string const& six, std::string const& four) {
  return "edition 1\nnumbers: vi\n"
         "population units, complete\n  id key\n"
         "population staff, complete\n"
         "  id      key\n"
         "  good    flag\n"
         "  points  number\n"
         "  unit    units\n"
         "target 4: from " +
         four +
         " staff good\n"
         "target 6: at least " +
         six +
         " of staff good, of which at most 50% have points at least 7\n"
         "  points 10, proportional\n"
         "target 7: average points of staff ≥ 6\n"
         "target 8: in every units, at least 50% of staff good\n";
}

dataset tables() {
  auto const of = [](std::string const& name, std::string const& text) {
    return data::to_input(*data::read_csv(name, text));
  };
  dataset out;
  out.add("units", of("units.csv", "id\nu\nv\n"));
  out.add("staff", of("staff.csv", "id,good,points,unit\na,yes,\"7,5\",u\nb,yes,6,u\n"
                                   "c,no,5,v\nd,yes,4,v\n"));
  return out;
}

clause_verdict const& clause_of(report const& of, std::string const& id) {
  for (auto const& target : of.targets)
    for (auto const& clause : target.clauses)
      if (clause.id == id) return clause;
  throw std::out_of_range(id);
}

bool is_same(clause_verdict const& a, clause_verdict const& b) {
  return a.status == b.status && a.counts == b.counts && a.threshold == b.threshold &&
         a.margins.need == b.margins.need && a.margins.short_by == b.margins.short_by &&
         a.margins.over_by == b.margins.over_by && a.margins.spare == b.margins.spare;
}

TEST(WhatIf, JudgesOtherThresholdsAsThePlanThatHasThem) {
  auto const program = compile(parse(*source::from_text("plan", plan_with("75%", "2 to 4"))));
  ASSERT_FALSE(has_errors(program.diagnostics));
  auto const before = evaluate(program, tables());
  EXPECT_EQ(clause_of(before, "6").status, status::met);
  for (auto const& [number, written] :
       {std::pair("80%", "80%"), std::pair("80", "80%"), std::pair("75,5%", "75,5%"),
        std::pair("2/3", "2/3"), std::pair("100%", "100%")}) {
    auto const other = compile(parse(*source::from_text("plan", plan_with(written, "1 to 2"))));
    ASSERT_FALSE(has_errors(other.diagnostics)) << written;
    auto const expected = evaluate(other, tables());
    auto const made = what_if(program, before, {{"6", number}, {"4", "1-2"}});
    ASSERT_EQ(made.targets.size(), expected.targets.size());
    for (auto const& target : expected.targets)
      for (auto const& clause : target.clauses)
        EXPECT_TRUE(clause.id == "4" || is_same(clause_of(made, clause.id), clause))
            << clause.id << ' ' << number;
    EXPECT_EQ(clause_of(made, "4").status, status::unmet);
    EXPECT_EQ(clause_of(made, "4").margins.over_by, 1);
    EXPECT_EQ(made.points->got.low, expected.points->got.low) << number;
    EXPECT_EQ(made.exit_code(), expected.exit_code());
  }
}

TEST(WhatIf, JudgesNumbersAndGroupsFromWhatWasCounted) {
  auto const program = compile(parse(*source::from_text("plan", plan_with("75%", "2 to 4"))));
  auto const before = evaluate(program, tables());
  EXPECT_EQ(clause_of(before, "7").status, status::unmet); // 22.5 / 4 is less than 6
  auto const made = what_if(program, before, {{"7", "5,6"}});
  EXPECT_EQ(clause_of(made, "7").status, status::met);
  EXPECT_EQ(clause_of(made, "7").number->gap, exact::rational::of(-1, 40));
  EXPECT_EQ(clause_of(made, "7").threshold, "≥ 5,6");
  EXPECT_EQ(clause_of(before, "8").status, status::met);
}

TEST(WhatIf, RefusesWhatDoesNotFit) {
  auto const program = compile(parse(*source::from_text("plan", plan_with("75%", "2 to 4"))));
  auto const before = evaluate(program, tables());
  for (auto const& wrong : std::vector<threshold_change>{{"5", "80%"},
                                                         {"6", "many"},
                                                         {"6", "101%"},
                                                         {"6", "-3"},
                                                         {"6", "70-80%"},
                                                         {"4", "3"},
                                                         {"4", "5-4"},
                                                         {"4", "10%-20%"},
                                                         {"7", "5%"}})
    EXPECT_THROW(static_cast<void>(what_if(program, before, {wrong})), std::invalid_argument)
        << wrong.id << ' ' << wrong.number;
}

TEST(WhatIf, SaysWhatMayHaveBeenMeant) {
  auto const program = compile(parse(*source::from_text("plan", plan_with("75%", "2 to 4"))));
  auto const data = tables();
  bound_dataset const bound(program, data);
  auto const before = evaluate(program, data);
  auto const why = [](auto const& asked) -> std::string {
    try {
      asked();
    } catch (std::invalid_argument const& error) {
      return error.what();
    }
    return "nothing is wrong";
  };
  auto const of_record = [&](record_change const& change) {
    return why([&] { (void)what_if(program, bound, data, {change}); });
  };
  EXPECT_EQ(why([&] { (void)what_if(program, before, {{"6.2", "5"}}); }),
            "chitieu: the plan judges no clause `6.2`; did you mean `6.1`?");
  EXPECT_EQ(of_record({"staf", "c", "good", {"yes"}}),
            "chitieu: the plan has no population `staf`; did you mean `staff`?");
  EXPECT_EQ(of_record({"staff", "c", "poimts", {"8"}}),
            "chitieu: `staff` has no column `poimts`; did you mean `points`?");
  EXPECT_EQ(of_record({"staff", "c", "height", {"8"}}),
            "chitieu: `staff` has no column `height`; there are `id`, `good`, `points` and `unit`");
}

TEST(WhatIf, JudgesTheTablesWithOtherRecords) {
  auto const program = compile(parse(*source::from_text("plan", plan_with("75%", "2 to 4"))));
  auto const data = tables();
  bound_dataset const bound(program, data);
  auto const made = what_if(program, bound, data,
                            {{"staff", "c", "good", {"yes"}},
                             {"staff", "c", "points", {"8,5"}},
                             {"staff", "e", "good", {"no"}},
                             {"staff", "e", "unit", {"v"}}});
  EXPECT_TRUE(made.diagnostics.empty());
  EXPECT_EQ(clause_of(made, "6").counts.yes, 4);
  EXPECT_EQ(clause_of(made, "6").counts.base(), 5);
  // The points of who was added are blank.
  EXPECT_EQ(clause_of(made, "7").status, status::undetermined);
  EXPECT_EQ(clause_of(evaluate(program, data), "6").counts.base(), 4)
      << "the tables are as they were";
  for (auto const& wrong : std::vector<record_change>{{"people", "c", "good", {"yes"}},
                                                      {"staff", "c", "better", {"yes"}}})
    EXPECT_THROW(static_cast<void>(what_if(program, bound, data, {wrong})), std::invalid_argument);
}

} // namespace
} // namespace chitieu
