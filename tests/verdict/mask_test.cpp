#include <chitieu/verdict/mask.hpp>

#include <gtest/gtest.h>

namespace chitieu {
namespace {

group_verdict group(std::string name, std::int64_t yes, std::int64_t no) {
  group_verdict out;
  out.group = std::move(name);
  out.counts.yes = yes;
  out.counts.no = no;
  out.who.emplace();
  return out;
}

clause_verdict clause(std::vector<group_verdict> groups) {
  clause_verdict out;
  for (auto const& each : groups) out.counts += each.counts;
  out.groups = std::move(groups);
  out.who.emplace();
  out.of_any_group.emplace();
  return out;
}

clause_verdict shown_of(clause_verdict of, std::int64_t fewest = 5) {
  report all;
  all.targets.emplace_back().clauses.push_back(std::move(of));
  return masked(std::move(all), fewest).targets.front().clauses.front();
}

std::string names(clause_verdict const& of) {
  std::string out;
  for (auto const& each : of.groups) out += each.group;
  return out;
}

TEST(mask, lists_nobody) {
  auto const shown = shown_of(clause({group("a", 10, 10)}));
  EXPECT_FALSE(shown.hidden);
  EXPECT_FALSE(shown.who || shown.of_any_group || shown.groups.front().who);
  EXPECT_EQ(shown.counts.yes, 10);
}

TEST(mask, hides_what_is_of_few_and_shows_what_is_of_as_many_as_asked) {
  EXPECT_TRUE(shown_of(clause({group("a", 2, 2)})).hidden);
  EXPECT_FALSE(shown_of(clause({group("a", 3, 2)})).hidden);
  auto const shown = shown_of(clause({group("a", 2, 2)}));
  EXPECT_EQ(shown.counts, exact::counts());
  EXPECT_EQ(shown.margins.need, exact::margins().need);
}

TEST(mask, hides_all_but_one) {
  EXPECT_TRUE(shown_of(clause({group("a", 19, 1)})).hidden);
  EXPECT_TRUE(shown_of(clause({group("a", 1, 19)})).hidden);
  EXPECT_FALSE(shown_of(clause({group("a", 20, 0)})).hidden);
  clause_verdict unknown;
  unknown.counts.yes = 18;
  unknown.counts.unknown = 1;
  EXPECT_TRUE(shown_of(unknown).hidden);
  clause_verdict perhaps;
  perhaps.counts.yes = 18;
  perhaps.counts.maybe_no = 1;
  EXPECT_TRUE(shown_of(perhaps).hidden);
}

TEST(mask, nobody_is_no_single_person) { EXPECT_FALSE(shown_of(clause({})).hidden); }

TEST(mask, a_hidden_group_cannot_be_worked_out_from_the_whole) {
  auto const shown = shown_of(clause({group("a", 8, 8), group("b", 2, 2), group("c", 5, 5)}));
  EXPECT_EQ(names(shown), "a"); // `b` alone would be what the whole has more
  EXPECT_EQ(shown.hidden_groups, 2U);
  EXPECT_FALSE(shown.hidden);
}

TEST(mask, hidden_groups_are_of_as_many_records_as_asked) {
  auto const shown =
      shown_of(clause({group("a", 0, 2), group("b", 2, 0), group("c", 4, 2), group("d", 9, 9)}));
  EXPECT_EQ(names(shown), "d");
}

TEST(mask, groups_of_a_hidden_whole_are_hidden) {
  auto const shown = shown_of(clause({group("a", 10, 0), group("b", 10, 1)}));
  EXPECT_TRUE(shown.hidden);
  EXPECT_EQ(names(shown), "");
  EXPECT_EQ(shown.hidden_groups, 2U);
}

TEST(mask, groups_of_numbers_are_of_nobody_knows_how_many) {
  auto of = clause({group("a", 10, 10)});
  of.groups.front().number.emplace();
  EXPECT_EQ(shown_of(of).hidden_groups, 1U);
}

TEST(mask, a_number_is_not_hidden_for_counts_it_has_not) {
  auto of = clause({group("a", 19, 1)});
  EXPECT_TRUE(shown_of(of).hidden);
  of.number.emplace();
  EXPECT_FALSE(shown_of(of).hidden);
}

TEST(mask, a_clause_in_every_group_names_none_when_one_is_hidden) {
  auto of = clause({group("a", 10, 10), group("b", 10, 10), group("c", 1, 1)});
  of.in_every = true;
  of.counts = {};
  of.counts.yes = 2;
  of.counts.no = 1;
  auto const shown = shown_of(of);
  EXPECT_EQ(names(shown), "");
  EXPECT_EQ(shown.hidden_groups, 3U);
  EXPECT_FALSE(shown.hidden); // its counts are of groups
  EXPECT_EQ(shown.counts.yes, 2);
}

TEST(mask, points_that_hang_on_what_is_hidden_are_not_given) {
  report all;
  all.points.emplace();
  all.grade = "good";
  all.groups.emplace_back();
  for (auto const yes : {10, 19}) {
    auto& target = all.targets.emplace_back();
    target.points.emplace();
    target.clauses.push_back(clause({group("a", yes, 20 - yes)}));
  }
  auto const shown = masked(all, 5);
  EXPECT_TRUE(shown.targets[0].points);
  EXPECT_FALSE(shown.targets[1].points);
  EXPECT_FALSE(shown.points);
  EXPECT_EQ(shown.grade, "");
  EXPECT_TRUE(shown.groups.empty());
  all.targets.push_back(all.targets.front());
  all.targets.back().clauses.insert(all.targets.back().clauses.begin(),
                                    all.targets[1].clauses.front());
  auto const of_two = masked(all, 5);
  EXPECT_FALSE(of_two.targets[2].points); // its second clause is shown
  EXPECT_TRUE(of_two.targets[2].clauses[0].hidden);
  EXPECT_FALSE(of_two.targets[2].clauses[1].hidden);
  all.targets.resize(1);
  EXPECT_TRUE(masked(all, 5).points);
}

} // namespace
} // namespace chitieu
