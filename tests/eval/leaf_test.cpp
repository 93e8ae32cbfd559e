#include "world.hpp"

#include <gtest/gtest.h>

namespace chitieu::eval {
namespace {

using tables::lists;
using tables::none;
using tables::scalars;
using tables::texts;
using tables::unknown;

TEST(leaf, constant_is_the_same_for_every_row) {
  world w;
  auto const staff = w.population(3);
  EXPECT_EQ(w.answers(staff, ir::constant{true}), "yyy");
  EXPECT_EQ(w.answers(staff, ir::constant{false}), "nnn");
}

TEST(leaf, code_is_one_of_the_codes_and_blank_is_unknown_or_none) {
  world w;
  auto const staff = w.population(5);
  auto const rating = w.column(staff, scalars({0, 1, 2, unknown, none}));
  EXPECT_EQ(w.answers(staff, ir::code_test{rating, {1, 2}}), "nyy?n");
  EXPECT_EQ(w.answers(staff, ir::code_test{rating, {}}), "nnn?n");
}

TEST(leaf, set_has_a_code_or_only_such) {
  world w;
  auto const staff = w.population(5);
  using codes = std::vector<std::int32_t>;
  auto const titles =
      w.column(staff, lists({codes{0}, codes{0, 1}, codes{2}, codes{}, std::nullopt}));
  EXPECT_EQ(w.answers(staff, ir::set_test{titles, {1, 2}}), "nyyn?");
  EXPECT_EQ(w.answers(staff, ir::set_test{titles, {2, 1}}), "nyyn?");
  EXPECT_EQ(w.answers(staff, ir::set_test{titles, {0}, true}), "ynnn?");
}

struct number_case {
  std::optional<exact::decimal> low;
  std::optional<exact::decimal> high;
  bool low_open;
  bool high_open;
  char const* expected;
};

TEST(leaf, number_lies_between_bounds_of_any_scale_exactly) {
  world w;
  auto const staff = w.population(6);
  auto const score = w.column(staff, scalars({-100, 799, 800, 801, unknown, none}, 2));
  using exact::decimal;
  number_case const cases[] = {
      {decimal{8, 0}, {}, false, false, "nnyy?n"},
      {decimal{8, 0}, {}, true, false, "nnny?n"},
      {decimal{80, 1}, decimal{8, 0}, false, false, "nnyn?n"},
      {{}, decimal{8, 0}, false, false, "yyyn?n"},
      {{}, decimal{8, 0}, false, true, "yynn?n"},
      {decimal{7'995, 3}, {}, false, false, "nnyy?n"},
      {{}, decimal{7'995, 3}, false, false, "yynn?n"},
      {decimal{-1, 0}, decimal{-1, 0}, false, false, "ynnn?n"},
      {decimal{9, 0}, decimal{8, 0}, false, false, "nnnn?n"},
      {{}, {}, false, false, "yyyy?n"},
      {decimal{INT64_MAX, 0}, {}, true, false, "nnnn?n"},
      {decimal{INT64_MIN, 0}, decimal{INT64_MAX, 0}, false, false, "yyyy?n"},
      {{}, decimal{INT64_MIN, 0}, false, false, "nnnn?n"},
  };
  for (auto const& c : cases)
    EXPECT_EQ(w.answers(staff, ir::number_test{score, c.low, c.high, c.low_open, c.high_open}),
              c.expected)
        << &c - cases;
}

struct day_case {
  std::optional<data::day> first;
  std::optional<data::day> last;
  bool until;
  bool from;
  std::optional<data::day> as_of;
  char const* expected;
};

TEST(leaf, day_lies_in_a_closed_range_and_on_its_side_of_the_as_of_day) {
  world w;
  auto const staff = w.population(5);
  auto const sent = w.column(staff, scalars({9, 10, 11, unknown, none}));
  day_case const cases[] = {
      {10, {}, false, false, {}, "nyy?n"}, {{}, 10, false, false, {}, "yyn?n"},
      {10, 10, false, false, {}, "nyn?n"}, {{}, {}, false, false, {}, "yyy?n"},
      {{}, {}, true, false, 10, "yyn?n"},  {{}, {}, false, true, 10, "nyy?y"},
      {{}, {}, true, true, 10, "nyn?n"},   {{}, {}, true, false, {}, "yyyyy"},
      {{}, {}, false, true, {}, "yyyyy"},  {10, {}, true, false, {}, "nyy?n"},
      {10, {}, true, false, 10, "nyn?n"},  {{}, 10, false, true, 10, "nyn?n"},
  };
  for (auto const& c : cases) {
    w.as_of = c.as_of;
    EXPECT_EQ(w.answers(staff, ir::day_test{sent, c.first, c.last, c.until, c.from}), c.expected)
        << &c - cases;
  }
}

TEST(leaf, flag_is_set) {
  world w;
  auto const staff = w.population(4);
  auto const away = w.column(staff, scalars({0, 1, unknown, none}));
  EXPECT_EQ(w.answers(staff, ir::flag_test{away}), "ny?n");
}

TEST(leaf, text_is_one_of_the_values) {
  world w;
  auto const staff = w.population(4);
  auto const contest = w.column(staff, texts({"A", "a", "", std::nullopt}));
  EXPECT_EQ(w.answers(staff, ir::text_test{contest, {"A", "B"}}), "ynn?");
}

TEST(leaf, known_is_never_unknown_and_none_is_known_to_be_nothing) {
  world w;
  auto const staff = w.population(3);
  using codes = std::vector<std::int32_t>;
  for (auto const& cells : {scalars({1, none, unknown}), lists({codes{1}, codes{}, std::nullopt}),
                            texts({"x", "", std::nullopt})}) {
    auto const column = w.column(staff, cells);
    EXPECT_EQ(w.answers(staff, ir::known_test{column}), "yyn");
    EXPECT_EQ(w.answers(staff, ir::none_test{column}), "ny?");
  }
}

TEST(leaf, conditions_combine_by_kleenes_tables) {
  world w;
  auto const staff = w.population(9);
  auto const a =
      w.add(staff,
            ir::flag_test{w.column(staff, scalars({1, 1, 1, unknown, unknown, unknown, 0, 0, 0}))});
  auto const b =
      w.add(staff,
            ir::flag_test{w.column(staff, scalars({1, unknown, 0, 1, unknown, 0, 1, unknown, 0}))});
  EXPECT_EQ(w.answers(staff, ir::all_of{{a, b}}), "y?n??nnnn");
  EXPECT_EQ(w.answers(staff, ir::any_of{{a, b}}), "yyyy??y?n");
  EXPECT_EQ(w.answers(staff, ir::negation{a}), "nnn???yyy");
  EXPECT_EQ(w.answers(staff, ir::all_of{}), "yyyyyyyyy");
  EXPECT_EQ(w.answers(staff, ir::any_of{}), "nnnnnnnnn");
}

TEST(leaf, no_bits_stand_after_the_last_row_of_a_block_or_word) {
  for (std::size_t const rows : {0U, 1U, 63U, 64U, 65U, 1023U, 1024U, 1025U, 2049U}) {
    world w;
    auto const staff = w.population(rows);
    auto const flag = w.column(staff, scalars(std::vector<tables::scalar>(rows, 0)));
    auto const set = w.add(staff, ir::flag_test{flag});
    auto const all = w.add(staff, ir::constant{true});
    auto const asked = w.clause(staff, all, w.add(staff, ir::negation{set}));
    auto const counted = evaluator{w.program, w.data, {}}.count(asked);
    EXPECT_EQ(counted.yes, static_cast<std::int64_t>(rows));
    EXPECT_EQ(counted.base() + counted.maybe_base(), static_cast<std::int64_t>(rows));
  }
}

} // namespace
} // namespace chitieu::eval
