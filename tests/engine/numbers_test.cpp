#include <chitieu/chitieu.hpp>
#include <chitieu/data/columns.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace chitieu {
namespace {

using exact::rational;

/// A plan whose clauses are then made to be about numbers and groups, as a sentence would.
struct numbers_test : testing::Test {
  ir::program program = compile(parse(*source::from_text("plan", R"(
population units, complete
  id     key
population staff, complete
  id     key
  unit   units
  score  number
  good   flag
target 1: all units have at least 2 of their staff good
)")));
  std::vector<std::string> units{"A", "B", "C"};
  std::vector<std::string> ids{"1", "2", "3", "4", "5"};
  std::vector<std::string> of_units{"A", "A", "A", "B", "B"};
  std::vector<std::optional<double>> scores{7.5, 8, 8.5, 6, 9};
  std::vector<bool> good{true, true, false, true, false};

  [[nodiscard]] ir::clause& clause() { return program.targets.at(0).clauses.at(0); }
  [[nodiscard]] static schema::population_id staff() { return 1; }

  [[nodiscard]] dataset tables(std::vector<std::optional<double>> const& of) const {
    dataset out;
    out.add("units", columns(column("id", units)));
    out.add("staff", columns(column("id", ids), column("unit", of_units), column("score", of),
                             column("good", good)));
    return out;
  }

  ir::condition_id always(ir::population_id of, bool so = true) {
    program.conditions.push_back({of, ir::constant{so}});
    return static_cast<ir::condition_id>(program.conditions.size() - 1);
  }

  ir::value_id add(ir::population_id of, decltype(ir::value::node) node) {
    program.values.push_back({of, std::move(node)});
    return static_cast<ir::value_id>(program.values.size() - 1);
  }

  /// The average score of staff, of everyone or of one unit's.
  ir::value_id average(bool of_each) {
    ir::link via;
    via.to = staff();
    via.everyone = !of_each;
    via.column = 1;
    auto const score = add(staff(), ir::cell_value{2});
    ir::aggregate_value made;
    made.how = exact::aggregate::average;
    made.parts = {{via, always(staff()), score}};
    return add(of_each ? 0 : ir::world, made);
  }

  ir::value_id figure(ir::population_id of, std::int64_t is) {
    return add(of, ir::literal_value{exact::ratio(is)});
  }

  void ask(ir::value_id left, ir::value_id low) {
    clause().parts.clear();
    clause().number.emplace();
    clause().number->left = left;
    clause().number->low = clause().number->high = low;
  }

  void ask_of_each_unit() {
    clause().each_group.emplace();
    for (auto const& each : program.conditions)
      if (auto const* linked = std::get_if<ir::linked>(&each.node)) {
        clause().each_group->parts = linked->parts;
        clause().each_group->asked = linked->asked;
      }
    clause().each_group->threshold_text = "≥ 2";
  }

  [[nodiscard]] clause_verdict checked(report const& made) const {
    return made.targets.at(0).clauses.at(0);
  }
};

std::vector<std::string> groups_of(clause_verdict const& of) {
  std::vector<std::string> out;
  for (auto const& each : of.groups)
    out.push_back(each.group + " " + std::string(to_string(each.status)) + " " +
                  std::to_string(each.counts.yes) + "/" + std::to_string(each.counts.base()));
  return out;
}

std::vector<std::string> codes_of(report const& of) {
  std::vector<std::string> out;
  for (auto const& each : of.diagnostics) out.emplace_back(name(each.what));
  return out;
}

TEST_F(numbers_test, a_clause_about_a_number_has_its_value_and_gap) {
  ask(average(false), figure(ir::world, 8));
  auto const made = evaluate(program, tables(scores));
  auto const one = checked(made);
  EXPECT_EQ(one.status, status::unmet);
  EXPECT_EQ(one.number.value().value, exact::bounds::exactly(rational::of(39, 5)));
  EXPECT_EQ(one.number->gap, rational::of(1, 5));
  EXPECT_EQ(made.exit_code(), 1);
}

TEST_F(numbers_test, a_blank_leaves_a_number_open) {
  ask(average(false), figure(ir::world, 8));
  auto const made = evaluate(program, tables({7.5, 8, std::nullopt, 6, 9}));
  EXPECT_EQ(checked(made).status, status::undetermined);
  EXPECT_FALSE(checked(made).number.value().value.is_exact());
  EXPECT_EQ(made.exit_code(), 3);
}

TEST_F(numbers_test, a_number_of_a_missing_column_is_invalid) {
  ask(average(false), figure(ir::world, 8));
  dataset data;
  data.add("units", columns(column("id", units)));
  data.add("staff", columns(column("id", ids), column("unit", of_units)));
  auto const made = evaluate(program, data);
  EXPECT_EQ(checked(made).status, status::invalid);
  EXPECT_EQ(made.exit_code(), 2);
}

TEST_F(numbers_test, compares_with_other_data_under_their_name) {
  program.datasets = {"previous"};
  auto const now = average(false);
  ask(now, add(ir::world, ir::earlier_value{0, now}));
  std::vector<std::optional<double>> const last_year{8, 8, 8, 8, 9};
  auto const before = tables(last_year);
  check_options options;
  options.earlier = {{"Previous", &before}};
  auto const made = evaluate(program, tables(scores), options);
  EXPECT_EQ(checked(made).status, status::unmet);
  EXPECT_EQ(checked(made).number.value().low, exact::bounds::exactly(rational::of(41, 5)));
  EXPECT_TRUE(made.diagnostics.empty());
}

TEST_F(numbers_test, without_the_other_data_a_comparison_is_undetermined_and_says_so) {
  program.datasets = {"previous"};
  auto const now = average(false);
  ask(now, add(ir::world, ir::earlier_value{0, now}));
  auto const made = evaluate(program, tables(scores));
  EXPECT_EQ(checked(made).status, status::undetermined);
  EXPECT_EQ(codes_of(made), std::vector<std::string>{"dataset-not-given"});
  EXPECT_EQ(made.exit_code(), 3);
}

TEST_F(numbers_test, what_is_wrong_with_other_data_is_said_under_their_name) {
  program.datasets = {"previous"};
  auto const now = average(false);
  ask(now, add(ir::world, ir::earlier_value{0, now}));
  dataset before;
  std::vector<std::string> const words{"7", "x", "8", "9", "9"};
  before.add("staff", columns(column("id", ids), column("score", words)));
  check_options options;
  options.earlier = {{"previous", &before}, {"previos", &before}};
  auto const made = evaluate(program, tables(scores), options);
  EXPECT_EQ(codes_of(made), (std::vector<std::string>{"bad-number", "unused-dataset"}));
  EXPECT_EQ(made.diagnostics[0].at.file, "previous: staff");
  EXPECT_EQ(hint(made.diagnostics[1], language::en), "are the data `previous` meant?");

  dataset const nothing;
  options.earlier = {{"previous", &nothing}};
  auto const without = evaluate(program, tables(scores), options);
  EXPECT_EQ(codes_of(without), std::vector<std::string>{"earlier-table-missing"});
  EXPECT_EQ(checked(without).status, status::invalid);
  EXPECT_EQ(without.exit_code(), 2);
}

TEST_F(numbers_test, a_clause_of_every_group_lists_its_groups_with_their_counts) {
  ask_of_each_unit();
  auto const made = evaluate(program, tables(scores));
  EXPECT_EQ(groups_of(checked(made)),
            (std::vector<std::string>{"A met 2/3", "B unmet 1/2", "C unmet 0/0"}));
  EXPECT_EQ(checked(made).counts.no, 2);
  EXPECT_EQ(checked(made).each_threshold, "≥ 2");
}

TEST_F(numbers_test, a_clause_of_every_group_may_ask_a_number_of_each) {
  clause().each_group.emplace();
  clause().each_group->number.emplace();
  auto& number = *clause().each_group->number;
  number.of = 0;
  number.left = average(true);
  number.low = number.high = figure(0, 8);
  auto const one = checked(evaluate(program, tables(scores)));
  ASSERT_EQ(one.groups.size(), 3U);
  EXPECT_EQ(one.groups[0].number.value().value, exact::bounds::exactly(rational(8)));
  EXPECT_EQ(one.groups[1].number.value().gap, rational::of(1, 2));
  EXPECT_TRUE(one.groups[2].number.value().value.none);
}

TEST_F(numbers_test, groups_with_a_personal_key_are_named_only_on_request) {
  ask_of_each_unit();
  program.schema.populations[0].columns[0].personal = true;
  EXPECT_TRUE(checked(evaluate(program, tables(scores))).groups.empty());
  check_options who;
  who.who = true;
  EXPECT_EQ(checked(evaluate(program, tables(scores), who)).groups.size(), 3U);
}

TEST_F(numbers_test, of_many_groups_those_that_fall_short_are_listed) {
  ask_of_each_unit();
  units.clear();
  for (int i = 0; i < 1200; ++i) units.push_back("U" + std::to_string(i));
  of_units.assign(5, "U7");
  auto const one = checked(evaluate(program, tables(scores)));
  EXPECT_EQ(one.groups.size(), 1199U);
  EXPECT_TRUE(std::ranges::none_of(one.groups,
                                   [](auto const& each) { return each.status == status::met; }));
}

TEST_F(numbers_test, a_clause_whose_condition_is_not_so_is_met) {
  clause().only_if = always(ir::world, false);
  auto const made = evaluate(program, tables(scores));
  EXPECT_EQ(checked(made).status, status::met);
  EXPECT_TRUE(checked(made).does_not_apply);
  EXPECT_EQ(made.exit_code(), 0);
  clause().only_if = always(ir::world, true);
  EXPECT_EQ(checked(evaluate(program, tables(scores))).status, status::unmet);
}

TEST_F(numbers_test, one_of_two_clauses_joined_by_or_is_enough) {
  auto second = clause();
  second.id = "1.1";
  second.alternative = ir::alternative{1, 2, 1};
  program.targets[0].clauses[0].alternative = ir::alternative{1, 2, 0};
  second.asked.low = exact::ratio::make(1, 3).value();
  second.asked.how = exact::relation::at_least;
  second.asked.of_share = true;
  program.targets[0].clauses.push_back(second);
  auto const made = evaluate(program, tables(scores));
  EXPECT_EQ(made.targets[0].clauses[0].status, status::unmet);
  EXPECT_EQ(made.targets[0].clauses[1].status, status::met);
  EXPECT_EQ(made.targets[0].status, status::met);
  EXPECT_EQ(made.exit_code(), 0);
}

} // namespace
} // namespace chitieu
