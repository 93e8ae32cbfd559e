#include <chitieu/limits.hpp>
#include <chitieu/render/render.hpp>

#include "render/quoted_line.hpp"

#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

#include <string>

namespace chitieu::render {
namespace {

/// A diagnostic that marks this word of a plan.
diagnostic at_word(std::string const& plan, std::string const& word) {
  std::size_t const begin = plan.find(word);
  diagnostic made;
  made.what = code::orphan_indent;
  made.at.file = "năm.plan";
  made.at.where = {static_cast<std::uint32_t>(begin),
                   static_cast<std::uint32_t>(begin + word.size())};
  made.at.line = 1;
  for (std::size_t at = 0; at < begin; ++at)
    if (plan[at] == '\n') ++made.at.line;
  made.at.column = 7;
  return made;
}

std::string shown(std::string const& plan, std::string const& word, language which) {
  return to_text(diagnostics{at_word(plan, word)}, which, plan, false);
}

TEST(diagnostic_text, quotes_the_line_and_marks_the_place) {
  std::string const plan = "# một\ntarget 6: ≥95% of staff hold LDTT\nlet x = 1\n";
  diagnostic const one = at_word(plan, "LDTT");
  std::string const text = shown(plan, "LDTT", language::en);
  std::string const begin = "năm.plan:2:7: error[orphan-indent]: " + message(one, language::en) +
                            "\n" + "    2 | target 6: ≥95% of staff hold LDTT\n" +
                            "      |                              ^^^^\n";
  EXPECT_EQ(text.substr(0, begin.size()), begin);
  std::string const advice = hint(one, language::en);
  EXPECT_EQ(text.substr(begin.size()), advice.empty() ? "" : "      = hint: " + advice + "\n");
}

TEST(diagnostic_text, is_worded_in_the_language_asked_for) {
  std::string const plan = "  chỉ tiêu";
  EXPECT_NE(shown(plan, "chỉ", language::vi).find(": lỗi[orphan-indent]: "), std::string::npos);
  EXPECT_NE(shown(plan, "chỉ", language::en).find(": error[orphan-indent]: "), std::string::npos);
}

TEST(diagnostic_text, a_cell_of_a_table_has_its_first_line_only) {
  diagnostic cell;
  cell.what = code::csv_ragged_row;
  cell.at = {"ca-nhan.csv", {}, 12, 3};
  std::string const text = to_text(diagnostics{cell}, language::vi, "chỉ tiêu 1: x\n", false);
  EXPECT_EQ(text.rfind("ca-nhan.csv:12:3: lỗi[csv-ragged-row]: ", 0), 0U) << text;
  EXPECT_EQ(text.find(" | "), std::string::npos) << text;
}

TEST(diagnostic_text, a_place_that_is_not_known_is_left_out) {
  diagnostic nowhere;
  nowhere.what = code::csv_no_header;
  EXPECT_EQ(to_text(diagnostics{nowhere}, language::en, "", false).rfind("error[csv-no-header]", 0),
            0U);
}

TEST(diagnostic_text, shows_as_many_as_the_limit_and_counts_the_rest) {
  diagnostic one;
  one.what = code::csv_no_header;
  diagnostics const all(limits::diagnostics + 7, one);
  std::string const text = to_text(all, language::vi, "", false);
  EXPECT_NE(text.find("\n… và còn 7 thông báo nữa\n"), std::string::npos);
  std::size_t shown_errors = 0;
  for (std::size_t at = text.find("lỗi["); at != std::string::npos; at = text.find("lỗi[", at + 1))
    ++shown_errors;
  EXPECT_EQ(shown_errors, limits::diagnostics);
  diagnostics const few(limits::diagnostics, one);
  EXPECT_EQ(to_text(few, language::vi, "", false).find("…"), std::string::npos);
}

TEST(diagnostic_text, no_control_character_of_a_plan_reaches_the_terminal) {
  std::string const plan = "a\x1b[31m\u202Eb\tc\x07 LDTT\r\nnext";
  diagnostic one = at_word(plan, "LDTT");
  one.at.file = "x\x1b]0;y\x07.plan";
  for (unsigned char const c : to_text(diagnostics{one}, language::vi, plan, false))
    EXPECT_TRUE(c >= 0x20 || c == '\n') << int{c};
}

TEST(quoted_line, the_mark_stands_under_the_word_whatever_stands_before_it) {
  for (std::string const before :
       {"", "≥95% ", "\t", "đạt\t \t", "o\u031B\u0301 ", "目標 ", "\x07", "\xFF "}) {
    std::string const plan = before + "LDTT hold";
    auto const quoted = quote_line(plan, at_word(plan, "LDTT").at);
    ASSERT_TRUE(quoted);
    std::size_t const bytes = quoted->text.find("LDTT");
    EXPECT_EQ(quoted->mark_at, text::display_width(quoted->text.substr(0, bytes))) << before;
    EXPECT_EQ(quoted->mark_width, 4U);
  }
}

TEST(quoted_line, of_several_lines_the_first_is_marked) {
  for (std::string const end : {"\n", "\r\n", "\r"}) {
    std::string const plan = "x" + end + "target a" + end + "  b c" + end + "y";
    auto const quoted = quote_line(plan, at_word(plan, "a" + end + "  b").at);
    ASSERT_TRUE(quoted);
    EXPECT_EQ(quoted->text, "target a");
    EXPECT_EQ(quoted->mark_at, 7U);
    EXPECT_EQ(quoted->mark_width, 1U);
  }
}

TEST(quoted_line, a_place_outside_the_bytes_is_not_quoted) {
  place at;
  EXPECT_FALSE(quote_line("abc", at));
  at.where = {2, 4};
  EXPECT_FALSE(quote_line("abc", at));
  at.where = {2, 3};
  EXPECT_TRUE(quote_line("abc", at));
}

TEST(quoted_line, of_a_long_line_the_part_around_the_mark_is_shown) {
  std::string many;
  for (int at = 0; at < 100; ++at) many += "đạt ";
  for (std::string const& word : {std::string("LDTT"), many + "LDTT"})
    for (std::string const& plan : {many + word + many, word + many, many + word}) {
      auto const quoted = quote_line(plan, at_word(plan, word).at);
      ASSERT_TRUE(quoted);
      EXPECT_LE(text::display_width(quoted->text), 92U);
      EXPECT_LE(quoted->mark_at + quoted->mark_width, 91U);
      EXPECT_GE(quoted->mark_width, 4U);
      if (word == "LDTT") {
        std::size_t const bytes = quoted->text.find(word);
        ASSERT_NE(bytes, std::string::npos);
        EXPECT_EQ(text::display_width(quoted->text.substr(0, bytes)), quoted->mark_at);
      }
    }
}

} // namespace
} // namespace chitieu::render
