// What a cell of a changed row may be: keys of several columns, lists, references to one of several
// populations, to records that the plan lists, and what no cell can be.
#include "watched_tables.hpp"

namespace chitieu {
namespace {

std::string const plan_text = R"(
plan “cells” for 2023
numbers: en
scale rating: poor < fair < good
population rules, listed: “House rules”, “Fire rules”
population rooms, complete
  floor   key
  number  key
  large   flag
population units, complete
  id      key
  good    flag
population staff, complete
  id      key
  room    rooms  blank means none
  rooms   set of rooms  “all rooms”
  ratings set of rating  blank means none
  rating  rating  blank means “fair”
  score   number
  name    text
  known   rules
  agreed  rules  may be absent
  left    date   blank means none
population awards, complete
  id      key
  kind    one of units, staff, guests
  to      units or staff by kind
target 1: at least 1 staff have room's large is yes
target 2: at least 1 staff have rooms where large
target 3: at least 1 staff hold ratings good
target 4: at least 1 staff rated rating fair
target 5: sum of score of staff is at least 1
target 6: at least 1 staff have name is “An”
target 7: at least 1 staff have known is “House rules”
target 8: at least 1 staff have agreed is known
target 9: at least 1 staff have left is none
target 10: at least 1 units have awards
target 11: at least 1 staff have awards
target 12: at least 1 awards to is unknown
target 13: at least 1 staff hold only ratings good
)";

struct cells : testing::Test, watched_tables {
  cells()
      : watched_tables{
            plan_text,
            {{"rooms", "floor,number,large\n1,1,yes\n1,2,no\n"},
             {"units", "id,good\nU,yes\n"},
             {"staff", "id,room,all rooms,ratings,rating,score,name,known,agreed,left\n"},
             {"awards", "id,kind,to\n"}}} {}

  std::string wrong(std::string const& population, std::string const& key, given_cells of) {
    auto const before = figures_in(watched->verdicts());
    auto const made = code_of(watched->update(population, key, std::move(of)));
    EXPECT_EQ(figures_in(watched->verdicts()), before);
    return made;
  }
};

TEST_F(cells, keys_of_several_columns_are_one_text_with_bars) {
  ASSERT_TRUE(watched->insert("staff", {{"id", "1"}, {"room", "1|1"}}));
  EXPECT_EQ(yes(1), 1);
  ASSERT_TRUE(watched->update("staff", "1", {{"room", "1|2"}}));
  EXPECT_EQ(yes(1), 0);
  ASSERT_TRUE(watched->update("rooms", "1|2", {{"large", true}}));
  EXPECT_EQ(yes(1), 1);
  ASSERT_TRUE(watched->update("staff", "1", {{"room", std::nullopt}}));
  EXPECT_EQ(yes(1), 0);
  EXPECT_EQ(unknown(1), 0);
  EXPECT_EQ(wrong("staff", "1", {{"room", "9|9"}}), "dangling-reference");
  EXPECT_EQ(wrong("staff", "1", {{"room", true}}), "wrong-kind-of-column");
}

TEST_F(cells, lists_are_texts_or_one_text_with_semicolons) {
  ASSERT_TRUE(watched->insert("staff", {{"id", "1"}, {"rooms", given::texts{"1|2", "1|1"}}}));
  EXPECT_EQ(yes(2), 1);
  ASSERT_TRUE(watched->update("staff", "1", {{"rooms", "1|2"}}));
  EXPECT_EQ(yes(2), 0);
  ASSERT_TRUE(watched->update("staff", "1", {{"rooms", "1|2; 1|1"}}));
  EXPECT_EQ(yes(2), 1);
  ASSERT_TRUE(watched->update("staff", "1", {{"rooms", given::texts{}}}));
  EXPECT_EQ(yes(2), 0);
  EXPECT_EQ(unknown(2), 0);
  ASSERT_TRUE(watched->update("staff", "1", {{"rooms", ""}}));
  EXPECT_EQ(unknown(2), 1);
  ASSERT_TRUE(watched->update("staff", "1", {{"rooms", given::texts{"1|1", ""}}}));
  EXPECT_EQ(yes(2), 1);
  EXPECT_EQ(wrong("staff", "1", {{"rooms", given::texts{"1|1", "9|9"}}}), "dangling-reference");

  ASSERT_TRUE(watched->update("staff", "1", {{"ratings", given::texts{"good"}}}));
  EXPECT_EQ(yes(3), 1);
  EXPECT_EQ(yes(13), 1);
  ASSERT_TRUE(watched->update("staff", "1", {{"ratings", "good; poor"}}));
  EXPECT_EQ(yes(3), 1);
  EXPECT_EQ(yes(13), 0);
  // What is one text of a list is not taken apart.
  EXPECT_EQ(wrong("staff", "1", {{"ratings", given::texts{"good; poor"}}}), "undeclared-category");
  ASSERT_TRUE(watched->update("staff", "1", {{"ratings", given::texts{""}}}));
  EXPECT_EQ(yes(3), 0);
  ASSERT_TRUE(watched->update("staff", "1", {{"ratings", given::texts{"fair", "poor"}}}));
  EXPECT_EQ(yes(3), 0);
  EXPECT_EQ(wrong("staff", "1", {{"ratings", "best"}}), "undeclared-category");
}

TEST_F(cells, blanks_are_what_the_plan_says) {
  ASSERT_TRUE(watched->insert("staff", {{"id", "1"}}));
  EXPECT_EQ(yes(4), 1);
  EXPECT_EQ(yes(9), 1);
  EXPECT_EQ(unknown(6), 1);
  ASSERT_TRUE(watched->update("staff", "1", {{"rating", "good"}, {"left", "1/2/2023"}}));
  EXPECT_EQ(yes(4), 0);
  EXPECT_EQ(yes(9), 0);
  ASSERT_TRUE(watched->update("staff", "1", {{"rating", ""}, {"left", ""}, {"name", "An"}}));
  EXPECT_EQ(yes(4), 1);
  EXPECT_EQ(yes(9), 1);
  EXPECT_EQ(yes(6), 1);
  ASSERT_TRUE(watched->update("staff", "1", {{"name", ""}}));
  EXPECT_EQ(unknown(6), 1);
  EXPECT_EQ(wrong("staff", "1", {{"left", "30/2/2023"}}), "bad-date");
  EXPECT_EQ(wrong("staff", "1", {{"score", "many"}}), "bad-number");
}

TEST_F(cells, a_record_of_the_plan_goes_by_its_name) {
  ASSERT_TRUE(watched->insert("staff", {{"id", "1"}, {"known", "house  RULES"}}));
  EXPECT_EQ(yes(7), 1);
  ASSERT_TRUE(watched->update("staff", "1", {{"known", "Fire rules"}}));
  EXPECT_EQ(yes(7), 0);
  EXPECT_EQ(wrong("staff", "1", {{"known", "No rules"}}), "dangling-reference");
  EXPECT_EQ(unknown(8), 0);
  ASSERT_TRUE(watched->update("staff", "1", {{"agreed", "Fire rules"}}));
  EXPECT_EQ(yes(8), 1);
  ASSERT_TRUE(watched->update("staff", "1", {{"agreed", "No rules"}}));
  EXPECT_EQ(yes(8), 1);
}

TEST_F(cells, another_cell_says_where_a_reference_leads) {
  ASSERT_TRUE(watched->insert("staff", {{"id", "1"}}));
  ASSERT_TRUE(watched->insert("awards", {{"id", "a"}, {"kind", "units"}, {"to", "U"}}));
  EXPECT_EQ(yes(10), 1);
  EXPECT_EQ(yes(11), 0);
  ASSERT_TRUE(watched->update("awards", "a", {{"to", "1"}, {"kind", "staff"}}));
  EXPECT_EQ(yes(10), 0);
  EXPECT_EQ(yes(11), 1);
  ASSERT_TRUE(watched->update("awards", "a", {{"kind", "guests"}, {"to", "X"}}));
  EXPECT_EQ(yes(10), 0);
  EXPECT_EQ(yes(11), 0);
  ASSERT_TRUE(watched->update("awards", "a", {{"kind", std::nullopt}, {"to", "U"}}));
  EXPECT_EQ(yes(10), 0);
  EXPECT_EQ(unknown(10), 1);
  EXPECT_EQ(unknown(11), 1);
}

TEST_F(cells, a_column_of_one_cell_is_read_as_a_column) {
  ASSERT_TRUE(watched->insert("staff", {{"id", "1"}}));
  ASSERT_TRUE(watched->update("staff", "1", {{"score", 2}}));
  EXPECT_EQ(clause(5).status, status::met);
  ASSERT_TRUE(watched->update("staff", "1", {{"score", exact::decimal{5, 1}}}));
  EXPECT_EQ(clause(5).status, status::unmet);
  ASSERT_TRUE(watched->update("staff", "1", {{"score", 1.5}}));
  EXPECT_EQ(clause(5).status, status::met);
}

TEST_F(cells, a_row_needs_every_part_of_its_key) {
  auto const made = watched->insert("rooms", {{"floor", "2"}});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.diagnostics.front().what, code::blank_key);
  ASSERT_TRUE(watched->insert("rooms", {{"floor", "2"}, {"number", "1"}, {"large", "yes"}}));
  EXPECT_EQ(watched->row_count("rooms"), 3U);
  EXPECT_FALSE(watched->insert("rooms", {{"floor", "2"}, {"number", "1"}}));
  EXPECT_EQ(watched->row_count("rooms"), 3U);
}

} // namespace
} // namespace chitieu
