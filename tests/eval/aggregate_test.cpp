#include "world.hpp"

#include <gtest/gtest.h>

namespace chitieu::eval {
namespace {

using exact::aggregate;
using exact::ratio;
using exact::relation;
using codes = std::vector<std::int32_t>;
using tables::lists;
using tables::none;
using tables::scalars;
using tables::texts;
using tables::unknown;

/// Lessons of three teachers: the first has three, the second two of which one has no hours known,
/// the third none. One lesson's teacher is not known, one has none.
class lessons : public testing::Test {
 protected:
  world w;
  ir::population_id teachers = w.population(3);
  ir::population_id taught = w.population(7);
  ir::column_id teacher = w.column(taught, scalars({0, 0, 0, 1, 1, unknown, none}));
  ir::value_id hours = w.add_value(
      taught, ir::cell_value{w.column(taught, scalars({20, 45, 45, 10, unknown, 30, 99}, 1))});
  ir::condition_id all = w.add(taught, ir::constant{true});
  ir::condition_id some =
      w.add(taught, ir::flag_test{w.column(taught, scalars({1, unknown, 1, 1, 0, 1, 1}))});

  std::string by_teacher(aggregate how, ir::condition_id filter, ratio at = {},
                         bool partial = false) {
    ir::aggregate_value node{how, at, {{{taught, teacher, false}, filter, hours}}, partial};
    return w.numbers(teachers, node);
  }
  std::string of_whole(aggregate how, ir::condition_id filter, ratio at = {}) {
    ir::aggregate_value node{how, at, {{{taught, 0, false, true}, filter, hours}}, false};
    return w.numbers(ir::world, node);
  }
};

TEST_F(lessons, are_counted) {
  EXPECT_EQ(by_teacher(aggregate::count, all), "3..4 2..3 0..1");
  EXPECT_EQ(by_teacher(aggregate::count, some), "2..4 1..2 0..1");
  EXPECT_EQ(by_teacher(aggregate::count, some, {}, true), "2.. 1.. 0..");
  EXPECT_EQ(of_whole(aggregate::count, all), "7");
  EXPECT_EQ(of_whole(aggregate::count, some), "5..6");
}

TEST_F(lessons, are_added_up) {
  EXPECT_EQ(by_teacher(aggregate::sum, all), "11..14 ? 0..3");
  EXPECT_EQ(by_teacher(aggregate::sum, some), "13/2..14 1..4 0..3");
  EXPECT_EQ(by_teacher(aggregate::sum, some, {}, true), "? ? ?");
  EXPECT_EQ(of_whole(aggregate::sum, all), "?");
  EXPECT_EQ(of_whole(aggregate::sum, some), "102/5..249/10");
}

TEST_F(lessons, have_an_average) {
  EXPECT_EQ(by_teacher(aggregate::average, all), "7/2..11/3 ? ~3");
  EXPECT_EQ(by_teacher(aggregate::average, some), "19/6..11/3 1..2 ~3");
  EXPECT_EQ(by_teacher(aggregate::average, some, {}, true), "? ? ~?");
}

TEST_F(lessons, have_ranks) {
  EXPECT_EQ(by_teacher(aggregate::nth_highest, all, 1), "9/2 1.. ~3");
  EXPECT_EQ(by_teacher(aggregate::nth_lowest, all, 1), "2 ..1 ~3");
  EXPECT_EQ(by_teacher(aggregate::nth_highest, all, 1, true), "9/2.. 1.. ~?");
  EXPECT_EQ(by_teacher(aggregate::nth_lowest, all, 1, true), "..2 ..1 ~?");
  EXPECT_EQ(by_teacher(aggregate::nth_lowest, all, 4), "~9/2 none none");
}

TEST_F(lessons, that_are_surely_there_and_known_are_worked_out_quickly) {
  auto const known = w.add(taught, ir::flag_test{w.column(taught, scalars({1, 1, 1, 1, 0, 0, 1}))});
  EXPECT_EQ(by_teacher(aggregate::count, known), "3 1 0");
  EXPECT_EQ(by_teacher(aggregate::sum, known), "11 1 0");
  EXPECT_EQ(by_teacher(aggregate::average, known), "11/3 1 none");
  EXPECT_EQ(by_teacher(aggregate::median, known), "9/2 1 none");
  EXPECT_EQ(by_teacher(aggregate::nth_lowest, known, 2), "9/2 none none");
  EXPECT_EQ(by_teacher(aggregate::nth_highest, known, 3), "2 none none");
  EXPECT_EQ(by_teacher(aggregate::percentile, known, *ratio::make(1, 3)), "2 1 none");
  EXPECT_EQ(by_teacher(aggregate::percentile, known, 0), "2 1 none");
  EXPECT_EQ(by_teacher(aggregate::percentile, known, 1), "9/2 1 none");
  EXPECT_EQ(by_teacher(aggregate::different, known), "2 1 0");
  EXPECT_EQ(of_whole(aggregate::median, known), "9/2");
  EXPECT_EQ(of_whole(aggregate::sum, known), "219/10");
}

TEST_F(lessons, of_an_even_number_have_a_median_between_two) {
  auto const four = w.add(taught, ir::flag_test{w.column(taught, scalars({1, 1, 0, 1, 0, 1, 0}))});
  EXPECT_EQ(of_whole(aggregate::median, four), "5/2");
}

TEST_F(lessons, are_the_same_for_every_row_when_everyone_is_linked) {
  ir::aggregate_value const node{aggregate::count, {}, {{{taught, 0, false, true}, all, 0}}, false};
  EXPECT_EQ(w.numbers(teachers, node), "7 7 7");
  ir::linked asked;
  asked.parts.push_back({{taught, 0, false, true}, some, some});
  asked.asked.how = relation::at_most;
  asked.asked.low = 5;
  EXPECT_EQ(w.answers(teachers, asked), "???");
  asked.asked.low = 6;
  EXPECT_EQ(w.answers(ir::world, asked), "y");
}

TEST(aggregate, pools_parts_of_different_scales) {
  world w;
  auto const units = w.population(1);
  auto const staff = w.population(2);
  auto const teams = w.population(1);
  auto const part = [&](ir::population_id of, std::vector<tables::scalar> values, int scale) {
    auto const unit = w.column(of, scalars(std::vector<tables::scalar>(values.size(), 0)));
    auto const what = w.add_value(of, ir::cell_value{w.column(of, scalars(values, scale))});
    return ir::aggregate_part{{of, unit, false}, w.add(of, ir::constant{true}), what};
  };
  std::vector const parts{part(staff, {15, 5}, 1), part(teams, {125}, 2)};
  EXPECT_EQ(w.numbers(units, ir::aggregate_value{aggregate::sum, {}, parts, false}), "13/4");
  EXPECT_EQ(w.numbers(units, ir::aggregate_value{aggregate::count, {}, parts, false}), "3");
  EXPECT_EQ(w.numbers(units, ir::aggregate_value{aggregate::median, {}, parts, false}), "5/4");
}

TEST(aggregate, of_numbers_too_large_for_64_bits_stays_exact) {
  world w;
  auto const staff = w.population(3);
  auto const all = w.add(staff, ir::constant{true});
  auto const what = w.add_value(
      staff, ir::cell_value{w.column(staff, scalars({INT64_MAX, INT64_MAX, -INT64_MAX}))});
  auto const negative =
      w.add_value(staff, ir::cell_value{w.column(staff, scalars({INT64_MIN, INT64_MIN, -1}))});
  auto const sum = [&](ir::value_id of) {
    return w.numbers(
        ir::world,
        ir::aggregate_value{aggregate::sum, {}, {{{staff, 0, false, true}, all, of}}, false});
  };
  EXPECT_EQ(sum(what), "9223372036854775807");
  EXPECT_EQ(sum(negative), "-18446744073709551617");
}

TEST(aggregate, goes_forward_through_lists_and_references) {
  world w;
  auto const people = w.population(3);
  auto const age = w.add_value(people, ir::cell_value{w.column(people, scalars({30, 40, none}))});
  auto const all = w.add(people, ir::constant{true});
  auto const entries = w.population(4);
  auto const authors = w.column(entries, lists({codes{0, 1}, codes{}, std::nullopt, codes{1, 2}}));
  ir::aggregate_value node{aggregate::sum, {}, {{{people, authors, true}, all, age}}, false};
  EXPECT_EQ(w.numbers(entries, node), "70 0 0..70 40");
  node.how = aggregate::average;
  EXPECT_EQ(w.numbers(entries, node), "35 none ~30..40 40");
  node.how = aggregate::count;
  EXPECT_EQ(w.numbers(entries, node), "2 0 0..3 2");
}

TEST(share, of_linked_records_is_that_of_any_filling) {
  world w;
  auto const units = w.population(4);
  auto const staff = w.population(6);
  auto const unit = w.column(staff, scalars({0, 0, 0, 1, 1, 2}));
  auto const base =
      w.add(staff, ir::flag_test{w.column(staff, scalars({1, 1, 1, 1, unknown, unknown}))});
  auto const good = w.add(staff, ir::flag_test{w.column(staff, scalars({1, 1, 0, 1, 0, unknown}))});
  ir::share_value node{{{{staff, unit, false}, base, good}}, false};
  EXPECT_EQ(w.numbers(units, node), "2/3 1/2..1 ~0..1 none");
  node.partial = true;
  EXPECT_EQ(w.numbers(units, node), "0..1 0..1 ~0..1 ~0..1");
}

TEST(different, texts_references_and_levels_are_counted_once) {
  world w;
  auto const units = w.population(3);
  auto const staff = w.population(6);
  auto const unit = w.column(staff, scalars({0, 0, 0, 0, 1, 1}));
  auto const all = w.add(staff, ir::constant{true});
  auto const different = [&](ir::column_id column, bool partial = false) {
    return w.numbers(units, ir::different_value{{staff, unit, false}, all, column, partial});
  };
  auto const town = w.column(staff, texts({"Huế", "Vinh", "Huế", "", std::nullopt, std::nullopt}));
  EXPECT_EQ(different(town), "2 1..2 0");
  EXPECT_EQ(different(town, true), "2.. 1.. 0..");

  schema::column reference;
  reference.type = schema::type::reference;
  reference.target = units;
  auto const mentor = w.column(staff, scalars({2, 1, 2, none, 0, unknown}), reference);
  EXPECT_EQ(different(mentor), "2 1..2 0");
  reference.set = true;
  auto const helps = w.column(
      staff, lists({codes{0, 1}, codes{1}, codes{}, codes{0}, codes{2}, std::nullopt}), reference);
  EXPECT_EQ(different(helps), "2 1..3 0");
}

TEST(different, levels_that_are_not_known_are_no_more_than_the_scale_has) {
  world w;
  w.program.schema.scales.emplace_back().levels.resize(2);
  auto const staff = w.population(3);
  schema::column declared;
  declared.type = schema::type::category;
  declared.values = 0;
  auto const rating = w.column(staff, scalars({unknown, unknown, unknown}), declared);
  auto const some = w.add(staff, ir::flag_test{w.column(staff, scalars({1, unknown, 1}))});
  EXPECT_EQ(w.numbers(ir::world, ir::different_value{{staff, 0, false, true}, some, rating, false}),
            "1..2");
}

TEST(different, what_leads_nowhere_is_no_value) {
  world w;
  auto const units = w.population(0);
  auto const staff = w.population(2);
  schema::column reference;
  reference.type = schema::type::reference;
  reference.target = units;
  auto const all = w.add(staff, ir::constant{true});
  auto const different = [&](ir::column_id column) {
    return w.numbers(ir::world, ir::different_value{{staff, 0, false, true}, all, column, false});
  };
  EXPECT_EQ(different(w.column(staff, scalars({unknown, unknown}), reference)), "0");
  reference.may_be_absent = true;
  reference.target = staff;
  EXPECT_EQ(different(w.column(staff, scalars({unknown, none}), reference)), "0..1");
}

/// Reviews of two people in the order of their days.
class reviews : public testing::Test {
 protected:
  world w;
  ir::population_id people = w.population(3);

  std::string picked(std::vector<tables::scalar> of, std::vector<tables::scalar> days,
                     std::vector<tables::scalar> good, std::uint32_t nth, bool from_last) {
    auto const papers = w.population(of.size());
    auto const all = w.add(papers, ir::constant{true});
    auto const who = w.column(papers, scalars(std::move(of)));
    auto const day = w.column(papers, scalars(std::move(days)));
    auto const is_good = w.add(papers, ir::flag_test{w.column(papers, scalars(std::move(good)))});
    return w.answers(people, ir::picked{{papers, who, false}, all, day, nth, from_last, is_good});
  }
};

TEST_F(reviews, the_nth_is_picked_in_the_order_of_days) {
  EXPECT_EQ(picked({0, 0, 0, 1}, {5, 3, 9, 4}, {1, 0, 0, unknown}, 1, false), "n?n");
  EXPECT_EQ(picked({0, 0, 0, 1}, {5, 3, 9, 4}, {1, 0, 0, unknown}, 2, false), "ynn");
  EXPECT_EQ(picked({0, 0, 0, 1}, {5, 3, 9, 4}, {1, 0, 0, 1}, 1, true), "nyn");
}

TEST_F(reviews, of_one_day_must_agree) {
  EXPECT_EQ(picked({0, 0, 1, 1}, {5, 5, 5, 5}, {1, 0, 1, 1}, 1, false), "?yn");
  EXPECT_EQ(picked({0, 0, 1, 1}, {5, 5, 5, 6}, {1, 0, 1, 0}, 1, false), "?yn");
}

TEST_F(reviews, whose_day_is_not_known_may_be_any_of_them) {
  EXPECT_EQ(picked({0, 0, 1, 1}, {5, unknown, 5, unknown}, {1, 0, 1, 1}, 1, false), "?yn");
  EXPECT_EQ(picked({0, 0, 1, 1}, {5, none, 5, none}, {1, 0, 0, 1}, 2, false), "nnn");
}

TEST_F(reviews, of_a_person_not_known_may_be_anybodys) {
  EXPECT_EQ(picked({0, unknown}, {5, 4}, {1, 1}, 1, false), "y??");
  EXPECT_EQ(picked({0, unknown}, {5, 4}, {1, 0}, 1, false), "?nn");
  EXPECT_EQ(picked({0, unknown}, {5, 6}, {1, 0}, 1, false), "ynn");
}

TEST_F(reviews, of_a_partial_population_may_be_others_than_the_table_has) {
  auto const papers = w.population(2);
  auto const all = w.add(papers, ir::constant{true});
  auto const who = w.column(papers, scalars({0, 0}));
  auto const day = w.column(papers, scalars({3, 4}));
  auto const is_good = w.add(papers, ir::flag_test{w.column(papers, scalars({1, 1}))});
  auto const last = [&](ir::condition_id predicate) {
    return w.answers(people, ir::picked{{papers, who, false}, all, day, 1, true, predicate, true});
  };
  EXPECT_EQ(last(is_good), "???");
  EXPECT_EQ(last(all), "y??");
  EXPECT_EQ(last(w.add(papers, ir::constant{false})), "nnn");
}

TEST(links, are_counted_for_each_row) {
  world w;
  auto const units = w.population(2);
  auto const staff = w.population(3);
  auto const unit = w.column(staff, scalars({0, 0, unknown}));
  auto const all = w.add(staff, ir::constant{true});
  auto const good = w.add(staff, ir::flag_test{w.column(staff, scalars({1, 0, 1}))});
  std::vector<ir::linked_part> const parts{{{staff, unit, false}, all, good}};
  std::vector<exact::counts> const expected{{1, 0, 1, 1, 0, 0}, {0, 0, 0, 1, 0, 0}};
  evaluator fast{w.program, w.data, {}};
  EXPECT_EQ(fast.counts_of_links(units, parts), expected);
  EXPECT_EQ((interpreter{w.program, w.data, {}}.counts_of_links(units, parts)), expected);
  w.data.tables[staff].usable = false;
  EXPECT_TRUE((evaluator{w.program, w.data, {}}.counts_of_links(units, parts).empty()));
}

} // namespace
} // namespace chitieu::eval
