#include <chitieu/data/csv.hpp>
#include <chitieu/limits.hpp>
#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

namespace {

using chitieu::code;
using chitieu::diagnostic;
using chitieu::diagnostics;
using chitieu::language;
using chitieu::data::read_csv;
using chitieu::data::read_csv_file;
using chitieu::data::text_table;
using namespace std::string_literals;
using namespace std::string_view_literals;

using rows = std::vector<std::vector<std::string>>;

rows rows_of(text_table const& table) {
  rows all(table.rows());
  for (auto const& column : table.columns)
    for (std::size_t r = 0; r < column.size(); ++r) all.at(r).emplace_back(column[r]);
  return all;
}

/// `code line:column argument|argument`, one line for each diagnostic.
std::string shown(diagnostics const& issues) {
  std::ostringstream out;
  for (auto const& issue : issues) {
    EXPECT_EQ(issue.at.file, "t.csv");
    EXPECT_EQ(issue.at.where, chitieu::span{});
    char const* name = "?";
    if (issue.what == code::not_utf8) name = "not_utf8";
    if (issue.what == code::csv_no_header) name = "no_header";
    if (issue.what == code::csv_empty_header) name = "empty_header";
    if (issue.what == code::csv_duplicate_header) name = "duplicate_header";
    if (issue.what == code::csv_ragged_row) name = "ragged_row";
    if (issue.what == code::csv_open_quote) name = "open_quote";
    out << name << ' ' << issue.at.line << ':' << issue.at.column;
    for (std::size_t i = 0; i < issue.arguments.size(); ++i)
      out << (i == 0 ? " " : "|") << issue.arguments[i].in(language::en);
    out << '\n';
  }
  return std::move(out).str();
}

struct readable {
  std::string_view text;
  std::vector<std::string> header;
  rows cells;
  std::vector<std::uint32_t> lines;
};

void expect_read(readable const& expected) {
  SCOPED_TRACE(testing::PrintToString(expected.text));
  auto const table = read_csv("t.csv", expected.text);
  EXPECT_EQ(shown(table.diagnostics), "");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->file, "t.csv");
  EXPECT_EQ(table->header, expected.header);
  EXPECT_EQ(table->columns.size(), table->header.size());
  EXPECT_EQ(rows_of(*table), expected.cells);
  EXPECT_EQ(table->lines, expected.lines);
}

struct faulty {
  std::string_view text;
  std::string_view issues;
};

void expect_refused(faulty const& expected) {
  SCOPED_TRACE(testing::PrintToString(expected.text));
  auto const table = read_csv("t.csv", expected.text);
  EXPECT_EQ(shown(table.diagnostics), expected.issues);
  EXPECT_FALSE(table);
}

TEST(csv, separator_is_the_one_the_header_has_most_of) {
  for (readable const& expected : std::initializer_list<readable>{
           {"A,B\n1,2\n", {"A", "B"}, {{"1", "2"}}, {2}},
           {"A;B\n1;2,5\n", {"A", "B"}, {{"1", "2,5"}}, {2}},
           {"A\tB\n1\t2;3\n", {"A", "B"}, {{"1", "2;3"}}, {2}},
           {"A;B, b;C\n1;2;3\n", {"A", "B, b", "C"}, {{"1", "2", "3"}}, {2}},
           {"A;b,B\n1,2\n", {"A;b", "B"}, {{"1", "2"}}, {2}},
           {"A\tb;B\n1;2\n", {"A\tb", "B"}, {{"1", "2"}}, {2}},
           {"\"a,b,c,d\";B\n1;2\n", {"a,b,c,d", "B"}, {{"1", "2"}}, {2}},
           {"A,\"b;c;d\"\n1,2\n", {"A", "b;c;d"}, {{"1", "2"}}, {2}},
           {"A,\"b\"\";c;d\"\n1,2\n", {"A", "b\";c;d"}, {{"1", "2"}}, {2}},
           {"A,\"b\n;c;d\"\n1,2\n", {"A", "b\n;c;d"}, {{"1", "2"}}, {3}},
           {"A,5\" x\n1,2\n", {"A", "5\" x"}, {{"1", "2"}}, {2}},
           {"A\n1\n", {"A"}, {{"1"}}, {2}},
       })
    expect_read(expected);
}

TEST(csv, separator_named_on_the_first_line_wins) {
  for (readable const& expected : std::initializer_list<readable>{
           {"sep=;\nA;B\n1;2\n", {"A", "B"}, {{"1", "2"}}, {3}},
           {"sep=;\r\nA,a,a;B\r\n1;2\r\n", {"A,a,a", "B"}, {{"1", "2"}}, {3}},
           {"sep=,\rA,B\r1,2\r", {"A", "B"}, {{"1", "2"}}, {3}},
           {"sep=\t\nA\tB\n1\t2\n", {"A", "B"}, {{"1", "2"}}, {3}},
           {"\xEF\xBB\xBFsep=;\n\nA;B\n1;2", {"A", "B"}, {{"1", "2"}}, {4}},
           {"sep=x\n1\n", {"sep=x"}, {{"1"}}, {2}},
       })
    expect_read(expected);
  auto const table = read_csv("t.csv", "sep=;\n\nA;B\n1;2\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->header_line, 3U);
}

TEST(csv, quotation_marks_are_undone_as_rfc_4180_has_them) {
  for (readable const& expected : std::initializer_list<readable>{
           {"A,B\n\"1\",\"2\"\n", {"A", "B"}, {{"1", "2"}}, {2}},
           {"A,B\n\"a,b\",\"c;\td\"\n", {"A", "B"}, {{"a,b", "c;\td"}}, {2}},
           {"A,B\n\"say \"\"x\"\"\",\"\"\"\"\n", {"A", "B"}, {{"say \"x\"", "\""}}, {2}},
           {"A,B\n\"\",x\n", {"A", "B"}, {{"", "x"}}, {2}},
           {"A,B\nsay \"x,5\"\n", {"A", "B"}, {{"say \"x", "5\""}}, {2}},
           {"A,B\n\"a\"b,\"c\" \n", {"A", "B"}, {{"ab", "c"}}, {2}},
           {"\"A\",\"B\"\n1,2", {"A", "B"}, {{"1", "2"}}, {2}},
           {"A,B\n1,\"2\"", {"A", "B"}, {{"1", "2"}}, {2}},
       })
    expect_read(expected);
}

TEST(csv, every_line_end_is_understood_and_lines_are_those_of_the_file) {
  for (readable const& expected : std::initializer_list<readable>{
           {"A,B\n1,2\n3,4\n", {"A", "B"}, {{"1", "2"}, {"3", "4"}}, {2, 3}},
           {"A,B\r\n1,2\r\n3,4\r\n", {"A", "B"}, {{"1", "2"}, {"3", "4"}}, {2, 3}},
           {"A,B\r1,2\r3,4\r", {"A", "B"}, {{"1", "2"}, {"3", "4"}}, {2, 3}},
           {"A,B\n1,2\r\n3,4\r5,6", {"A", "B"}, {{"1", "2"}, {"3", "4"}, {"5", "6"}}, {2, 3, 4}},
           {"A,B\n1,\"x\ny\"\n3,4", {"A", "B"}, {{"1", "x\ny"}, {"3", "4"}}, {2, 4}},
           {"A,B\n1,\"x\r\ny\rz\"\n3,4", {"A", "B"}, {{"1", "x\ny\nz"}, {"3", "4"}}, {2, 5}},
           {"\"A\n1\",B\r\n1,2", {"A\n1", "B"}, {{"1", "2"}}, {3}},
       })
    expect_read(expected);
}

TEST(csv, blank_lines_are_left_out) {
  for (readable const& expected : std::initializer_list<readable>{
           {"\n\n  \nA,B\n\n1,2\n \t \n3,4\n\n\n", {"A", "B"}, {{"1", "2"}, {"3", "4"}}, {6, 8}},
           {";;;\r\n; ;\r\nA;B\r\n;;;;\r\n;\r\n1;2\r\n", {"A", "B"}, {{"1", "2"}}, {6}},
           {",,\nA;B\n1;2", {"A", "B"}, {{"1", "2"}}, {3}},
           {"\xC2\xA0\nA;B\n\xC2\xA0\n1;2", {"A", "B"}, {{"1", "2"}}, {4}},
           {"A,B\n1,\n,2\n , \n", {"A", "B"}, {{"1", ""}, {"", "2"}}, {2, 3}},
           {"A\n\"\"\n\nx\n", {"A"}, {{""}, {"x"}}, {2, 4}},
       })
    expect_read(expected);
}

TEST(csv, byte_order_mark_is_dropped) {
  for (readable const& expected : std::initializer_list<readable>{
           {"\xEF\xBB\xBF"
            "A,B\n1,2\n",
            {"A", "B"},
            {{"1", "2"}},
            {2}},
           {"\xEF\xBB\xBF\"A\",B\n1,2\n", {"A", "B"}, {{"1", "2"}}, {2}},
       })
    expect_read(expected);
}

TEST(csv, cells_and_headers_are_composed_and_cut) {
  for (readable const& expected : std::initializer_list<readable>{
           {" A , B\t\n 1 1 ,\t2\n", {"A", "B"}, {{"1 1", "2"}}, {2}},
           {"Te\xCC\x81\nx\xC2\xA0\n", {"T\xC3\xA9"}, {{"x"}}, {2}},
           {"A\n\xC2\xA0 kye\xCC\x81 \n", {"A"}, {{"ky\xC3\xA9"}}, {2}},
           {"A,B\n\" 1 \",\"\n2\n\"\n", {"A", "B"}, {{"1", "2"}}, {2}},
           {"Mã,Họ và tên\n0001,Đỗ Thị Ánh\n", {"Mã", "Họ và tên"}, {{"0001", "Đỗ Thị Ánh"}}, {2}},
       })
    expect_read(expected);
}

TEST(csv, header_alone_is_a_table_of_no_rows) {
  for (std::string_view const text : {"A,B"sv, "A,B\n"sv, "A,B\r\n\r\n ,\r\n"sv, "\nA,B,,"sv}) {
    auto const table = read_csv("t.csv", text);
    ASSERT_TRUE(table) << text;
    EXPECT_EQ(table->header, (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(table->columns, (std::vector<chitieu::data::cell_texts>(2)));
    EXPECT_EQ(table->rows(), 0U);
  }
}

TEST(csv, separators_at_the_right_of_an_office_file_make_no_columns) {
  for (readable const& expected : std::initializer_list<readable>{
           {"A;B;;\n1;2;;\n", {"A", "B"}, {{"1", "2"}}, {2}},
           {"A;B;; \n1;2; ;\n3;4\n5;6;\n",
            {"A", "B"},
            {{"1", "2"}, {"3", "4"}, {"5", "6"}},
            {2, 3, 4}},
           {"A;B;\"\"\n1;2;\"\"\n", {"A", "B"}, {{"1", "2"}}, {2}},
       })
    expect_read(expected);
  for (faulty const& expected : std::initializer_list<faulty>{
           {"A;B;;\n1;2;;x\n", "empty_header 1:3 3\nempty_header 1:4 4\n"},
           {"A;B;;\n1;2;x;\n", "empty_header 1:3 3\n"},
           {"A;B;;\n1;2;;;\n", "ragged_row 2:0 5|4\n"},
           {"A;B;;\n1\n", "ragged_row 2:0 1|4\n"},
       })
    expect_refused(expected);
}

TEST(csv, missing_header_is_reported) {
  for (faulty const& expected : std::initializer_list<faulty>{
           {"", "no_header 1:0\n"},
           {"\xEF\xBB\xBF", "no_header 1:0\n"},
           {"\n\n", "no_header 3:0\n"},
           {" ;; \r\n", "no_header 2:0\n"},
           {"  ", "no_header 1:0\n"},
           {";;", "no_header 1:0\n"},
           {"sep=;", "no_header 1:0\n"},
           {"sep=;\n", "no_header 2:0\n"},
           {"\"\";\"\"\n", "no_header 1:0\n"},
       })
    expect_refused(expected);
}

TEST(csv, empty_headers_are_reported_with_their_number) {
  for (faulty const& expected : std::initializer_list<faulty>{
           {"A,,C\n1,2,3\n", "empty_header 1:2 2\n"},
           {"A,,C\n1,,3\n", "empty_header 1:2 2\n"},
           {"\n, ,C\n1,2,3\n", "empty_header 2:1 1\nempty_header 2:2 2\n"},
           {"\"\"\nx\n", "empty_header 1:1 1\n"},
       })
    expect_refused(expected);
}

TEST(csv, headers_that_are_one_name_are_reported) {
  for (faulty const& expected : std::initializer_list<faulty>{
           {"A,B,A\n1,2,3\n", "duplicate_header 1:3 A\n"},
           {"Ten ta\xC3\xA9,TEN  ta\x65\xCC\x81\n1,2\n", "duplicate_header 1:2 TEN  ta\xC3\xA9\n"},
           {"a,A,a \n", "duplicate_header 1:2 A\nduplicate_header 1:3 a\n"},
           {"\nA,,A\n1,2,3\n1\n",
            "empty_header 2:2 2\nduplicate_header 2:3 A\nragged_row 4:0 1|3\n"},
       })
    expect_refused(expected);
}

TEST(csv, ragged_rows_withhold_the_table) {
  for (faulty const& expected : std::initializer_list<faulty>{
           {"A,B\n1\n", "ragged_row 2:0 1|2\n"},
           {"A,B\n1,2,3\n", "ragged_row 2:0 3|2\n"},
           {"A,B\n1,2,\n", "ragged_row 2:0 3|2\n"},
           {"A,B\n1,2\n\"x\n\n\"\n1,2\n1,2,3", "ragged_row 3:0 1|2\nragged_row 7:0 3|2\n"},
           {"A;B\n1,2\n", "ragged_row 2:0 1|2\n"},
           {"A,B\n1, \"2,3\"\n", "ragged_row 2:0 3|2\n"},
       })
    expect_refused(expected);
}

TEST(csv, open_quotation_mark_is_reported_where_it_was_opened) {
  for (faulty const& expected : std::initializer_list<faulty>{
           {"A,B\n1,2\n3,\"4\n5,6\n7,8\n", "open_quote 3:2\n"},
           {"A,B\n1,\"\n", "open_quote 2:2\n"},
           {"A,B\n1,\"", "open_quote 2:2\n"},
           {"A,B\n1,\"x\"\"", "open_quote 2:2\n"},
           {"A,B\n\"x\ny\",\"z\n", "open_quote 3:2\n"},
           {"A,B\n1\n\"", "ragged_row 2:0 1|2\nopen_quote 3:1\n"},
           {"A,A\n1,\"", "duplicate_header 1:2 A\nopen_quote 2:2\n"},
           {"A,\"B\n1,2\n", "open_quote 1:2\n"},
           {"\"", "open_quote 1:1\n"},
       })
    expect_refused(expected);
}

TEST(csv, text_that_is_not_utf8_is_reported_with_line_and_field) {
  struct {
    std::string text;
    std::uint32_t line;
    std::uint32_t column;
  } const cases[] = {
      {"\xFF", 1, 1},
      {"\xFF\xFE"
       "A\0,\0B\0\n\0"s,
       1, 1},
      {"A;B;M\xE3;D\n", 1, 3},
      {"A,b;c;d;\xE3\n", 1, 4},
      {"A,B\n1,2\n\n3,x\xE3y\n", 4, 2},
      {"A,B\r\n1,2\r\n\xE3,4", 3, 1},
      {"A,B\n1,\"x\ny;\n\xE3\"", 4, 2},
      {"A,B\n1,\"x\n\xE3", 3, 2},
      {"  \xE3", 1, 1},
      {"\n ;\xE3", 2, 2},
      {"sep=;\nA,a;\xE3", 2, 2},
      {"A,B\n1,2\xC3", 2, 2},
      {"A,B\n1\xC3,2", 2, 1},
      {"\xEF\xBB\xBF"
       "A,\xC0\x80",
       1, 2},
      {"A,\xED\xA0\x80", 1, 2},
      // Where the text is looked through piece by piece there is no character at all to cut before.
      {"A,B\n1," + std::string((1U << 16) - 9, 'x') + std::string(6, '\x80') + "\n", 2, 2},
  };
  for (auto const& [text, line, column] : cases) {
    SCOPED_TRACE(testing::PrintToString(text));
    auto const table = read_csv("t.csv", text);
    EXPECT_FALSE(table);
    ASSERT_EQ(table.diagnostics.size(), 1U);
    auto const& issue = table.diagnostics.front();
    EXPECT_EQ(issue.what, code::not_utf8);
    EXPECT_EQ(issue.at.file, "t.csv");
    EXPECT_EQ(issue.at.line, line);
    EXPECT_EQ(issue.at.column, column);
    auto const guess = chitieu::text::guess_encoding(
        std::string_view(text).substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0));
    ASSERT_EQ(issue.arguments.size(), 1U);
    EXPECT_EQ(issue.arguments.front().en, guess.empty() ? "unknown" : guess);
  }
}

TEST(csv, nul_bytes_are_text_like_any_other) {
  expect_read({"A,B\n\0,x\0y\n"sv, {"A", "B"}, {{"\0"s, "x\0y"s}}, {2}});
  expect_read({"A\0,B\n1,2"sv, {"A\0"s, "B"}, {{"1", "2"}}, {2}});
  expect_read({"\0"sv, {"\0"s}, {}, {}});
  expect_refused({"A,B\n\0\0\0"sv, "ragged_row 2:0 1|2\n"});
}

TEST(csv, ten_thousand_columns_are_read) {
  constexpr std::size_t width = 10'000;
  std::string header;
  std::string row;
  for (std::size_t i = 0; i < width; ++i) {
    header += (i == 0 ? "c" : ";c") + std::to_string(i);
    row += (i == 0 ? "" : ";") + std::to_string(i * i);
  }
  auto const table = read_csv("t.csv", header + "\n" + row + "\n" + row);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->header.size(), width);
  EXPECT_EQ(table->rows(), 2U);
  EXPECT_EQ(table->header.back(), "c9999");
  EXPECT_EQ(table->columns.back()[1], std::to_string((width - 1) * (width - 1)));
}

TEST(csv, never_reports_more_than_the_limit_of_one_kind) {
  auto const limit = chitieu::limits::diagnostics;
  std::string ragged = "A,B\n";
  std::string duplicates = "A";
  for (std::size_t i = 0; i < limit * 50; ++i) {
    ragged += "1\n";
    duplicates += ",A";
  }
  EXPECT_EQ(read_csv("t.csv", ragged).diagnostics.size(), limit);
  EXPECT_EQ(read_csv("t.csv", duplicates).diagnostics.size(), limit);

  auto const open = read_csv("t.csv", ragged + "\"");
  ASSERT_EQ(open.diagnostics.size(), limit + 1);
  EXPECT_EQ(open.diagnostics.back().what, code::csv_open_quote);
}

TEST(csv, messages_never_repeat_a_cell) {
  auto const secret = "Nguyen Van Bi Mat"s;
  for (auto const& text :
       {"A,B\n" + secret + "\n", "A,B\n1,\"" + secret, "A,\n1," + secret,
        "A,B\n1," + secret + "\xFF", "A,B\n" + secret + ",2,3\n", "A,A\n1," + secret}) {
    auto const table = read_csv("t.csv", text);
    ASSERT_FALSE(table.diagnostics.empty()) << text;
    for (auto const& issue : table.diagnostics) {
      for (auto const& list : {issue.arguments, issue.hint_arguments})
        for (auto const& argument : list)
          EXPECT_EQ((argument.en + argument.vi).find(secret), std::string::npos) << text;
    }
  }
}

TEST(csv, file_is_called_by_its_last_part) {
  auto const path = std::filesystem::path(testing::TempDir()) / "chitieu_csv_test.csv";
  {
    std::ofstream out(path, std::ios::binary);
    out << "\xEF\xBB\xBFMã;Tên\r\n0001;\"x\r\ny\"\r\n";
  }
  auto const table = read_csv_file(path);
  std::filesystem::remove(path);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->file, "chitieu_csv_test.csv");
  EXPECT_EQ(table->header, (std::vector<std::string>{"Mã", "Tên"}));
  EXPECT_EQ(rows_of(*table), (rows{{"0001", "x\ny"}}));
}

TEST(csv, file_larger_than_one_piece_is_read_whole) {
  auto const path = std::filesystem::path(testing::TempDir()) / "chitieu_csv_large_test.csv";
  constexpr std::size_t count = 30'000;
  {
    std::ofstream out(path, std::ios::binary);
    out << "n\n";
    for (std::size_t i = 0; i < count; ++i) out << i << '\n';
  }
  auto const table = read_csv_file(path);
  std::filesystem::remove(path);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows(), count);
  for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(table->columns[0][i], std::to_string(i));
}

TEST(csv, empty_file_has_no_header) {
  auto const path = std::filesystem::path(testing::TempDir()) / "chitieu_csv_empty_test.csv";
  std::ofstream(path, std::ios::binary).close();
  auto const table = read_csv_file(path);
  std::filesystem::remove(path);
  ASSERT_EQ(table.diagnostics.size(), 1U);
  EXPECT_EQ(table.diagnostics.front().what, code::csv_no_header);
}

TEST(csv, file_that_cannot_be_read_is_reported) {
  auto const folder = std::filesystem::path(testing::TempDir()) / "chitieu_csv_folder.csv";
  std::filesystem::create_directory(folder);
  struct {
    std::filesystem::path path;
    std::string file;
  } const cases[] = {
      {folder / "missing.csv", "missing.csv"},
      {folder, "chitieu_csv_folder.csv"},
      {folder / "", "chitieu_csv_folder.csv"},
  };
  for (auto const& [path, file] : cases) {
    auto const table = read_csv_file(path);
    EXPECT_FALSE(table) << path;
    ASSERT_EQ(table.diagnostics.size(), 1U) << path;
    auto const& issue = table.diagnostics.front();
    EXPECT_EQ(issue.what, code::file_unreadable);
    EXPECT_EQ(issue.at.file, file);
    EXPECT_EQ(issue.at.line, 0U);
    EXPECT_EQ(issue.arguments, (std::vector<chitieu::argument>{file}));
  }
  std::filesystem::remove(folder);
}

class random_source {
 public:
  explicit random_source(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
  template <class Choices>
  auto const& one_of(Choices const& choices) {
    return choices[below(std::size(choices))];
  }

 private:
  std::mt19937_64 engine_;
};

constexpr std::uint64_t seed = 20'231'030;

std::string in_quotes(std::string_view cell) {
  std::string text = "\"";
  for (char const c : cell) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

TEST(csv, tables_come_back_as_they_were_written) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  random_source random(seed);
  std::string_view const pieces[] = {"a", "Đ", " ", ",",  ";",    "\t", "\"", "\n",
                                     "0", "ệ", "'", "\\", "\0"sv, "=",  "😀", "\xC2\xA0"};
  std::string_view const line_ends[] = {"\n", "\r\n", "\r"};
  for (int round = 0; round < 500; ++round) {
    auto const width = 1 + random.below(5);
    auto const height = random.below(6);
    std::string const separator(1, random.one_of(",;\t"sv));
    auto const line_end = random.one_of(line_ends);
    std::string text = random.below(2) == 0 ? "" : "\xEF\xBB\xBF";
    std::vector<std::string> header;
    for (std::size_t c = 0; c < width; ++c) {
      header.push_back("c" + std::to_string(c));
      text += (c == 0 ? "" : separator) + header.back();
    }
    rows expected(height);
    for (auto& row : expected) {
      text += line_end;
      for (std::size_t c = 0; c < width; ++c) {
        std::string cell;
        for (auto length = random.below(6); length > 0; --length) cell += random.one_of(pieces);
        row.push_back(chitieu::text::normalise(cell));
        bool const must_quote =
            row.back().empty() || cell.find_first_of(",;\t\"\n") != std::string::npos;
        text += c == 0 ? "" : separator;
        text += must_quote || random.below(2) == 0 ? in_quotes(cell) : cell;
      }
    }
    if (random.below(2) == 0) text += line_end;
    auto const table = read_csv("t.csv", text);
    ASSERT_EQ(shown(table.diagnostics), "") << testing::PrintToString(text);
    ASSERT_TRUE(table);
    ASSERT_EQ(table->header, header);
    ASSERT_EQ(rows_of(*table), expected) << testing::PrintToString(text);
  }
}

TEST(csv, any_bytes_make_a_whole_table_or_a_reason) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  random_source random(seed);
  std::string_view const pieces[] = {
      "a",  "B",  ",",    ",",    ";",    "\t",           "\"",   "\"\"", " ",
      "\n", "\r", "\r\n", "\0"sv, "\xFF", "\xEF\xBB\xBF", "sep=", "é"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto length = random.below(24); length > 0; --length) text += random.one_of(pieces);
    auto const table = read_csv("t.csv", text);
    ASSERT_EQ(table.value.has_value(), table.diagnostics.empty()) << testing::PrintToString(text);
    auto const last_line =
        1 + std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
    for (auto const& issue : table.diagnostics) {
      ASSERT_GE(issue.at.line, 1U) << testing::PrintToString(text);
      ASSERT_LE(issue.at.line, last_line) << testing::PrintToString(text);
    }
    if (!table) continue;
    ASSERT_FALSE(table->header.empty());
    ASSERT_EQ(table->columns.size(), table->header.size());
    for (auto const& column : table->columns) ASSERT_EQ(column.size(), table->rows());
    ASSERT_TRUE(std::is_sorted(table->lines.begin(), table->lines.end()));
    for (auto const& name : table->header) ASSERT_FALSE(name.empty());
  }
}

} // namespace
