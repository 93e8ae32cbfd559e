#include "world.hpp"

#include <gtest/gtest.h>

namespace chitieu::eval {
namespace {

using codes = std::vector<std::int32_t>;
using tables::lists;
using tables::none;
using tables::scalars;
using tables::texts;
using tables::unknown;

// Every table has a date column of 9, 10, 11, unknown, none: rows before the as-of day, on it,
// after it, with no known date, and known to have none.
class dated : public testing::Test {
 protected:
  world w;
  ir::population_id staff = w.population(5);
  ir::column_id date = w.column(staff, scalars({9, 10, 11, unknown, none}));

  schema::column declared(schema::blank when_blank, std::int32_t level = -1) const {
    schema::column result;
    result.dated = date;
    result.when_blank = when_blank;
    result.blank_level = level;
    return result;
  }

  void SetUp() override { w.as_of = 10; }
};

TEST_F(dated, without_an_as_of_day_every_cell_stands) {
  w.as_of.reset();
  auto const flag = w.column(staff, scalars({1, 1, 1, 1, 1}), declared(schema::blank::unknown));
  EXPECT_EQ(w.answers(staff, ir::flag_test{flag}), "yyyyy");
}

TEST_F(dated, a_later_cell_is_blank_and_a_filled_one_without_a_known_date_unknown) {
  auto const flag = [&](schema::blank when_blank) {
    return w.column(staff, scalars({1, 1, 1, 1, 1}), declared(when_blank));
  };
  auto const unknown_flag = flag(schema::blank::unknown);
  auto const none_flag = flag(schema::blank::none);
  auto const no_flag = flag(schema::blank::no);
  EXPECT_EQ(w.answers(staff, ir::flag_test{unknown_flag}), "yy??y");
  EXPECT_EQ(w.answers(staff, ir::flag_test{none_flag}), "yyn?y");
  EXPECT_EQ(w.answers(staff, ir::flag_test{no_flag}), "yyn?y");
  EXPECT_EQ(w.answers(staff, ir::known_test{unknown_flag}), "yynny");
  EXPECT_EQ(w.answers(staff, ir::known_test{none_flag}), "yyyny");
  EXPECT_EQ(w.answers(staff, ir::none_test{none_flag}), "nny?n");
  EXPECT_EQ(w.answers(staff, ir::none_test{no_flag}), "nnn?n");
}

TEST_F(dated, a_blank_may_mean_a_level) {
  auto const rating = w.column(staff, scalars({0, 0, 0, 0, 0}), declared(schema::blank::value, 2));
  EXPECT_EQ(w.answers(staff, ir::code_test{rating, {2}}), "nny?n");
  auto const titles = w.column(staff, lists({codes{0}, codes{0}, codes{0}, codes{0}, codes{0}}),
                               declared(schema::blank::value, 2));
  EXPECT_EQ(w.answers(staff, ir::set_test{titles, {2}, true}), "nny?n");
}

TEST_F(dated, an_empty_cell_without_a_known_date_stays_as_it_is) {
  auto const link =
      w.column(staff, scalars({none, unknown, none, none, unknown}), declared(schema::blank::none));
  EXPECT_EQ(w.answers(staff, ir::none_test{link}), "y?yy?");
}

TEST_F(dated, lists_and_texts_are_dated_too) {
  auto const full = lists({codes{1}, codes{1}, codes{1}, codes{1}, codes{1}});
  auto const empty = lists({codes{}, codes{}, codes{}, codes{}, codes{}});
  auto const text = texts({"x", "x", "x", "x", "x"});
  auto const none_list = w.column(staff, full, declared(schema::blank::none));
  auto const unknown_list = w.column(staff, full, declared(schema::blank::unknown));
  auto const empty_list = w.column(staff, empty, declared(schema::blank::unknown));
  auto const unknown_text = w.column(staff, text, declared(schema::blank::unknown));
  auto const none_text = w.column(staff, text, declared(schema::blank::none));
  EXPECT_EQ(w.answers(staff, ir::set_test{none_list, {1}}), "yyn?y");
  EXPECT_EQ(w.answers(staff, ir::set_test{unknown_list, {1}}), "yy??y");
  EXPECT_EQ(w.answers(staff, ir::none_test{empty_list}), "yy?yy");
  EXPECT_EQ(w.answers(staff, ir::text_test{unknown_text, {"x"}}), "yy??y");
  EXPECT_EQ(w.answers(staff, ir::text_test{none_text, {"x"}}), "yyn?y");
}

TEST_F(dated, a_date_may_date_itself) {
  auto const self = static_cast<ir::column_id>(w.data.tables[staff].columns.size());
  auto column = declared(schema::blank::none);
  column.dated = self;
  w.column(staff, scalars({9, 10, 11, unknown, none}), column);
  EXPECT_EQ(w.answers(staff, ir::day_test{self, 1, 99}), "yyn?n");
  EXPECT_EQ(w.answers(staff, ir::none_test{self}), "nny?y");
}

TEST_F(dated, references_and_links_are_dated_too) {
  auto const units = w.population(2);
  auto column = declared(schema::blank::none);
  auto const unit = w.column(staff, scalars({0, 0, 0, 0, 1}), column);
  auto const first = w.add(units, ir::flag_test{w.column(units, scalars({1, 0}))});
  EXPECT_EQ(w.answers(staff, ir::through{unit, units, first}), "yyn?n");

  auto const everyone = w.add(staff, ir::constant{true});
  ir::linked members;
  members.parts.push_back({{staff, unit, false}, everyone, everyone});
  // The member without a known date may belong to either unit.
  for (auto const& [low, expected] :
       std::vector<std::pair<int, std::string>>{{1, "yy"}, {2, "y?"}, {3, "?n"}, {4, "nn"}}) {
    members.asked.low = low;
    EXPECT_EQ(w.answers(units, members), expected) << low;
  }
}

} // namespace
} // namespace chitieu::eval
