#include "world.hpp"

#include <gtest/gtest.h>

namespace chitieu::eval {
namespace {

using exact::ratio;
using exact::relation;
using sign = ir::arithmetic_value::sign;
using tables::none;
using tables::scalars;
using tables::unknown;

TEST(number, of_a_cell_is_known_or_not_or_there_is_none) {
  world w;
  auto const staff = w.population(4);
  auto const hours = w.column(staff, scalars({125, unknown, none, -30}, 1));
  EXPECT_EQ(w.numbers(staff, ir::cell_value{hours}), "25/2 ? none -3");
}

TEST(number, of_a_cell_is_dated) {
  world w;
  auto const staff = w.population(4);
  schema::column declared;
  declared.dated = w.column(staff, scalars({1, 9, unknown, unknown}));
  declared.when_blank = schema::blank::none;
  auto const hours = w.column(staff, scalars({5, 6, 7, none}), declared);
  EXPECT_EQ(w.numbers(staff, ir::cell_value{hours}), "5 6 7 none");
  w.as_of = 3;
  EXPECT_EQ(w.numbers(staff, ir::cell_value{hours}), "5 none ~? none");
}

TEST(number, of_the_as_of_day_is_the_day_or_what_stands_for_it) {
  world w;
  auto const staff = w.population(2);
  EXPECT_EQ(w.numbers(staff, ir::as_of_value{}), "none none");
  EXPECT_EQ(w.numbers(staff, ir::as_of_value{7}), "7 7");
  w.as_of = 5;
  EXPECT_EQ(w.numbers(staff, ir::as_of_value{7}), "5 5");
}

TEST(number, through_a_reference_is_that_of_the_row_it_leads_to) {
  world w;
  auto const units = w.population(2);
  auto const size = w.add_value(units, ir::cell_value{w.column(units, scalars({3, unknown}))});
  auto const staff = w.population(4);
  auto const unit = w.column(staff, scalars({0, 1, unknown, none}));
  EXPECT_EQ(w.numbers(staff, ir::through_value{unit, units, size}), "3 ? ~? none");
}

TEST(number, of_the_whole_stands_in_every_row) {
  world w;
  auto const staff = w.population(2);
  auto const two = w.literal(ir::world, 2);
  EXPECT_EQ(w.numbers(two), "2");
  EXPECT_EQ(w.numbers(staff, ir::whole_value{two}), "2 2");
}

class two_columns : public testing::Test {
 protected:
  world w;
  ir::population_id staff = w.population(5);
  ir::value_id a =
      w.add_value(staff, ir::cell_value{w.column(staff, scalars({15, -20, unknown, 30, none}, 1))});
  ir::value_id b =
      w.add_value(staff, ir::cell_value{w.column(staff, scalars({25, 400, 1, 0, 7}, 2))});
};

TEST_F(two_columns, are_added_and_subtracted_at_any_scale) {
  EXPECT_EQ(w.numbers(staff, ir::arithmetic_value{sign::plus, a, b}), "7/4 2 ? 3 none");
  EXPECT_EQ(w.numbers(staff, ir::arithmetic_value{sign::minus, a, b}), "5/4 -6 ? 3 none");
}

TEST_F(two_columns, are_multiplied_and_divided) {
  EXPECT_EQ(w.numbers(staff, ir::arithmetic_value{sign::times, a, b}), "3/8 -8 ? 0 none");
  EXPECT_EQ(w.numbers(staff, ir::arithmetic_value{sign::over, a, b}), "6 -1/2 ? none none");
}

TEST_F(two_columns, are_compared) {
  EXPECT_EQ(w.answers(staff, ir::value_test{a, relation::at_least, b, b}), "yn?y?");
  EXPECT_EQ(w.answers(staff, ir::value_test{a, relation::more_than, b, b}), "yn?y?");
  EXPECT_EQ(w.answers(staff, ir::value_test{a, relation::at_most, b, b}), "ny?n?");
  EXPECT_EQ(w.answers(staff, ir::value_test{a, relation::less_than, b, b}), "ny?n?");
  auto const two_and_a_half = w.literal(staff, *ratio::make(3, 2));
  EXPECT_EQ(w.answers(staff, ir::value_test{a, relation::exactly, two_and_a_half, 0}), "yn?n?");
  EXPECT_EQ(w.answers(staff, ir::value_test{two_and_a_half, relation::exactly, a, 0}), "yn?n?");
  auto const third = w.literal(staff, *ratio::make(1, 3));
  EXPECT_EQ(w.answers(staff, ir::value_test{a, relation::between, b, third}), "nn?n?");
  EXPECT_EQ(w.answers(staff, ir::value_test{a, relation::between, third, two_and_a_half}), "yn?n?");
}

TEST_F(two_columns, lie_in_no_range_that_is_upside_down) {
  auto const one = w.literal(staff, 1);
  auto const two = w.literal(staff, 2);
  EXPECT_EQ(w.answers(staff, ir::value_test{a, relation::between, two, one}), "nnnn?");
}

TEST(number, too_large_for_64_bits_stays_exact) {
  world w;
  auto const staff = w.population(1);
  auto const most = w.add_value(staff, ir::cell_value{w.column(staff, scalars({INT64_MAX}))});
  EXPECT_EQ(w.numbers(staff, ir::arithmetic_value{sign::plus, most, most}), "18446744073709551614");
  EXPECT_EQ(w.numbers(staff, ir::arithmetic_value{sign::times, most, most}),
            "85070591730234615847396907784232501249");
  auto const tenth = w.add_value(staff, ir::cell_value{w.column(staff, scalars({1}, 1))});
  EXPECT_EQ(w.numbers(staff, ir::arithmetic_value{sign::plus, most, tenth}),
            "92233720368547758071/10");
  EXPECT_EQ(w.numbers(staff, ir::arithmetic_value{sign::over, most, tenth}),
            "92233720368547758070");
  EXPECT_EQ(w.numbers(staff, ir::arithmetic_value{sign::over, tenth, most}),
            "1/92233720368547758070");
}

TEST(chosen, is_the_first_case_that_holds_or_any_that_may_be_it) {
  world w;
  auto const staff = w.population(5);
  auto const first =
      w.add(staff, ir::flag_test{w.column(staff, scalars({1, 0, unknown, 0, unknown}))});
  auto const second = w.add(staff, ir::flag_test{w.column(staff, scalars({1, 1, 1, 0, unknown}))});
  auto const value = [&](std::int64_t is) { return w.literal(staff, is); };
  ir::chosen_value node{{{first, value(1)}, {second, value(5)}}, {}};
  EXPECT_EQ(w.numbers(staff, node), "1 5 1..5 none ~1..5");
  node.otherwise = value(9);
  EXPECT_EQ(w.numbers(staff, node), "1 5 1..5 9 1..9");
}

TEST(count_of, counts_the_conditions_that_hold) {
  world w;
  auto const staff = w.population(4);
  auto const a = w.add(staff, ir::flag_test{w.column(staff, scalars({1, 1, 0, unknown}))});
  auto const b = w.add(staff, ir::flag_test{w.column(staff, scalars({1, 0, 0, unknown}))});
  auto const c = w.add(staff, ir::flag_test{w.column(staff, scalars({1, unknown, 0, 1}))});
  exact::threshold asked;
  asked.low = 2;
  EXPECT_EQ(w.answers(staff, ir::count_of{{a, b, c}, asked}), "y?n?");
  asked.how = relation::at_most;
  EXPECT_EQ(w.answers(staff, ir::count_of{{a, b, c}, asked}), "nyy?");
  asked.how = relation::exactly;
  asked.low = 0;
  EXPECT_EQ(w.answers(staff, ir::count_of{{a, b, c}, asked}), "nnyn");
  asked.low = 300;
  std::vector<ir::condition_id> many(300, a);
  EXPECT_EQ(w.answers(staff, ir::count_of{many, asked}), "yyn?");
}

TEST(rank, is_one_and_the_number_of_those_that_have_more) {
  world w;
  auto const units = w.population(5);
  auto const all = w.add(units, ir::constant{true});
  auto const score =
      w.add_value(units, ir::cell_value{w.column(units, scalars({5, 9, 5, 1, none}))});
  EXPECT_EQ(w.numbers(units, ir::rank_value{score, all, true}), "2 1 2 4 none");
  EXPECT_EQ(w.numbers(units, ir::rank_value{score, all, false}), "2 4 2 1 none");
  EXPECT_EQ(w.numbers(units, ir::rank_value{score, all, true, true}), "2.. 1.. 2.. 4.. none");
}

TEST(rank, of_what_is_not_known_is_every_place_that_it_can_take) {
  world w;
  auto const units = w.population(4);
  auto const some = w.add(units, ir::flag_test{w.column(units, scalars({1, 1, unknown, 1}))});
  auto const score =
      w.add_value(units, ir::cell_value{w.column(units, scalars({5, unknown, 9, 7}))});
  EXPECT_EQ(w.numbers(units, ir::rank_value{score, some, true}), "2..4 1..4 ~1..2 1..3");
  EXPECT_EQ(w.numbers(units, ir::rank_value{score, some, false}), "1..2 1..4 ~3..4 2..3");
}

TEST(rank, of_numbers_with_bounds) {
  world w;
  auto const units = w.population(3);
  auto const all = w.add(units, ir::constant{true});
  auto const maybe = w.add(units, ir::flag_test{w.column(units, scalars({unknown, 0, 1}))});
  ir::chosen_value const score{{{maybe, w.literal(units, *ratio::make(1, 3))}},
                               w.literal(units, *ratio::make(1, 7))};
  EXPECT_EQ(w.numbers(units, ir::rank_value{w.add_value(units, score), all, true}), "1..2 2..3 1");
}

TEST(earlier, is_the_number_that_the_same_record_had) {
  world w;
  auto const staff = w.population(3);
  auto const score = w.add_value(staff, ir::cell_value{w.column(staff, scalars({1, 2, 3}))});
  w.data.tables[staff].keys = {"A", "B", "C"};
  ir::earlier_value const before{0, score};
  EXPECT_EQ(w.numbers(staff, before), "none none none");

  world then;
  then.population(2);
  then.column(staff, scalars({unknown, 8}));
  then.data.tables[staff].keys = {"C", "A"};
  w.earlier = {&then.data};
  EXPECT_EQ(w.numbers(staff, before), "8 none ?");
  w.earlier = {nullptr, &then.data};
  EXPECT_EQ(w.numbers(staff, before), "none none none");
  EXPECT_EQ(w.numbers(staff, ir::earlier_value{1, score}), "8 none ?");
  then.data.tables[staff].usable = false;
  EXPECT_EQ(w.numbers(staff, ir::earlier_value{1, score}), "cannot");
}

TEST(earlier, of_the_whole_is_that_of_the_other_whole) {
  world w;
  auto const staff = w.population(3);
  w.column(staff, scalars({1, 2, 3}));
  auto const all = w.add(staff, ir::constant{true});
  ir::aggregate_value how_many;
  how_many.parts.push_back({{staff, 0, false, true}, all, 0});
  auto const now = w.add_value(ir::world, how_many);
  auto const then = w.add_value(ir::world, ir::earlier_value{0, now});
  world before;
  before.population(5);
  w.earlier = {&before.data};
  EXPECT_EQ(w.numbers(now), "3");
  EXPECT_EQ(w.numbers(then), "5");
  EXPECT_EQ(w.numbers(ir::world, ir::arithmetic_value{sign::minus, now, then}), "-2");
  EXPECT_EQ(w.answers(ir::world, ir::value_test{now, relation::at_least, then, then}), "n");
}

TEST(earlier, is_judged_as_of_the_same_day) {
  world w;
  auto const staff = w.population(2);
  schema::column declared;
  declared.dated = w.column(staff, scalars({1, 1}));
  auto const score = w.add_value(staff, ir::cell_value{w.column(staff, scalars({1, 2}), declared)});
  w.data.tables[staff].keys = {"A", "B"};
  world then;
  then.population(2);
  then.column(staff, scalars({1, 9}));
  then.column(staff, scalars({3, 4}));
  then.data.tables[staff].keys = {"A", "B"};
  w.earlier = {&then.data};
  w.as_of = 5;
  EXPECT_EQ(w.numbers(staff, ir::earlier_value{0, score}), "3 ?");
}

TEST(chain, of_ten_thousand_parts_is_followed) {
  world w;
  auto const staff = w.population(1);
  auto value = w.add_value(staff, ir::cell_value{w.column(staff, scalars({1}))});
  auto const one = w.literal(staff, 1);
  auto condition = w.add(staff, ir::value_test{value, relation::at_least, one, one});
  for (int i = 0; i < 10'000; ++i) {
    value = w.add_value(staff, ir::chosen_value{{{condition, value}}, one});
    condition = w.add(staff, ir::value_test{value, relation::at_least, one, one});
  }
  evaluator fast{w.program, w.data, {}};
  EXPECT_EQ(fast.numbers(value), std::vector{exact::bounds::exactly(1)});
  EXPECT_EQ(fast.count(w.clause(staff, condition, condition)).yes, 1);
}

TEST(number, without_its_column_is_missing) {
  world w;
  auto const staff = w.population(2);
  auto const lost = w.column(staff, nullptr);
  auto const score = w.add_value(staff, ir::cell_value{lost});
  auto const test = w.add(staff, ir::value_test{score, relation::at_least, score, score});
  evaluator fast{w.program, w.data, {}};
  EXPECT_TRUE(fast.numbers(score).empty());
  EXPECT_FALSE(fast.can_evaluate(w.clause(staff, test, test)));
  ir::clause measured;
  measured.number = ir::measured{staff, score, relation::at_least, score, score, false, false, {}};
  EXPECT_FALSE(fast.can_evaluate(measured));
}

TEST(whole, has_conditions_that_hold_or_not) {
  world w;
  auto const one = w.literal(ir::world, 1);
  auto const two = w.literal(ir::world, 2);
  auto const none_at_all = w.add_value(ir::world, ir::as_of_value{});
  auto const holds = [&](ir::value_id left) {
    auto const id = w.add(ir::world, ir::value_test{left, relation::more_than, one, one});
    evaluator fast{w.program, w.data, {}};
    EXPECT_EQ(fast.holds(id), (interpreter{w.program, w.data, {}}.holds(id)));
    return fast.holds(id);
  };
  EXPECT_EQ(holds(two), exact::decision::met);
  EXPECT_EQ(holds(one), exact::decision::unmet);
  EXPECT_EQ(holds(none_at_all), exact::decision::undetermined);
}

} // namespace
} // namespace chitieu::eval
