#include "world.hpp"

#include <gtest/gtest.h>

namespace chitieu::eval {
namespace {

using tables::none;
using tables::scalars;
using tables::texts;
using tables::unknown;

// Nine rows: every pair of base and predicate.
class pairs : public testing::Test {
 protected:
  world w;
  ir::population_id staff = w.population(9);
  ir::clause asked = w.clause(
      staff,
      w.add(staff,
            ir::flag_test{w.column(staff, scalars({1, 1, 1, unknown, unknown, unknown, 0, 0, 0}))}),
      w.add(staff, ir::flag_test{
                       w.column(staff, scalars({1, unknown, 0, 1, unknown, 0, 1, unknown, 0}))}));
  evaluator fast{w.program, w.data, w.as_of};
};

TEST_F(pairs, fill_the_six_counts_and_leave_out_rows_that_are_not_in_the_base) {
  EXPECT_EQ(fast.count(asked), (exact::counts{1, 1, 1, 1, 1, 1}));
}

TEST_F(pairs, of_two_parts_are_pooled) {
  asked.parts.push_back(asked.parts[0]);
  EXPECT_EQ(fast.count(asked), (exact::counts{2, 2, 2, 2, 2, 2}));
  EXPECT_EQ(fast.rows(asked).size(), 2U);
}

TEST_F(pairs, are_listed_as_counted_missing_or_unknown) {
  EXPECT_EQ(fast.rows(asked), (std::vector<row_list>{{{0}, {2}, {1, 3, 4, 5}}}));
}

TEST_F(pairs, with_a_blank_group_are_perhaps_in_every_group) {
  auto const no = grouping::nowhere;
  auto const blank = grouping::unknown;
  std::vector<grouping> const by{{{0, 0, 1, 1, blank, 2, 0, blank, no}}};
  grouped const expected{{{1, 1, 0, 0, 1, 0}, {0, 0, 1, 1, 1, 0}, {0, 0, 0, 0, 1, 1}}};
  EXPECT_EQ(fast.count_by(asked, by, 3), expected);
}

TEST_F(pairs, whose_sure_row_has_a_blank_group_are_unsure_in_each) {
  std::vector<grouping> const by{{std::vector<std::int32_t>(9, grouping::unknown)}};
  exact::counts const each{0, 0, 0, 2, 2, 2};
  EXPECT_EQ(fast.count_by(asked, by, 2), (grouped{{each, each}}));
}

TEST(evaluator, groups_by_the_levels_of_a_column) {
  world w;
  auto const staff = w.population(4);
  auto const role = w.column(staff, scalars({2, unknown, none, 0}));
  auto const name = w.column(staff, texts({"a", "b", "c", "d"}));
  evaluator const fast{w.program, w.data, {}};
  EXPECT_EQ(fast.group_by(staff, role)->codes,
            (std::vector<std::int32_t>{2, grouping::unknown, grouping::nowhere, 0}));
  EXPECT_FALSE(fast.group_by(staff, name));
}

TEST(evaluator, cannot_evaluate_what_reads_a_missing_column_or_table) {
  world w;
  auto const staff = w.population(1);
  auto const units = w.population(1);
  auto const flag = w.column(staff, scalars({1}));
  auto const absent = w.column(staff, nullptr);
  schema::column by_absent;
  by_absent.dated = absent;
  auto const dated = w.column(staff, scalars({1}), by_absent);
  auto const unit = w.column(staff, scalars({0}));

  auto const all = w.add(staff, ir::constant{true});
  auto const in_units = w.add(units, ir::constant{true});
  auto const good = w.add(staff, ir::flag_test{flag});
  auto const bad = w.add(staff, ir::flag_test{absent});
  auto const badly_dated = w.add(staff, ir::flag_test{dated});
  auto const either = w.add(staff, ir::any_of{{good, bad}});
  auto const led = w.add(staff, ir::through{unit, units, in_units});
  auto const wrong_shape = w.add(staff, ir::text_test{flag, {"x"}});
  auto const can = [&](ir::condition_id id) {
    return evaluator{w.program, w.data, {}}.can_evaluate(w.clause(staff, all, id));
  };
  EXPECT_TRUE(can(good));
  EXPECT_FALSE(can(bad));
  EXPECT_FALSE(can(badly_dated));
  EXPECT_FALSE(can(either));
  EXPECT_FALSE(can(wrong_shape));
  EXPECT_TRUE(can(led));
  w.data.tables[units].usable = false;
  EXPECT_FALSE(can(led));
  EXPECT_TRUE(can(good));

  w.program.targets.emplace_back().clauses = {w.clause(staff, all, good),
                                              w.clause(staff, all, bad)};
  auto const counted = evaluator{w.program, w.data, {}}.count_all();
  EXPECT_EQ(counted.targets[0][0], exact::counts{.yes = 1});
  EXPECT_EQ(counted.targets[0][1], std::nullopt);
}

TEST(evaluator, says_nothing_of_what_it_cannot_evaluate) {
  world w;
  auto const staff = w.population(2);
  auto const absent = w.column(staff, nullptr);
  auto const all = w.add(staff, ir::constant{true});
  auto const bad = w.add(staff, ir::flag_test{absent});
  auto const always = w.add(ir::world, ir::constant{true});
  auto const clause = w.clause(staff, all, bad);
  evaluator fast{w.program, w.data, {}};
  EXPECT_EQ(fast.count(clause), exact::counts{});
  EXPECT_TRUE(fast.decisions(clause).empty());
  EXPECT_TRUE(fast.decisions(bad).empty());
  EXPECT_EQ(fast.holds(always), exact::decision::met);
  EXPECT_EQ(fast.holds(bad), exact::decision::undetermined);
  auto const lists = fast.rows(clause);
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_TRUE(lists[0].counted.empty() && lists[0].missing.empty() && lists[0].unknown.empty());
  EXPECT_FALSE(fast.group_by(staff, absent));
  std::vector<grouping> const by{grouping{}};
  EXPECT_EQ(fast.count_by(clause, by, 2).groups, std::vector<exact::counts>(2));
  EXPECT_EQ(fast.rows_by(clause, by, 2).lists.size(), 2U);
  // Decisions are those of one population.
  auto two = w.clause(staff, all, all);
  two.parts.push_back(two.parts.front());
  EXPECT_TRUE(fast.decisions(two).empty());
}

TEST(evaluator, lists_only_what_is_wanted) {
  world w;
  auto const staff = w.population(5);
  auto const good = w.column(staff, scalars({1, 0, unknown, 1, 0}));
  auto const role = w.column(staff, scalars({0, 0, 0, unknown, 1}));
  auto const all = w.add(staff, ir::constant{true});
  auto const clause = w.clause(staff, all, w.add(staff, ir::flag_test{good}));
  using rows = std::vector<std::uint32_t>;
  for (std::size_t const most : {wanted_rows::all, std::size_t{1}})
    for (unsigned which = 0; which < 8; ++which) {
      wanted_rows wanted;
      wanted.most = most;
      wanted.counted = (which & 1U) != 0;
      wanted.missing = (which & 2U) != 0;
      wanted.unknown = (which & 4U) != 0;
      evaluator fast{w.program, w.data, {}};
      auto const few = most == 1;
      auto const list = fast.rows(clause, wanted).front();
      EXPECT_EQ(list.counted, !wanted.counted ? rows{} : few ? rows{0} : (rows{0, 3}));
      EXPECT_EQ(list.missing, !wanted.missing ? rows{} : few ? rows{1} : (rows{1, 4}));
      EXPECT_EQ(list.unknown, wanted.unknown ? rows{2} : rows{});
      std::vector<grouping> const by{*fast.group_by(staff, role)};
      auto const groups = fast.rows_by(clause, by, 2, wanted);
      EXPECT_EQ(groups.lists[0].counted, wanted.counted ? rows{0} : rows{});
      EXPECT_EQ(groups.lists[0].missing, wanted.missing ? rows{1} : rows{});
      EXPECT_EQ(groups.lists[0].unknown, wanted.unknown ? rows{2} : rows{});
      EXPECT_EQ(groups.of_any[0], wanted.unknown ? rows{3} : rows{});
    }
}

TEST(evaluator, reads_numbers_with_blanks_of_both_kinds_piece_by_piece) {
  world w;
  std::vector<tables::scalar> cells(20'000, tables::scalar{2});
  cells[3] = tables::none;
  cells[9'000] = tables::unknown;
  cells[19'999] = tables::none;
  auto const staff = w.population(cells.size());
  auto const value = w.add_value(staff, ir::cell_value{w.column(staff, scalars(std::move(cells)))});
  evaluator fast{w.program, w.data, {}};
  auto const all = fast.numbers(value);
  ASSERT_EQ(all.size(), 20'000U);
  EXPECT_TRUE(all[3].none && all[19'999].none);
  EXPECT_FALSE(all[9'000].low || all[9'000].none);
  EXPECT_TRUE(all[4].is_exact());
}

TEST(tally, adds_nothing_when_empty_and_keeps_what_neither_side_could_evaluate) {
  exact::counts const one{.yes = 1};
  tally left{{{one, one, std::nullopt}}};
  left += tally{};
  EXPECT_EQ(left, (tally{{{one, one, std::nullopt}}}));
  left += tally{{{one, std::nullopt, one}}};
  EXPECT_EQ(left, (tally{{{exact::counts{.yes = 2}, std::nullopt, std::nullopt}}}));
}

TEST(grouped, adds_up_by_group) {
  exact::counts const one{.yes = 1};
  grouped left{{one}};
  left += grouped{{one, one}};
  EXPECT_EQ(left, (grouped{{exact::counts{.yes = 2}, one}}));
}

} // namespace
} // namespace chitieu::eval
