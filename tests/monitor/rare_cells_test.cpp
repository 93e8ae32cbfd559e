// Cells that are seldom given to a changed row: parts of keys, days, columns that are damaged,
// more texts than are remembered, lists of many levels, numbers at the ends of 64 bits.
#include "watched_tables.hpp"

namespace chitieu {
namespace {

std::string plan_text() {
  std::string levels = "scale many: L0";
  for (int i = 1; i < 70; ++i) levels += " < L" + std::to_string(i);
  return "plan “cells” for 2023\nnumbers: en\nscale few: low < high\n" + levels + R"(
population rooms, complete
  floor   key
  number  key
  large   flag
population units, complete
  id      key
population staff, complete
  id      key
  name    text   blank means none
  note    text
  born    date
  score   number
  debt    count
  year    count
  marks   set of many  blank means “L3”
  tags    set of few
  rooms   set of rooms
  unit    units
  good    flag   blank means no
population awards, complete
  id      key
  kind    one of units, staff, guests  blank means none
  to      units or staff by kind
population unread, complete
  id      key
target 1: at least 1 rooms large
target 2: at least 1 staff have name is none
target 3: at least 1 staff born in 2023
target 4: highest score of staff is at least 1
target 5: lowest score of staff is at most 1
target 6: at least 1 staff hold marks L3
target 7: at least 1 staff hold marks L65
target 8: at least 1 staff have rooms where large
target 9: at least 1 units have awards
target 10: at least 1 staff have awards
target 11: at least 1 awards kind is none
target 12: at least 1 staff have note is “An”
target 13: at least 1 staff have unit is known
target 14: in every year of year, at least 1 staff good
target 15: number of different marks of staff is at least 1
target 16: at least 1 staff hold only marks L3
target 17: at least 1 staff hold tags low
target 18: sum of debt of staff is at most -5
)";
}

struct rare_cells : testing::Test, watched_tables {
  rare_cells()
      : watched_tables{plan_text(),
                       {{"rooms", "floor,number,large\n1,1,yes\n1,2,no\n"},
                        {"units", "id\nU\n"},
                        {"staff", "id,name,note,born,score,debt,year,marks,tags,rooms,unit,good\n"
                                  "1,,,,9000000000000000000,1,2023,,,,,\n"
                                  "2,An,,,-9000000000000000000,-5000000000000000000,99999,L0;L69,,"
                                  "1|1,,yes\n"
                                  "3,,,,0.5,2,2022,,,,,\n"},
                        {"awards", "id,kind,to\n"}}} {}
};

TEST_F(rare_cells, a_key_that_is_no_text_is_told_and_one_that_stays_may_be_given) {
  EXPECT_EQ(code_of(watched->insert("units", {{"id", "\xFF"}})), "not-utf8");
  EXPECT_EQ(
      code_of(watched->update("rooms", "1|2", {{"floor", "1"}, {"number", "2"}, {"large", true}})),
      "");
  EXPECT_EQ(yes(1), 2);
  EXPECT_EQ(code_of(watched->update("rooms", "1|2", {{"floor", "1"}, {"number", "\xFF"}})),
            "not-utf8");
  EXPECT_THROW((void)watched->update("rooms", "1|2", {{"floor", "1"}}), std::invalid_argument);
  EXPECT_THROW((void)watched->update("rooms", "1|2", {{"floor", "1"}, {"number", "3"}}),
               std::invalid_argument);
  EXPECT_EQ(yes(1), 2);
}

TEST_F(rare_cells, days_and_blanks_of_text_are_read) {
  using namespace std::chrono_literals;
  EXPECT_EQ(yes(3), 0);
  EXPECT_EQ(code_of(watched->update("staff", "1", {{"born", 2023y / 3 / 15}})), "");
  EXPECT_EQ(yes(3), 1);
  EXPECT_EQ(code_of(watched->update("staff", "1", {{"born", true}})), "wrong-kind-of-column");
  EXPECT_EQ(yes(2), 2);
  EXPECT_EQ(code_of(watched->update("staff", "2", {{"name", "  "}})), "");
  EXPECT_EQ(yes(2), 3);
  EXPECT_EQ(code_of(watched->update("staff", "2", {{"unit", " "}})), "");
  EXPECT_EQ(yes(13), 0);
  EXPECT_EQ(code_of(watched->update("staff", "2", {{"unit", 7}})), "dangling-reference");
  EXPECT_EQ(code_of(watched->update("staff", "2", {{"rooms", true}})), "wrong-kind-of-column");
  EXPECT_EQ(code_of(watched->update("staff", "2", {{"unit", given::texts{"U"}}})),
            "wrong-kind-of-column");
}

/// A column that cannot be read.
class damaged final : public data::input_column {
 public:
  [[nodiscard]] data::cell_kind kind() const noexcept override { return data::cell_kind::text; }
  [[nodiscard]] std::optional<data::column_fault> fault() const override {
    data::column_fault made;
    made.what = code::damaged_table;
    made.about = {"a buffer is missing", "thiếu một vùng nhớ"};
    return made;
  }
};

TEST_F(rare_cells, a_column_of_one_cell_that_is_damaged_is_told) {
  given const bad{std::shared_ptr<data::input_column const>(std::make_shared<damaged>())};
  EXPECT_EQ(code_of(watched->update("staff", "1", {{"note", bad}})), "damaged-table");
  std::vector<std::string> const note{"An"};
  given const good{columns(column("note", note)).columns.front().cells};
  EXPECT_EQ(code_of(watched->update("staff", "1", {{"note", good}})), "");
  EXPECT_EQ(yes(12), 1);
}

TEST_F(rare_cells, more_texts_than_are_remembered_are_read_alike) {
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 1100; ++i)
      ASSERT_EQ(code_of(watched->update("staff", "1", {{"note", "text " + std::to_string(i)}})),
                "");
  EXPECT_EQ(yes(12), 0);
  ASSERT_EQ(code_of(watched->update("staff", "1", {{"note", "An"}})), "");
  EXPECT_EQ(yes(12), 1);
}

TEST_F(rare_cells, more_spellings_of_levels_than_are_remembered_are_read_alike) {
  for (std::size_t i = 0; i < 1100; ++i)
    ASSERT_EQ(code_of(watched->update("staff", "1", {{"marks", std::string(i, ' ') + "L65"}})), "");
  EXPECT_EQ(yes(7), 1);
  for (std::size_t const blanks : {0, 1050}) {
    ASSERT_EQ(code_of(watched->update("staff", "1", {{"marks", "L64"}})), "");
    EXPECT_EQ(yes(7), 0);
    ASSERT_EQ(code_of(watched->update("staff", "1", {{"marks", std::string(blanks, ' ') + "L65"}})),
              "");
    EXPECT_EQ(yes(7), 1);
  }
}

TEST_F(rare_cells, a_list_that_is_not_known_comes_and_goes) {
  EXPECT_EQ(unknown(17), 3);
  EXPECT_EQ(code_of(watched->update("staff", "1", {{"tags", "high; low"}})), "");
  EXPECT_EQ(yes(17), 1);
  EXPECT_EQ(unknown(17), 2);
  EXPECT_EQ(code_of(watched->update("staff", "1", {{"tags", " "}})), "");
  EXPECT_EQ(yes(17), 0);
  EXPECT_EQ(unknown(17), 3);
}

TEST_F(rare_cells, lists_of_many_levels_are_kept_and_a_blank_one_is_its_value) {
  EXPECT_EQ(yes(6), 2);
  EXPECT_EQ(yes(7), 0);
  EXPECT_EQ(code_of(watched->update("staff", "1", {{"marks", given::texts{"L65", "L3"}}})), "");
  EXPECT_EQ(yes(7), 1);
  EXPECT_EQ(yes(6), 2);
  EXPECT_EQ(yes(16), 1);
  EXPECT_EQ(code_of(watched->update("staff", "1", {{"marks", ""}})), "");
  EXPECT_EQ(yes(7), 0);
  EXPECT_EQ(yes(16), 2);
  EXPECT_EQ(yes(6), 2);
  EXPECT_EQ(code_of(watched->erase("staff", "3")), "");
  EXPECT_EQ(yes(6), 1);
}

TEST_F(rare_cells, numbers_at_the_ends_of_64_bits_come_and_go) {
  agrees();
  for (auto const* score : {"-9100000000000000000", "9100000000000000000", "0.000000000000000001",
                            "1", "-9223372036854775807", "0.5"}) {
    ASSERT_EQ(code_of(watched->update("staff", "3", {{"score", score}})), "") << score;
    agrees();
  }
  for (auto const* year : {"2021", "123456", "-5", "9223372036854775807", "2022"}) {
    ASSERT_EQ(code_of(watched->update("staff", "3", {{"year", year}})), "") << year;
    agrees();
  }
  EXPECT_EQ(clause(18).status, status::met);
  ASSERT_EQ(code_of(watched->update("staff", "2", {{"debt", "4999999999999999999"}})), "");
  EXPECT_EQ(clause(18).status, status::unmet);
  for (auto const* debt : {"-4999999999999999999", "-5", "", "-5000000000000000000"}) {
    ASSERT_EQ(code_of(watched->update("staff", "2", {{"debt", debt}})), "") << debt;
    agrees();
  }
}

TEST_F(rare_cells, a_reference_whose_chooser_says_none_leads_nowhere) {
  EXPECT_EQ(code_of(watched->insert("awards", {{"id", "a"}, {"kind", ""}, {"to", "U"}})), "");
  EXPECT_EQ(yes(9), 0);
  EXPECT_EQ(yes(11), 1);
  EXPECT_EQ(code_of(watched->update("awards", "a", {{"kind", "units"}, {"to", "U"}})), "");
  EXPECT_EQ(yes(9), 1);
  EXPECT_THROW((void)watched->update("awards", "a", {{"kind", "staff"}}), std::invalid_argument);
  EXPECT_THROW((void)watched->value("awards", "kind", "staff"), std::invalid_argument);
  EXPECT_THROW((void)watched->value("awards", "to", "U"), std::invalid_argument);
}

TEST_F(rare_cells, rows_that_nobody_asks_about_change_nothing) {
  auto const before = figures_in(watched->verdicts());
  EXPECT_EQ(code_of(watched->insert("unread", {{"id", "x"}})), "");
  EXPECT_EQ(figures_in(watched->verdicts()), before);
}

TEST_F(rare_cells, values_are_held_while_they_are_used_and_are_of_one_monitor) {
  auto const row = *watched->find("staff", "1");
  auto const one = *watched->value("staff", "note", "An");
  auto const again = *watched->value("staff", "note", "An");
  auto const wide = *watched->value("staff", "score", "0.000000000000000001");
  auto const wide_again = *watched->value("staff", "score", "0.000000000000000001");
  ASSERT_TRUE(watched->set(row, one));
  ASSERT_TRUE(watched->set(row, wide));
  EXPECT_EQ(yes(12), 1);
  ASSERT_TRUE(watched->set(row, again));
  ASSERT_TRUE(watched->set(row, wide_again));
  EXPECT_EQ(yes(12), 1);
  monitor another{plan.program, data};
  auto const other = *another.value("staff", "note", "An");
  EXPECT_THROW((void)watched->set(row, other), std::invalid_argument);
}

} // namespace
} // namespace chitieu
