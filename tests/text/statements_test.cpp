#include <chitieu/limits.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/statements.hpp>

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace chitieu::text {
namespace {

/// A statement as the words of the source, which is easier to read than offsets.
struct shown {
  std::string text;
  std::vector<std::string> comments;
  bool blank_line_before;

  friend bool operator==(shown const&, shown const&) = default;
  friend void PrintTo(shown const& s, std::ostream* out) {
    *out << testing::PrintToString(s.text) << testing::PrintToString(s.comments)
         << s.blank_line_before;
  }
};

source make(std::string text) { return *source::from_text("a.plan", std::move(text)); }

std::vector<shown> show(std::string text) {
  source const from = make(std::move(text));
  diagnostics issues;
  std::vector<shown> all;
  for (auto const& each : split(from, issues)) {
    shown next{std::string(from.slice(each.where)), {}, each.blank_line_before};
    for (span const comment : each.comments) next.comments.emplace_back(from.slice(comment));
    all.push_back(next);
  }
  EXPECT_TRUE(issues.empty());
  return all;
}

using list = std::vector<shown>;

TEST(split, begins_a_statement_in_column_one) {
  EXPECT_EQ(show("a\nb"), (list{{"a", {}, false}, {"b", {}, false}}));
  EXPECT_EQ(show("a  \r\n  b\r\n\tc \r\nd\r\n"),
            (list{{"a  \r\n  b\r\n\tc", {}, false}, {"d", {}, false}}));
  EXPECT_EQ(show("a\rb\r c"), (list{{"a", {}, false}, {"b\r c", {}, false}}));
  EXPECT_EQ(show("ấn bản 1\nệ"), (list{{"ấn bản 1", {}, false}, {"ệ", {}, false}}));
}

TEST(split, gives_indented_lines_to_the_statement_before) {
  EXPECT_EQ(show("a\n\n  b\n\nc"), (list{{"a\n\n  b", {}, false}, {"c", {}, true}}));
  EXPECT_EQ(show("a\n# x\n  b"), (list{{"a\n# x\n  b", {"# x"}, false}}));
  EXPECT_EQ(show("a\n\u00A0b\n\u3000c"), (list{{"a\n\u00A0b\n\u3000c", {}, false}}));
}

TEST(split, gives_comments_to_the_statement_they_stand_before_or_in) {
  EXPECT_EQ(show("# x\n  # y\na # z\n  b # w \nc"),
            (list{{"a # z\n  b", {"# x", "# y", "# z", "# w"}, false}, {"c", {}, false}}));
  EXPECT_EQ(show("a\n  # about b\nb"), (list{{"a", {}, false}, {"b", {"# about b"}, false}}));
  EXPECT_EQ(show("a#x"), (list{{"a", {"#x"}, false}}));
}

TEST(split, puts_comments_after_the_last_statement_into_an_empty_one) {
  EXPECT_EQ(show("a\n\n# x\n# y\n"), (list{{"a", {}, false}, {"", {"# x", "# y"}, true}}));
  EXPECT_EQ(show("# only"), (list{{"", {"# only"}, false}}));
}

TEST(split, of_nothing_is_nothing) {
  for (auto const text : {"", "\n", " \r\n\t\n", "\u200B\n"}) EXPECT_EQ(show(text), list{});
}

TEST(split, reads_a_number_sign_in_quotation_marks_as_text) {
  EXPECT_EQ(show("a “#1” # x"), (list{{"a “#1”", {"# x"}, false}}));
  EXPECT_EQ(show("a \"#1\" # x"), (list{{"a \"#1\"", {"# x"}, false}}));
  EXPECT_EQ(show("a „#1” «#2» ＂#3＂#x"), (list{{"a „#1” «#2» ＂#3＂", {"#x"}, false}}));
  EXPECT_EQ(show("a \"b” # x"), (list{{"a \"b”", {"# x"}, false}}));
  EXPECT_EQ(show("a “#1\nb # x"), (list{{"a “#1", {}, false}, {"b", {"# x"}, false}}));
  EXPECT_EQ(show("a # “x\nb # y”"), (list{{"a", {"# “x"}, false}, {"b", {"# y”"}, false}}));
}

TEST(split, reads_a_full_width_number_sign_as_one) {
  EXPECT_EQ(show("a ＃ x"), (list{{"a", {"＃ x"}, false}}));
}

TEST(split, looks_through_invisible_characters) {
  EXPECT_EQ(show("\uFEFFa\n\u200B b\n\u200B# x\nc"),
            (list{{"a\n\u200B b", {}, false}, {"c", {"# x"}, false}}));
}

TEST(split, remembers_a_blank_line_before_a_statement_or_its_comments) {
  EXPECT_EQ(show("\na\n\n# x\nb\n# y\n\nc\nd"),
            (list{{"a", {}, true}, {"b", {"# x"}, true}, {"c", {"# y"}, true}, {"d", {}, false}}));
}

TEST(split, says_once_that_lines_belong_to_no_statement) {
  source const from = make("# x\n  b # y\n  c\na");
  diagnostics issues;
  auto const found = split(from, issues);
  ASSERT_EQ(issues.size(), 1U);
  EXPECT_EQ(issues.front().what, code::orphan_indent);
  EXPECT_EQ(issues.front().at, (place{"a.plan", {6, 7}, 2, 3}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(from.slice(found.front().where), "a");
  EXPECT_EQ(found.front().comments.size(), 2U);
}

TEST(split, moves_lines_that_belong_to_no_statement_to_the_left_as_far_as_they_are_indented) {
  struct indented {
    std::string text;
    std::string fixed;
  };
  for (auto const& [text, fixed] :
       std::vector<indented>{{"  a\n    b\n  c", "a\n  b\nc"},
                             {"# x\n  a\nb\n  c", "# x\na\nb\n  c"},
                             {"# x\r  a\r  b\rc", "# x\ra\rb\rc"},
                             {"\r\n\ta\r\n\tb\r\n", "\r\na\r\nb\r\n"}}) {
    source const from = make(text);
    diagnostics issues;
    (void)split(from, issues);
    ASSERT_EQ(issues.size(), 1U) << text;
    ASSERT_EQ(issues.front().fixes.size(), 1U) << text;
    auto const& put = issues.front().fixes.front();
    EXPECT_EQ(text.substr(0, put.at.where.begin) + put.text + text.substr(put.at.where.end), fixed);
  }
}

TEST(split, stops_at_the_limit_of_statements) {
  std::string text;
  for (std::size_t i = 0; i < limits::statements; ++i) text += "a\n";
  diagnostics issues;
  EXPECT_EQ(split(make(text), issues).size(), limits::statements);
  EXPECT_TRUE(issues.empty());
  EXPECT_EQ(split(make(text + "b\nc\n"), issues).size(), limits::statements);
  ASSERT_EQ(issues.size(), 1U);
  EXPECT_EQ(issues.front().what, code::too_many_statements);
  EXPECT_EQ(issues.front().at.line, limits::statements + 1);
  EXPECT_EQ(issues.front().arguments, std::vector<argument>{std::to_string(limits::statements)});
}

TEST(without_comments, keeps_offsets_and_line_ends) {
  source const from = make("# w\na # ệ\r\n# y\n  b “#1” # z\nc");
  diagnostics issues;
  auto const found = split(from, issues);
  ASSERT_EQ(found.size(), 2U);
  std::string const text = without_comments(from, found.front());
  EXPECT_EQ(text, "a      \r\n   \n  b “#1”");
  EXPECT_EQ(text.size(), found.front().where.end - found.front().where.begin);
}

TEST(split, keeps_every_visible_character_of_random_texts_once_and_in_order) {
  constexpr std::uint32_t seed = 7;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  constexpr char const* pieces[] = {"a", "ệ", " ", "  ", "\n",     "\r\n", "\r",
                                    "#", "“", "”", "\"", "\u200B", "\n ",  "\n# "};
  for (int round = 0; round < 5000; ++round) {
    std::string text = "x";
    for (auto length = random() % 40; length > 0; --length)
      text += pieces[random() % std::size(pieces)];
    source const from = make(text);
    diagnostics issues;
    std::uint32_t last = 0;
    std::vector<bool> covered(text.size());
    for (auto const& each : split(from, issues)) {
      ASSERT_LE(last, each.where.begin) << text;
      last = each.where.end;
      std::string const kept = without_comments(from, each);
      ASSERT_EQ(find_invalid_utf8(kept), std::string::npos) << text;
      for (std::uint32_t i = each.where.begin; i < each.where.end; ++i) covered[i] = true;
      for (span const comment : each.comments)
        for (std::uint32_t i = comment.begin; i < comment.end; ++i) covered[i] = true;
    }
    ASSERT_TRUE(issues.empty()) << text;
    for (std::size_t i = 0; i < text.size(); ++i) {
      // ASCII is enough to find a lost character.
      bool const visible = text[i] == 'a' || text[i] == '#' || text[i] == '"';
      ASSERT_TRUE(covered[i] || !visible) << testing::PrintToString(text) << " at " << i;
    }
  }
}

} // namespace
} // namespace chitieu::text
