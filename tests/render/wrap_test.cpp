#include "render/printable.hpp"
#include "render/wrap.hpp"

#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

namespace chitieu::render {
namespace {

using lines = std::vector<std::string>;

TEST(wrap, breaks_at_blanks_and_makes_runs_of_them_one) {
  EXPECT_EQ(wrap("có  từ 95% trở   lên", 10), (lines{"có từ 95%", "trở lên"}));
  EXPECT_EQ(wrap("", 10), lines{});
  EXPECT_EQ(wrap("   ", 10), lines{});
}

TEST(wrap, a_word_longer_than_a_line_is_broken_and_nothing_is_lost) {
  EXPECT_EQ(wrap("ab 123456789 c", 4), (lines{"ab", "1234", "5678", "9 c"}));
}

TEST(wrap, no_mark_is_parted_from_its_letter) {
  EXPECT_EQ(wrap("e\u0301e\u0301e\u0301", 2), (lines{"e\u0301e\u0301", "e\u0301"}));
}

TEST(wrap, wide_characters_take_two_columns) {
  EXPECT_EQ(wrap("目標目標", 4), (lines{"目標", "目標"}));
  EXPECT_EQ(wrap("目標目標", 5), (lines{"目標", "目標"}));
}

TEST(wrap, a_no_break_blank_keeps_words_together) {
  EXPECT_EQ(wrap("an lê\u00A0bình", 9), (lines{"an", "lê bình"}));
}

TEST(printable, lets_letters_through_and_shows_what_could_move_the_cursor) {
  EXPECT_EQ(printable("Đạt “95%”"), "Đạt “95%”");
  EXPECT_EQ(printable("a\tb\nc"), "a b c");
  EXPECT_EQ(printable("a\x1b[2Jb"), "a\uFFFD[2Jb");
  EXPECT_EQ(printable("a\u202Eb\xC2\x85"), "a\uFFFDb\uFFFD");
  EXPECT_EQ(printable("\xFFđ\xC4"), "\uFFFDđ\uFFFD");
}

} // namespace
} // namespace chitieu::render
