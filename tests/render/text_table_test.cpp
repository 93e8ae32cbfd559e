#include "golden.hpp"
#include "sample.hpp"

#include <chitieu/render/render.hpp>
#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chitieu::render {
namespace {

std::string drawn(report const& of, language which, std::size_t width = 100, bool reads = false) {
  text_options options;
  options.language = which;
  options.width = width;
  options.reads = reads;
  return to_text(of, options);
}

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// The terminal column in which a word of a line begins or ends.
std::size_t column_of(std::string const& line, std::string const& word, bool end = false) {
  std::size_t const at = line.find(word);
  if (at == std::string::npos) return std::string::npos;
  return text::display_width(line.substr(0, at + (end ? word.size() : 0)));
}

TEST(text_table, in_vietnamese_is_as_reviewed) {
  expect_golden("table.vi.txt", drawn(sample::everything(), language::vi));
}

TEST(text_table, in_english_is_as_reviewed) {
  expect_golden("table.en.txt", drawn(sample::everything(), language::en));
}

TEST(text_table, fits_the_width_it_is_given) {
  for (std::size_t const width : {72U, 80U, 100U, 200U})
    for (language const which : {language::vi, language::en})
      for (auto const& line : lines_of(drawn(sample::everything(), which, width)))
        EXPECT_LE(text::display_width(line), std::min<std::size_t>(width, 100)) << line;
}

TEST(text_table, cuts_no_word_of_a_sentence) {
  auto const made = sample::everything();
  std::string flat;
  for (auto const& line : lines_of(drawn(made, language::vi, 72))) {
    std::size_t const begin = line.find_first_not_of(' ');
    if (begin != std::string::npos) flat += line.substr(begin) + ' ';
  }
  for (auto const& target : made.targets)
    for (auto const& clause : target.clauses)
      EXPECT_NE(flat.find(clause.sentence), std::string::npos) << clause.sentence;
}

TEST(text_table, no_line_ends_in_a_blank) {
  for (auto const& line : lines_of(drawn(sample::everything(), language::vi)))
    EXPECT_TRUE(line.empty() || line.back() != ' ') << line;
}

TEST(text_table, columns_of_all_rows_begin_together_whatever_the_width_of_characters) {
  report made;
  for (char const* id : {"1", "ĐẢNG-2", "O\u031B\u0301-3", "目標", "e\u0301"})
    made.targets.push_back(sample::target(
        sample::clause(id, status::met, "", "≥ 5%", sample::share(exact::relation::at_least, 5),
                       sample::sure(7, 9))));
  auto const lines = lines_of(drawn(made, language::vi));
  std::size_t const share_ends = column_of(lines.at(2), "tỷ lệ", true);
  std::size_t rows = 0;
  for (auto const& line : lines) {
    if (line.find("✔") == std::string::npos) continue;
    ++rows;
    EXPECT_EQ(column_of(line, "✔"), column_of(lines.at(2), "kết quả")) << line;
    EXPECT_EQ(column_of(line, "%", true), share_ends) << line;
    EXPECT_EQ(column_of(line, "≥"), column_of(lines.at(2), "ngưỡng")) << line;
    EXPECT_EQ(column_of(line, "dư"), column_of(lines.at(2), "chênh lệch")) << line;
  }
  EXPECT_EQ(rows, made.targets.size());
}

TEST(text_table, a_long_id_stands_alone_and_moves_no_column) {
  auto const lines = lines_of(drawn(sample::everything(), language::vi));
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at] != "kiểm-tra-xếp-loại-cá-nhân") continue;
    EXPECT_EQ(column_of(lines.at(at + 1), "✔"), column_of(lines.at(3), "kết quả"));
    return;
  }
  FAIL() << "no such id";
}

TEST(text_table, signs_and_words_tell_every_status_without_colours) {
  auto const text = drawn(sample::everything(), language::vi);
  for (char const* shown :
       {"✔ đạt", "✘ chưa đạt", "✘ vi phạm", "… chưa đến hạn", "? chưa xác định", "! không hợp lệ"})
    EXPECT_NE(text.find(shown), std::string::npos) << shown;
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(text_table, colours_change_nothing_but_colours) {
  text_options options;
  options.colour = true;
  std::string const coloured = to_text(sample::everything(), options);
  std::string plain;
  for (std::size_t at = 0; at < coloured.size(); ++at) {
    if (coloured[at] == '\x1b')
      at = coloured.find('m', at);
    else
      plain += coloured[at];
  }
  EXPECT_NE(coloured, plain);
  EXPECT_EQ(plain, drawn(sample::everything(), language::vi));
}

TEST(text_table, control_characters_of_data_do_not_reach_the_terminal) {
  std::string const hostile = "a\x1b[31m\r\n\tb\x07\x7f\xC2\x9B"
                              "c\u202Ed\u2028e\xFF";
  report made = sample::everything();
  made.plan_title = made.plan_source = hostile;
  for (auto& target : made.targets) {
    target.id = target.title = target.section = hostile;
    for (auto& clause : target.clauses) {
      clause.id = clause.sentence = clause.reads = clause.threshold = hostile;
      clause.who = witnesses{{{hostile, hostile, hostile}}, {{"b", hostile, hostile}}, {}};
      clause.groups.resize(1);
      clause.groups.front().group = hostile;
    }
  }
  for (unsigned char const c : drawn(made, language::vi, 100, true))
    EXPECT_TRUE(c >= 0x20 || c == '\n') << int{c};
  std::string const text = drawn(made, language::vi, 100, true);
  for (char const* raw : {"\x7f", "\xC2\x9B", "\u202E", "\u2028", "\xFF"})
    EXPECT_EQ(text.find(raw), std::string::npos);
}

TEST(text_table, shows_the_formal_reading_when_asked) {
  report made;
  made.targets.push_back(sample::target(
      sample::clause("1", status::met, "mọi người", "= 100%",
                     sample::share(exact::relation::at_least, 100), sample::sure(3, 3))));
  made.targets.front().clauses.front().reads = "share(staff; holds LĐTT) >= 1";
  EXPECT_NE(drawn(made, language::vi, 100, true).find("= share(staff; holds LĐTT) >= 1\n"),
            std::string::npos);
  EXPECT_EQ(drawn(made, language::vi).find("share(staff"), std::string::npos);
}

TEST(text_table, tells_whose_keys_they_are_when_populations_are_pooled) {
  report made;
  made.targets.push_back(sample::target(sample::clause("9", status::unmet, "", "≥ 90%",
                                                       sample::share(exact::relation::at_least, 90),
                                                       sample::sure(1, 4))));
  made.targets.front().clauses.front().who =
      witnesses{{}, {{"units", "1", ""}, {"staff", "1", "An"}, {"staff", "2", ""}}, {}};
  EXPECT_NE(drawn(made, language::en).find("missing: units: 1; staff: 1 (An), 2\n"),
            std::string::npos);
}

TEST(text_table, a_ceiling_names_who_counts) {
  report made;
  made.targets.push_back(sample::target(sample::clause("7c", status::unmet, "", "≤ 15%",
                                                       sample::share(exact::relation::at_most, 15),
                                                       sample::sure(1, 3))));
  made.targets.front().clauses.front().who =
      witnesses{{{"", "a", ""}}, {{"", "b", ""}, {"", "c", ""}}, {}};
  std::string const text = drawn(made, language::vi);
  EXPECT_NE(text.find("tính vào: a\n"), std::string::npos);
  EXPECT_EQ(text.find("thiếu: b"), std::string::npos);
}

TEST(text_table, a_report_of_nothing_says_so) {
  EXPECT_NE(drawn({}, language::en).find("no targets\n"), std::string::npos);
  EXPECT_NE(drawn({}, language::en).find("judged as final"), std::string::npos);
}

} // namespace
} // namespace chitieu::render
