#include "world.hpp"

#include <gtest/gtest.h>

namespace chitieu::eval {
namespace {

using exact::ratio;
using exact::relation;
using numbers = std::vector<std::int32_t>;
using tables::lists;
using tables::none;
using tables::scalars;
using tables::unknown;

exact::threshold count_of(relation how, std::int64_t low, std::int64_t high = 0) {
  exact::threshold asked;
  asked.how = how;
  asked.low = low;
  asked.high = high;
  return asked;
}

exact::threshold share_of(relation how, std::int64_t numerator, std::int64_t denominator) {
  exact::threshold asked;
  asked.how = how;
  asked.of_share = true;
  asked.low = *ratio::make(numerator, denominator);
  return asked;
}

TEST(through, follows_the_reference_of_each_row) {
  world w;
  auto const units = w.population(3);
  auto const staff = w.population(5);
  auto const good = w.add(units, ir::flag_test{w.column(units, scalars({1, 0, unknown}))});
  auto const unit = w.column(staff, scalars({0, 1, 2, unknown, none}));
  EXPECT_EQ(w.answers(staff, ir::through{unit, units, good}), "yn??n");
  EXPECT_EQ(w.answers(staff, ir::negation{w.add(staff, ir::through{unit, units, good})}), "ny??y");
}

// Unit 0 has two members who hold a title and one who does not, unit 1 one of whom nothing is
// known, unit 2 nobody.
class members : public testing::Test {
 protected:
  world w;
  ir::population_id units = w.population(3);
  ir::population_id staff = w.population(4);
  ir::column_id unit = w.column(staff, scalars({0, 0, 0, 1}));
  ir::condition_id everyone = w.add(staff, ir::constant{true});
  ir::condition_id titled =
      w.add(staff, ir::flag_test{w.column(staff, scalars({1, 1, 0, unknown}))});

  std::string answers(exact::threshold const& asked, bool partial = false) {
    ir::linked node;
    node.parts.push_back({{staff, unit, false}, everyone, titled});
    node.asked = asked;
    node.partial = partial;
    return w.answers(units, node);
  }
};

TEST_F(members, are_counted_for_each_row) {
  EXPECT_EQ(answers(count_of(relation::at_least, 1)), "y?n");
  EXPECT_EQ(answers(count_of(relation::at_most, 0)), "n?y");
  EXPECT_EQ(answers(count_of(relation::exactly, 2)), "ynn");
  EXPECT_EQ(answers(count_of(relation::between, 1, 2)), "y?n");
}

TEST_F(members, make_a_share_that_is_unknown_over_nobody_unless_it_is_a_ceiling) {
  EXPECT_EQ(answers(share_of(relation::at_least, 2, 3)), "y??");
  EXPECT_EQ(answers(share_of(relation::more_than, 2, 3)), "n??");
  EXPECT_EQ(answers(share_of(relation::at_most, 1, 2)), "n?y");
  EXPECT_EQ(answers(share_of(relation::less_than, 1, 2)), "n?y");
}

TEST_F(members, of_a_partial_population_may_be_more) {
  EXPECT_EQ(answers(count_of(relation::at_least, 1), true), "y??");
  EXPECT_EQ(answers(count_of(relation::more_than, 2), true), "???");
  EXPECT_EQ(answers(count_of(relation::at_most, 1), true), "n??");
  EXPECT_EQ(answers(count_of(relation::less_than, 2), true), "n??");
  EXPECT_EQ(answers(count_of(relation::exactly, 1), true), "n??");
  EXPECT_EQ(answers(count_of(relation::exactly, 2), true), "???");
  EXPECT_EQ(answers(count_of(relation::between, 0, 1), true), "n??");
  EXPECT_EQ(answers(count_of(relation::between, 3, 4), true), "???");
  EXPECT_EQ(answers(share_of(relation::at_least, 2, 3), true), "???");
}

TEST(backward, a_record_without_a_known_reference_may_belong_to_every_row) {
  world w;
  auto const units = w.population(2);
  auto const staff = w.population(4);
  auto const unit = w.column(staff, scalars({0, unknown, none, unknown}));
  auto const here = w.add(staff, ir::flag_test{w.column(staff, scalars({1, 1, 1, 0}))});
  auto const everyone = w.add(staff, ir::constant{true});
  ir::linked node;
  // The fourth record is not in the filter, so that it belongs nowhere.
  node.parts.push_back({{staff, unit, false}, here, everyone});
  node.asked = count_of(relation::at_least, 1);
  EXPECT_EQ(w.answers(units, node), "y?");
  node.asked = count_of(relation::at_least, 2);
  EXPECT_EQ(w.answers(units, node), "?n");
  node.asked = count_of(relation::at_least, 3);
  EXPECT_EQ(w.answers(units, node), "nn");
}

TEST(backward, a_list_names_each_row_once) {
  world w;
  auto const people = w.population(3);
  auto const entries = w.population(3);
  auto const authors = w.column(entries, lists({numbers{0, 1}, numbers{0}, std::nullopt}));
  auto const all = w.add(entries, ir::constant{true});
  ir::linked node;
  node.parts.push_back({{entries, authors, false}, all, all});
  node.asked = count_of(relation::at_least, 2);
  EXPECT_EQ(w.answers(people, node), "y?n");
}

TEST(forward, counts_the_records_that_a_list_or_a_reference_names) {
  world w;
  auto const people = w.population(3);
  auto const entries = w.population(4);
  auto const active = w.add(people, ir::flag_test{w.column(people, scalars({1, 1, 0}))});
  auto const titled = w.add(people, ir::flag_test{w.column(people, scalars({1, 0, 1}))});
  auto const authors =
      w.column(entries, lists({numbers{0, 1}, numbers{1, 2}, numbers{}, std::nullopt}));
  auto const owner = w.column(entries, scalars({0, 2, none, unknown}));
  ir::linked node;
  node.parts.push_back({{people, authors, true}, active, titled});
  node.asked = count_of(relation::at_least, 1);
  EXPECT_EQ(w.answers(entries, node), "ynn?");
  node.asked = count_of(relation::at_least, 2);
  EXPECT_EQ(w.answers(entries, node), "nnnn");
  node.parts[0].via.column = owner;
  node.asked = count_of(relation::at_least, 1);
  EXPECT_EQ(w.answers(entries, node), "ynn?");
}

TEST(linked, parts_are_pooled) {
  world w;
  auto const units = w.population(2);
  auto const staff = w.population(2);
  auto const teams = w.population(2);
  auto const of_staff = w.column(staff, scalars({0, 1}));
  auto const of_team = w.column(teams, scalars({0, 0}));
  auto const all_staff = w.add(staff, ir::constant{true});
  auto const all_teams = w.add(teams, ir::constant{true});
  ir::linked node;
  node.parts.push_back({{staff, of_staff, false}, all_staff, all_staff});
  node.parts.push_back({{teams, of_team, false}, all_teams, all_teams});
  node.asked = count_of(relation::exactly, 3);
  EXPECT_EQ(w.answers(units, node), "yn");
}

} // namespace
} // namespace chitieu::eval
