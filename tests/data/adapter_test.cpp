#include "data/view_case.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/data/rows.hpp>

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <variant>

namespace {

using chitieu::column;
using chitieu::columns;
using chitieu::rows;
using chitieu::data::cell_kind;
using chitieu::data::cell_type;
using chitieu::data::input_column;
using chitieu::data::input_table;
using namespace std::chrono_literals;
using namespace std::string_view_literals;

enum class rating { poor, good = 7, excellent = 3 };
enum class far : std::int64_t { low = -5'000'000'000, high = 5'000'000'000, other = 1 };

static_assert(cell_type<std::string> && cell_type<std::string_view> && cell_type<char const*>);
static_assert(cell_type<bool> && cell_type<int> && cell_type<std::uint64_t> && cell_type<double>);
static_assert(cell_type<float> && cell_type<rating> && cell_type<std::optional<rating>>);
static_assert(cell_type<std::chrono::year_month_day> && cell_type<std::chrono::sys_days>);
static_assert(cell_type<std::vector<std::string>> && cell_type<std::set<rating>>);
static_assert(cell_type<std::span<std::string const>> &&
              cell_type<std::optional<std::set<rating>>>);
static_assert(!cell_type<void*> && !cell_type<char> && !cell_type<long double>);
static_assert(!cell_type<std::vector<int>> && !cell_type<std::map<int, int>>);
static_assert(!cell_type<std::variant<int, bool>> && !cell_type<std::chrono::seconds>);
static_assert(!cell_type<std::optional<std::optional<int>>>);
static_assert(!cell_type<std::unique_ptr<int>>);

// Text that a function makes would be gone before anybody reads it.
static_assert(!chitieu::data::lasting_cell<std::string>);
static_assert(!chitieu::data::lasting_cell<std::optional<std::string>>);
static_assert(!chitieu::data::lasting_cell<std::vector<std::string>>);
static_assert(chitieu::data::lasting_cell<std::string const&>);
static_assert(chitieu::data::lasting_cell<std::string_view>);
static_assert(chitieu::data::lasting_cell<std::span<std::string const>>);
static_assert(chitieu::data::lasting_cell<std::vector<rating>>);

/// Every cell of a column: `?` blank, `!` faulty, lists in brackets.
std::string shown(input_column const& cells, std::size_t size) {
  std::ostringstream out;
  for (std::size_t row = 0; row < size; ++row) {
    if (row > 0) out << ' ';
    std::int64_t value = 0;
    std::uint8_t known = 0;
    std::string_view text;
    std::vector<std::string_view> texts;
    std::vector<std::int64_t> choices;
    chitieu::exact::decimal number;
    switch (cells.kind()) {
    case cell_kind::text:
      out << (cells.read_text(row, text) ? text : "?"sv);
      break;
    case cell_kind::text_list:
      if (!cells.read_texts(row, texts)) {
        out << '?';
        break;
      }
      out << '[';
      for (auto const one : texts) out << one << ';';
      out << ']';
      break;
    case cell_kind::choice_list:
      if (!cells.read_choices(row, choices)) {
        out << '?';
        break;
      }
      out << '[';
      for (auto const one : choices)
        out << (one < 0 ? "!" : cells.choices()[static_cast<std::size_t>(one)]) << ';';
      out << ']';
      break;
    case cell_kind::decimal:
      cells.read_decimals(row, {&number, 1}, {&known, 1});
      out << (known == 0 ? "?" : known == 2 ? "!" : to_string(number));
      break;
    case cell_kind::choice:
      cells.read(row, {&value, 1}, {&known, 1});
      out << (known == 0   ? "?"
              : known == 2 ? "!"
                           : cells.choices()[static_cast<std::size_t>(value)]);
      break;
    default:
      cells.read(row, {&value, 1}, {&known, 1});
      out << (known == 0 ? "?" : known == 2 ? "!" : std::to_string(value));
    }
  }
  return std::move(out).str();
}

std::string shown(input_table const& table) {
  std::string all;
  for (auto const& one : table.columns) view_case::expect_views_of(*one.cells, table.rows);
  for (auto const& one : table.columns)
    all += one.name + ": " + shown(*one.cells, table.rows) + "\n";
  return all;
}

struct person {
  std::string id;
  std::string_view name;
  char const* note = nullptr;
  std::optional<std::string> unit;
  bool member = false;
  std::optional<bool> retired;
  int age = 0;
  std::uint64_t number = 0;
  std::optional<short> years;
  rating grade = rating::poor;
  std::optional<rating> last_grade;
  double score = 0;
  float share = 0;
  std::optional<double> bonus;
  std::chrono::year_month_day born;
  std::optional<std::chrono::sys_days> joined;
  std::vector<std::string> titles;
  std::optional<std::vector<std::string_view>> prizes;
  std::set<std::string> languages;
  std::vector<rating> grades;
  std::optional<std::set<rating>> past;

  [[nodiscard]] std::string const& code() const { return id; }
};

constexpr auto nan = std::numeric_limits<double>::quiet_NaN();
constexpr auto infinity = std::numeric_limits<float>::infinity();

std::vector<person> people() {
  person a;
  a.id = "007";
  a.name = "An";
  a.note = "n";
  a.unit = "K1";
  a.member = true;
  a.retired = false;
  a.age = -4;
  a.number = 12;
  a.years = short{3};
  a.grade = rating::good;
  a.last_grade = rating::excellent;
  a.score = 8.05;
  a.share = 0.1F;
  a.bonus = 25e9;
  a.born = 1970y / 1 / 2;
  a.joined = std::chrono::sys_days{1970y / 1 / 11};
  a.titles = {"LĐTT", "CSTĐCS"};
  a.prizes = std::vector{"P"sv};
  a.languages = {"vi", "en"};
  a.grades = {rating::good, rating::poor};
  a.past = std::set<rating>{};
  person b;
  b.number = std::numeric_limits<std::uint64_t>::max();
  b.grade = static_cast<rating>(5);
  b.score = nan;
  b.share = infinity;
  b.born = 2023y / 2 / 30;
  b.grades = {static_cast<rating>(99)};
  return {a, b};
}

TEST(rows, read_members_of_every_type_where_they_lie) {
  auto const staff = people();
  std::vector<chitieu::data::named_choice<rating>> const names{
      {rating::poor, "poor"}, {rating::good, "good"}, {rating::excellent, "excellent"}};
  auto const table =
      rows(staff, column("id", &person::id), column("name", &person::name),
           column("note", &person::note), column("unit", &person::unit),
           column("member", &person::member), column("retired", &person::retired),
           column("age", &person::age), column("number", &person::number),
           column("years", &person::years),
           column("grade", &person::grade, {{rating::poor, "poor"}, {rating::good, "good"}}),
           column("last", &person::last_grade, names), column("score", &person::score),
           column("share", &person::share), column("bonus", &person::bonus),
           column("born", &person::born), column("joined", &person::joined),
           column("titles", &person::titles), column("prizes", &person::prizes),
           column("languages", &person::languages), column("grades", &person::grades, names),
           column("past", &person::past, {{rating::poor, "poor"}}));
  EXPECT_EQ(table.rows, 2U);
  EXPECT_EQ(table.file, "");
  EXPECT_EQ(shown(table), "id: 007 ?\n"
                          "name: An ?\n"
                          "note: n ?\n"
                          "unit: K1 ?\n"
                          "member: 1 0\n"
                          "retired: 0 ?\n"
                          "age: -4 0\n"
                          "number: 12 !\n"
                          "years: 3 ?\n"
                          "grade: good !\n"
                          "last: excellent ?\n"
                          "score: 8.05 ?\n"
                          "share: 0.1 !\n"
                          "bonus: 25000000000 ?\n"
                          "born: 1 !\n"
                          "joined: 10 ?\n"
                          "titles: [LĐTT;CSTĐCS;] []\n"
                          "prizes: [P;] ?\n"
                          "languages: [en;vi;] []\n"
                          "grades: [good;poor;] [!;]\n"
                          "past: [] ?\n");
  std::string_view id;
  ASSERT_TRUE(table.columns[0].cells->read_text(0, id));
  EXPECT_EQ(id.data(), staff[0].id.data());
}

rating grade_of(person const& one) { return one.grade; }

TEST(rows, take_functions_of_a_row) {
  auto const staff = people();
  auto const table =
      rows(std::span(staff), column("code", &person::code),
           column("id", [](person const& one) -> std::string const& { return one.id; }),
           column("first", [](person const& one) -> std::string_view { return one.name; }),
           column("adult", [](person const& one) { return one.age >= 18; }),
           column("rating", grade_of, {{rating::good, "good"}, {rating::poor, "poor"}}),
           column(
               "generic", [](auto const& one) { return one.grade; },
               std::vector<chitieu::data::named_choice<rating>>{{rating::good, "tốt"}}),
           column("born", [](person const& one) -> std::optional<std::chrono::year_month_day> {
             if (one.born.ok()) return one.born;
             return std::nullopt;
           }));
  EXPECT_EQ(shown(table), "code: 007 ?\nid: 007 ?\nfirst: An ?\nadult: 0 0\nrating: good !\n"
                          "generic: tốt !\nborn: 1 ?\n");
}

TEST(rows, take_any_range_that_holds_rows_in_order) {
  auto const staff = people();
  std::deque<person> const deque(staff.begin(), staff.end());
  std::array<person, 2> array{staff[0], staff[1]};
  std::vector<std::unique_ptr<person>> pointers;
  for (auto const& one : staff) pointers.push_back(std::make_unique<person>(one));
  std::string const expected = "age: -4 0\n";
  EXPECT_EQ(shown(rows(deque, column("age", &person::age))), expected);
  EXPECT_EQ(shown(rows(array, column("age", &person::age))), expected);
  EXPECT_EQ(shown(rows(pointers, column("age", &person::age))), expected);
  EXPECT_EQ(rows(staff).rows, 2U);
}

TEST(columns, read_values_where_they_lie) {
  std::vector<std::string> const ids{"1", "", "3"};
  std::vector<bool> const flags{true, false, true};
  std::array<std::optional<int>, 3> const counts{1, std::nullopt, 3};
  std::deque<double> const scores{1e-5, -2.50, 1e300};
  std::vector<std::vector<std::string>> const titles{{"a", "b"}, {}, {"c"}};
  std::vector<far> const places{far::low, far::high, far::other};
  auto const table =
      columns(column("id", std::span<std::string const>(ids)), column("flag", flags),
              column("count", counts), column("score", scores), column("titles", titles),
              column("far", places, {{far::high, "high"}, {far::low, "low"}}));
  EXPECT_EQ(table.rows, 3U);
  EXPECT_EQ(shown(table), "id: 1 ? 3\nflag: 1 0 1\ncount: 1 ? 3\nscore: 0.00001 -2.5 !\n"
                          "titles: [a;b;] [] [c;]\nfar: low high !\n");
  std::string_view id;
  ASSERT_TRUE(table.columns[0].cells->read_text(0, id));
  EXPECT_EQ(id.data(), ids[0].data());
}

TEST(columns, know_no_enumerator_beyond_those_that_have_names) {
  std::vector<far> const places{far::low, static_cast<far>(INT64_MIN), far::high,
                                static_cast<far>(INT64_MAX)};
  EXPECT_EQ(shown(columns(column("far", places, {{far::high, "high"}, {far::low, "low"}}))),
            "far: low ! high !\n");
}

TEST(columns, refuse_columns_of_different_lengths) {
  std::vector<int> const two{1, 2};
  std::vector<int> const three{1, 2, 3};
  EXPECT_THROW((void)columns(column("a", two), column("b", three)), std::invalid_argument);
  EXPECT_EQ(columns().rows, 0U);
}

TEST(column, refuses_names_that_do_not_fit_an_enumeration) {
  using names = std::vector<chitieu::data::named_choice<rating>>;
  EXPECT_THROW((void)column("r", &person::grade, names{}), std::invalid_argument);
  EXPECT_THROW((void)column("r", &person::grade, {{rating::good, "a"}, {rating::good, "b"}}),
               std::invalid_argument);
}

TEST(shortest_decimal, reads_numbers_as_they_print) {
  struct example {
    double value;
    std::string_view expected;
  };
  for (auto const& [value, expected] : std::initializer_list<example>{
           {0.0, "0"},
           {-0.0, "0"},
           {0.1, "0.1"},
           {0.30000000000000004, "0.30000000000000004"},
           {-12.5, "-12.5"},
           {1e18, "1000000000000000000"},
           {1e19, "none"},
           {1e-18, "0.000000000000000001"},
           {1e-19, "none"},
           {123456789012345678.0, "123456789012345680"},
           {nan, "none"},
           {-std::numeric_limits<double>::infinity(), "none"},
       }) {
    auto const read = chitieu::data::shortest_decimal(value);
    EXPECT_EQ(read ? to_string(*read) : "none", expected) << value;
  }
  auto const single = chitieu::data::shortest_decimal(8.05F);
  ASSERT_TRUE(single);
  EXPECT_EQ(to_string(*single), "8.05");
}

} // namespace
