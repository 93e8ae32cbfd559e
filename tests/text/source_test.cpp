#include <chitieu/limits.hpp>
#include <chitieu/text/source.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace chitieu {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone after the test.
class source_file : public testing::Test {
 protected:
  void SetUp() override {
    std::random_device random;
    folder_ = fs::temp_directory_path() / ("chitieu-source-" + std::to_string(random()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path write(fs::path const& name, std::string const& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  fs::path folder_;
};

void expect_place(source const& from, std::uint32_t at, std::uint32_t line, std::uint32_t column) {
  place const found = from.locate({at, at});
  EXPECT_EQ(found.line, line) << at;
  EXPECT_EQ(found.column, column) << at;
}

TEST(source, counts_columns_in_code_points_and_knows_every_line_end) {
  auto const from = source::from_text("a.plan", "ấn b\r\nc\rd\n\nệệ");
  ASSERT_TRUE(from);
  expect_place(*from, 0, 1, 1);
  expect_place(*from, 3, 1, 2);
  expect_place(*from, 6, 1, 5);
  expect_place(*from, 8, 2, 1);
  expect_place(*from, 10, 3, 1);
  expect_place(*from, 12, 4, 1);
  expect_place(*from, 13, 5, 1);
  expect_place(*from, 16, 5, 2);
  expect_place(*from, 19, 5, 3);
  expect_place(*from, 9999, 5, 3);
  EXPECT_EQ(from->locate({3, 6}), (place{"a.plan", {3, 6}, 1, 2}));
}

TEST(source, slices_within_its_bytes) {
  auto const from = source::from_text("a", "abc");
  EXPECT_EQ(from->slice({1, 2}), "b");
  EXPECT_EQ(from->slice({1, 99}), "bc");
  EXPECT_EQ(from->slice({5, 9}), "");
  EXPECT_EQ(from->slice({2, 1}), "");
}

TEST(source, stays_whole_when_it_moves) {
  auto from = source::from_text("a", "b");
  source const moved = std::move(*from);
  EXPECT_EQ(moved.bytes(), "b");
  EXPECT_EQ(moved.slice({0, 1}), "b");
}

TEST(source, drops_a_byte_order_mark) {
  auto const from = source::from_text("a", "\xEF\xBB\xBFtarget");
  ASSERT_TRUE(from);
  EXPECT_EQ(from->bytes(), "target");
  expect_place(*from, 0, 1, 1);
}

TEST(source, of_nothing_has_one_line) {
  auto const from = source::from_text("a", "");
  ASSERT_TRUE(from);
  expect_place(*from, 0, 1, 1);
}

TEST(source, says_where_bytes_stop_being_utf8_and_what_they_may_be) {
  struct sample {
    std::string bytes;
    std::uint32_t line;
    std::uint32_t column;
    char const* encoding;
  };
  using namespace std::string_literals;
  for (auto const& [bytes, line, column, encoding] :
       {sample{"ấ\nbệ\xFF", 2, 3, "unknown"},
        sample{"Ke\xE1 hoa\xEF"
               "ch phong tra\xF8o thi \xF1ua",
               1, 3, "VNI"},
        sample{"a\xC0\x80", 1, 2, "unknown"}, sample{"a\xED\xA0\x80", 1, 2, "unknown"},
        sample{"a\n\xE1\xBA", 2, 1, "unknown"}, sample{"\xFF\xFEt\0"s, 1, 1, "UTF-16"},
        sample{"t\0a\0r\0g\0e\0t\0"s, 1, 2, "UTF-16"}}) {
    auto const from = source::from_text("a", bytes);
    EXPECT_FALSE(from);
    ASSERT_EQ(from.diagnostics.size(), 1U);
    diagnostic const& issue = from.diagnostics.front();
    EXPECT_EQ(issue.what, code::not_utf8);
    EXPECT_EQ(issue.at.line, line);
    EXPECT_EQ(issue.at.column, column);
    ASSERT_EQ(issue.arguments.size(), 1U);
    EXPECT_EQ(issue.arguments.front().en, encoding);
  }
}

TEST(source, refuses_every_control_that_reorders_text) {
  for (auto const bidi :
       {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"}) {
    auto const from = source::from_text("a", std::string("ấ\nab") + bidi + "c");
    EXPECT_FALSE(from);
    ASSERT_EQ(from.diagnostics.size(), 1U);
    EXPECT_EQ(from.diagnostics.front().what, code::bidi_control);
    EXPECT_EQ(from.diagnostics.front().at.line, 2U);
    EXPECT_EQ(from.diagnostics.front().at.column, 3U);
    EXPECT_EQ(from.diagnostics.front().at.where, (span{6, 9}));
  }
  EXPECT_TRUE(source::from_text("a", "\u2065\u2029\u200F"));
}

TEST(source, names_the_control_it_refuses) {
  auto const from = source::from_text("a", "\u202E");
  ASSERT_EQ(from.diagnostics.size(), 1U);
  EXPECT_EQ(from.diagnostics.front().arguments, std::vector<argument>{"U+202E"});
}

TEST(source, does_not_report_controls_without_end) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\u202E";
  EXPECT_EQ(source::from_text("a", text).diagnostics.size(), limits::diagnostics);
}

TEST(source, has_a_limit) {
  EXPECT_TRUE(source::from_text("a", std::string(limits::file_bytes, 'x')));
  auto const from = source::from_text("a", std::string(limits::file_bytes + 1, 'x'));
  EXPECT_FALSE(from);
  ASSERT_EQ(from.diagnostics.size(), 1U);
  EXPECT_EQ(from.diagnostics.front().what, code::file_too_large);
  EXPECT_EQ(from.diagnostics.front().arguments, std::vector<argument>{"a"});
}

TEST_F(source_file, is_read_under_the_last_part_of_its_path) {
  auto const from = source::from_file(write(fs::path(u8"kế hoạch.plan"), "a\r\nb"));
  ASSERT_TRUE(from);
  EXPECT_EQ(from->name(), "kế hoạch.plan");
  EXPECT_EQ(from->bytes(), "a\r\nb");
  EXPECT_TRUE(source::from_file(write("empty.plan", "")));
}

#ifdef __linux__
TEST_F(source_file, whose_name_is_no_utf8_has_question_marks_in_messages) {
  auto const from = source::from_file(write("k\xEA ho\xB9"
                                            "ch.plan",
                                            "a"));
  ASSERT_TRUE(from);
  EXPECT_EQ(from->name(), "k? ho?ch.plan");
}
#endif

TEST(source, followed_by_others_says_of_each_place_where_it_was_written) {
  auto const a = source::from_text("a.plan", "x\ny");
  auto const b = source::from_text("b.plan", "z\n");
  auto const c = source::from_text("c.plan", "");
  auto const said = [](source const& from, std::uint32_t at) {
    auto const found = from.locate({at, at + 1});
    return found.file + ":" + std::to_string(found.line) + " " +
           std::string(from.slice(found.where));
  };
  auto const ab = a->followed_by(*b).both;
  EXPECT_EQ(ab.bytes(), "x\ny\nz\n");
  EXPECT_EQ(said(ab, 2), "a.plan:2 y");
  EXPECT_EQ(said(ab, 4), "b.plan:1 z");
  auto const bab = b->followed_by(ab).both;
  EXPECT_EQ(said(bab, 0), "b.plan:1 z");
  EXPECT_EQ(said(bab, 4), "a.plan:2 y");
  EXPECT_EQ(said(bab, 6), "b.plan:1 z");
  auto const cab = c->followed_by(ab).both;
  EXPECT_EQ(said(cab, 0), "a.plan:1 x");
  EXPECT_EQ(said(cab, 4), "b.plan:1 z");
}

TEST_F(source_file, that_is_missing_or_a_folder_is_unreadable) {
  for (auto const& path : {folder_ / "missing.plan", folder_, folder_ / "", fs::path()}) {
    auto const from = source::from_file(path);
    EXPECT_FALSE(from);
    ASSERT_EQ(from.diagnostics.size(), 1U);
    EXPECT_EQ(from.diagnostics.front().what, code::file_unreadable);
    EXPECT_EQ(from.diagnostics.front().arguments.size(), 1U);
  }
  auto const missing = source::from_file(folder_ / "missing.plan");
  EXPECT_EQ(missing.diagnostics.front().arguments, std::vector<argument>{"missing.plan"});
  EXPECT_EQ(missing.diagnostics.front().at.file, "missing.plan");
}

TEST_F(source_file, that_is_too_large_is_refused) {
  auto const from = source::from_file(write("big.plan", std::string(limits::file_bytes + 1, 'x')));
  EXPECT_FALSE(from);
  ASSERT_EQ(from.diagnostics.size(), 1U);
  EXPECT_EQ(from.diagnostics.front().what, code::file_too_large);
  EXPECT_TRUE(source::from_file(write("full.plan", std::string(limits::file_bytes, 'x'))));
}

} // namespace
} // namespace chitieu
