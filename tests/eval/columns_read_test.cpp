#include <chitieu/eval/columns_read.hpp>

#include <gtest/gtest.h>

namespace chitieu::eval {
namespace {

enum : ir::population_id { staff, units, regions, notes };

ir::program program_with(std::vector<ir::condition> conditions) {
  ir::program program;
  auto& populations = program.schema.populations;
  populations.resize(4);
  for (auto& population : populations) {
    population.columns.resize(4);
    population.key = {0};
  }
  populations[staff].columns[1].target = units;
  populations[staff].columns[2].dated = 3;
  // A unit's key is its region and its name.
  populations[units].columns[0].target = regions;
  populations[units].key = {0, 1};
  program.conditions = std::move(conditions);
  return program;
}

void ask(ir::program& program, ir::condition_id predicate) {
  auto& target = program.targets.emplace_back();
  target.clauses.emplace_back().parts.push_back({staff, 0, predicate});
}

using marks = std::vector<bool>;

TEST(columns_read, are_those_of_conditions_with_what_dates_them_and_keys) {
  auto program = program_with({{staff, ir::constant{}}, {staff, ir::flag_test{2}}});
  ask(program, 1);
  auto const use = columns_read(program);
  EXPECT_EQ(use.populations, (marks{true, false, false, false}));
  EXPECT_EQ(use.columns[staff], (marks{true, false, true, true}));
  EXPECT_EQ(use.columns[units], (marks{false, false, false, false}));
}

TEST(columns_read, of_a_reference_are_the_keys_that_it_names_however_far) {
  auto program = program_with({{staff, ir::constant{}}, {staff, ir::known_test{1}}});
  ask(program, 1);
  auto const use = columns_read(program);
  EXPECT_EQ(use.populations, (marks{true, true, true, false}));
  EXPECT_EQ(use.columns[staff], (marks{true, true, false, false}));
  EXPECT_EQ(use.columns[units], (marks{true, true, false, false}));
  EXPECT_EQ(use.columns[regions], (marks{true, false, false, false}));
}

TEST(columns_read, of_links_stand_on_the_side_that_refers) {
  ir::linked members;
  members.parts.push_back({{staff, 1, false}, 0, 0});
  auto program = program_with({{staff, ir::constant{}}, {units, members}});
  program.targets.emplace_back().clauses.emplace_back().parts.push_back({units, 1, 1});
  auto const use = columns_read(program);
  EXPECT_EQ(use.columns[staff], (marks{true, true, false, false}));
}

TEST(columns_read, leave_out_conditions_that_no_clause_needs) {
  auto program =
      program_with({{staff, ir::constant{}}, {notes, ir::flag_test{2}}, {staff, ir::flag_test{2}}});
  ask(program, 0);
  auto const use = columns_read(program);
  EXPECT_EQ(use.populations, (marks{true, false, false, false}));
  EXPECT_EQ(use.columns[staff], (marks{true, false, false, false}));
}

TEST(columns_read, come_with_the_texts_that_needed_conditions_compare_them_with) {
  auto program = program_with({{staff, ir::constant{}},
                               {staff, ir::text_test{1, {"a", "b"}}},
                               {staff, ir::text_test{1, {"c"}}}});
  ask(program, 1);
  auto const use = columns_read(program);
  ASSERT_EQ(use.compared.size(), 1U);
  EXPECT_EQ(use.compared[0].population, staff);
  EXPECT_EQ(use.compared[0].column, 1U);
  EXPECT_EQ(use.compared[0].texts, (std::vector<std::string>{"a", "b"}));
}

TEST(columns_read, of_numbers_are_those_that_they_are_made_of_in_each_dataset) {
  auto program = program_with({{staff, ir::constant{}}, {ir::world, ir::constant{}}});
  program.values.push_back({staff, ir::cell_value{2}});
  program.values.push_back(
      {units, ir::aggregate_value{exact::aggregate::sum, {}, {{{staff, 1, false}, 0, 0}}, false}});
  program.values.push_back({units, ir::earlier_value{0, 1}});
  program.values.push_back({notes, ir::cell_value{2}});
  auto& clause = program.targets.emplace_back().clauses.emplace_back();
  clause.number.emplace().of = units;
  clause.number->left = clause.number->low = 2;
  clause.only_if = 1;
  auto const own = columns_read(program);
  EXPECT_EQ(own.populations, (marks{false, true, true, false}));
  EXPECT_EQ(own.columns[staff], (marks{false, false, false, false}));
  EXPECT_EQ(own.columns[units], (marks{true, true, false, false}));
  auto const use = columns_read(program, 0);
  EXPECT_EQ(use.populations, (marks{true, true, true, false}));
  EXPECT_EQ(use.columns[staff], (marks{true, true, true, true}));
  EXPECT_EQ(use.columns[units], (marks{true, true, false, false}));
}

TEST(columns_read, take_one_column_more_with_what_belongs_to_it) {
  auto const program = program_with({});
  data::column_use use;
  add_column(use, program.schema, staff, 2);
  EXPECT_EQ(use.columns[staff], (marks{true, false, true, true}));
}

} // namespace
} // namespace chitieu::eval
