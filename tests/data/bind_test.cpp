#include "bind_case.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/data/rows.hpp>

#include <gtest/gtest.h>

namespace {

using namespace bind_case;
using chitieu::columns;

/// A column of `things` bound from one CSV column `c`, whose cells are lines.
struct cells_case {
  char const* what;
  column declared;
  std::vector<std::string> cells;
  std::string bound;
  std::string issues = "";
  number_style style = number_style::undeclared;
};

void expect_bound(cells_case const& expected) {
  SCOPED_TRACE(expected.what);
  schema plan = sample();
  plan.populations[0].columns.push_back(expected.declared);
  std::string csv = "Mã,c\n";
  for (std::size_t i = 0; i < expected.cells.size(); ++i)
    csv += std::to_string(i + 1) + ",\"" + expected.cells[i] + "\"\n";
  dataset data;
  data.add("things", table(csv, "t.csv"));
  data.add("units", table("id\n01\nA b\n"));
  auto const bound = bind(plan, use_all(plan), data, expected.style);
  EXPECT_EQ(issues(bound), expected.issues);
  EXPECT_EQ(shown(bound, 0, 1), expected.bound);
}

column of(type cells, blank when = blank::unknown) { return column_of("c", cells, when); }

TEST(bind, reads_cells_of_text_as_what_the_plan_declares) {
  for (auto const& one : std::vector<cells_case>{
           {"levels by name and alias in any case",
            level(),
            {"Tốt", "KHÁ ", "đạt", "good"},
            "2 1 0 2"},
           {"decomposed text", level(), {"Tô\u0301t"}, "2"},
           {"blank is unknown", level(), {"", "tốt"}, "? 2"},
           {"blank means none", level(blank::none), {"", "tốt"}, "- 2"},
           {"blank means a level", level(blank::value, 0), {"", "tốt"}, "0 2"},
           {"sets", set_of(level()), {"khá; tốt;khá", "", ";", "đạt;"}, "[1 2] ? ? [0]"},
           {"sets with blanks between values", set_of(level()), {"khá; ;tốt", " ; "}, "[1 2] ?"},
           {"sets where blank means none", set_of(level(blank::none)), {"", "tốt"}, "[] [2]"},
           {"sets where blank means a level", set_of(level(blank::value, 1)), {""}, "[1]"},
           {"flags",
            of(type::flag),
            {"Có", "yes", "X", "TRUE", "1", "không", "No", "false", "0", ""},
            "1 1 1 1 1 0 0 0 0 ?"},
           {"flags where blank means no", of(type::flag, blank::no), {"", "x"}, "0 1"},
           {"days",
            of(type::date),
            {"15/3/2023", "2023-03-15", "", "１５/３/２０２３"},
            "19431 19431 ? 19431"},
           {"days where blank means none", of(type::date, blank::none), {""}, "-"},
           {"counts", of(type::count), {"3", "-4", "", "5.0"}, "3 -4 ? 5"},
           {"numbers that fit no scale are places in a list",
            of(type::number),
            {"9000000000000000000", "0.01", "", "0.01", "-7"},
            "2=9000000000000000000 1=1/100 ? 1=1/100 0=-7"},
           {"numbers far below 0 that fit no scale",
            of(type::number),
            {"-9000000000000000000", "0.01"},
            "0=-9000000000000000000 1=1/100"},
           {"numbers take the largest scale",
            of(type::number),
            {"3", "2.50", "", "1.1234"},
            "30000e-4 25000e-4 ? 11234e-4"},
           {"numbers in Vietnamese",
            of(type::number),
            {"1.234,5", "0,5"},
            "12345e-1 5e-1",
            "",
            number_style::vi},
           {"numbers in English",
            of(type::number),
            {"1,234.5", "1,200"},
            "12345e-1 12000e-1",
            "",
            number_style::en},
           {"text", of(type::text), {" a  b ", "", "Ô\u0301"}, "'a  b' ? 'Ố'"},
           {"text where blank means none", of(type::text, blank::none), {"a", ""}, "'a' ''"},
           {"references", unit(), {"A b", "01", ""}, "1 0 ?"},
           {"references where blank means none", unit(false, blank::none), {"", "01"}, "- 0"},
           {"references to rows that may be absent", unit(true), {"02", "01"}, "- 0"},
           {"sets of references", set_of(unit()), {"A b;01;A b", "", "01"}, "[0 1] ? [0]"},
           {"sets of references to rows that may be absent",
            set_of(unit(true)),
            {"9;01", "9"},
            "[0] []"},
       })
    expect_bound(one);
}

TEST(bind, reports_cells_that_cannot_be_read_and_withholds_their_column) {
  for (auto const& one : std::vector<cells_case>{
           {"an undeclared category that is near",
            level(),
            {"tốtt", "tốt"},
            "null",
            "undeclared-category t.csv:2:2 c|tốtt -> Tốt\n"},
           {"a look-alike is shown with both",
            level(),
            {"ðạt"},
            "null",
            "undeclared-category t.csv:2:2 c|ðạt -> Đạt\n"},
           {"an undeclared category that is not near is not shown",
            level(),
            {"Nguyễn Văn An"},
            "null",
            "undeclared-category t.csv:2:2 c| ->  -> Đạt`, `Khá` and `Tốt\n"},
           {"in a set",
            set_of(level()),
            {"tốt;Nguyễn Văn An"},
            "null",
            "undeclared-category t.csv:2:2 c| ->  -> Đạt`, `Khá` and `Tốt\n"},
           {"flags", of(type::flag), {"maybe"}, "null", "bad-flag t.csv:2:2 c\n"},
           {"days",
            of(type::date),
            {"30/2/2023", "3/2023"},
            "null",
            "bad-date t.csv:2:2 c\nbad-date t.csv:3:2 c\n"},
           {"numbers",
            of(type::number),
            {"3 kg", "1.200", "99999999999999999999"},
            "null",
            "bad-number t.csv:2:2 c\nambiguous-number-cell t.csv:3:2 c\nbad-number t.csv:4:2 c\n"},
           {"a count with decimals", of(type::count), {"2.5"}, "null", "bad-number t.csv:2:2 c\n"},
           {"a reference that names nobody",
            unit(),
            {"1"},
            "null",
            "dangling-reference t.csv:2:2 c|units\n"},
           {"sets of references",
            set_of(unit()),
            {"01;9"},
            "null",
            "dangling-reference t.csv:2:2 c|units\n"},
           {"five of a kind, and then how many more",
            of(type::flag),
            {"p", "q", "p", "1", "p", "p", "p", "r"},
            "null",
            "bad-flag t.csv:2:2 c\nbad-flag t.csv:3:2 c\nbad-flag t.csv:4:2 c\nbad-flag t.csv:6:2 "
            "c\n"
            "bad-flag t.csv:7:2 c\nmore-like-it t.csv:8:2 2\n"},
       })
    expect_bound(one);
}

TEST(bind, does_not_take_a_reference_that_differs_in_case_and_says_so_once) {
  expect_bound({"near",
                unit(),
                {"01", "a B", "a b"},
                "null",
                "near-text t.csv:3:2 c\n"
                "dangling-reference t.csv:3:2 c|units\ndangling-reference t.csv:4:2 c|units\n"});
}

TEST(bind, does_not_say_which_key_is_near_where_several_are) {
  schema plan = sample();
  plan.populations[0].columns.push_back(unit());
  dataset data;
  data.add("things", table("id,c\n1,A B\n", "t.csv"));
  data.add("units", table("id\na b\na B\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  EXPECT_EQ(issues(bound), "dangling-reference t.csv:2:2 c|units\n");
}

TEST(bind, says_in_which_encoding_a_cell_may_be) {
  // “chỉ tiêu 6: từ 95% cán bộ đạt LĐTT” in TCVN3.
  std::string const cell = "ch\xD8 ti\xAAu 6: t\xF5 95% c\xB8n b\xE9 \xAE\xB9t L\xA7TT";
  schema plan = sample();
  plan.populations[0].columns.push_back(column_of("c", type::text));
  std::vector<std::string> const ids{"1"};
  std::vector<std::string> const cells{cell};
  dataset data;
  data.add("things", columns(chitieu::column("id", ids), chitieu::column("c", cells)));
  data.add("units", table("id\n"));
  EXPECT_EQ(issues(bind(plan, use_all(plan), data, {})), "not-utf8 things:1:2 TCVN3\n");
}

TEST(bind, keeps_sets_of_a_scale_with_many_levels) {
  schema plan = sample();
  for (int i = 3; i < 40; ++i) plan.scales[0].levels.push_back(named("L" + std::to_string(i)));
  plan.populations[0].columns.push_back(set_of(level()));
  dataset data;
  data.add("things", table("id,c\n1,L39;Đạt\n2,\n3,L31;L32\n"));
  data.add("units", table("id\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  EXPECT_EQ(issues(bound), "");
  EXPECT_EQ(shown(bound, 0, 1), "[0 39] ? [31 32]");
}

TEST(bind, wants_nothing_where_nothing_is_used) {
  schema plan = sample();
  plan.populations[0].columns.push_back(level());
  dataset data;
  data.add("things", table("id,c\n1,odd\n"));
  auto const bound = bind(plan, column_use(), data, {});
  EXPECT_EQ(issues(bound), "");
  EXPECT_FALSE(bound.tables[0].usable);
  // Nor what the plan has not.
  auto more = use_none(plan);
  more.populations.assign(9, true);
  more.columns.assign(9, std::vector<bool>(9, true));
  EXPECT_EQ(issues(bind(plan, more, data, {})).substr(0, 19), "missing-population ");
}

enum class mark : std::int8_t { poor = -2, fair = 3, good = 7 };

TEST(bind, reads_enumerators_with_others_between_them) {
  schema plan = sample();
  plan.populations[0].columns.push_back(level());
  std::vector<std::string> const ids{"1", "2", "3", "4"};
  std::vector<std::optional<mark>> const marks{mark::good, mark::poor, std::nullopt, mark::fair};
  for (bool const all_named : {true, false}) {
    std::vector<chitieu::data::named_choice<mark>> names{{mark::poor, "Đạt"}, {mark::good, "Tốt"}};
    names.push_back({mark::fair, all_named ? "Khá" : "odd"});
    dataset data;
    data.add("things", columns(chitieu::column("id", ids), chitieu::column("c", marks, names)));
    data.add("units", table("id\n"));
    auto const bound = bind(plan, use_all(plan), data, {});
    EXPECT_EQ(shown(bound, 0, 1), all_named ? "2 0 ? 1" : "null");
    EXPECT_EQ(issues(bound).empty(), all_named);
  }
}

TEST(bind, shows_no_more_than_sixty_code_points_of_a_category) {
  schema plan = sample();
  std::string longest;
  for (int i = 0; i < 70; ++i) longest += "ố";
  plan.scales[0].levels[0].name = longest + "x";
  plan.populations[0].columns.push_back(level());
  dataset data;
  data.add("things", table("id,c\n1," + longest + "\n"));
  data.add("units", table("id\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  ASSERT_EQ(bound.diagnostics.size(), 1U);
  ASSERT_EQ(bound.diagnostics[0].arguments.size(), 2U);
  EXPECT_EQ(bound.diagnostics[0].arguments[1].en.size(), 60 * std::string("ố").size());
}

TEST(bind, wants_only_the_columns_and_populations_that_are_used) {
  schema plan = sample();
  plan.populations[0].columns.push_back(level());
  plan.populations[0].columns.push_back(column_of("absent", type::text));
  auto use = use_none(plan);
  use.columns[0][1] = true;
  dataset data;
  data.add("things", table("id,c\n1,tốt\n"));
  auto const bound = bind(plan, use, data, {});
  EXPECT_EQ(issues(bound), "");
  EXPECT_TRUE(bound.tables[0].usable);
  EXPECT_EQ(shown(bound, 0, 0), "'1'") << "the key is used by every population that is";
  EXPECT_EQ(shown(bound, 0, 1), "2");
  EXPECT_EQ(shown(bound, 0, 2), "null");
  EXPECT_FALSE(bound.tables[1].usable);
}

TEST(bind, wants_the_population_to_which_a_reference_leads) {
  schema plan = sample();
  plan.populations[0].columns.push_back(unit());
  auto use = use_none(plan);
  use.columns[0][1] = true;
  dataset data;
  data.add("things", table("id,c\n1,01\n"));
  auto const bound = bind(plan, use, data, {});
  EXPECT_EQ(issues(bound), "missing-population :0:0 units\n");
  EXPECT_TRUE(bound.tables[0].usable);
  EXPECT_EQ(shown(bound, 0, 1), "null");
}

struct number_row {
  int id;
  std::optional<int> count;
  std::optional<double> score;
  std::optional<bool> flag;
  std::optional<std::chrono::year_month_day> day;
  std::optional<grade> level;
  std::optional<std::vector<grade>> levels;
  std::optional<std::vector<std::string>> texts;
  std::string text;
  std::string units;
};

TEST(bind, reads_columns_of_structs) {
  using namespace std::chrono_literals;
  std::vector<number_row> const things{
      {7,
       3,
       8.5,
       true,
       1970y / 1 / 3,
       grade::high,
       {{grade::high, grade::low}},
       {{"khá", " TỐT"}},
       " O\u0302\u0301 ",
       "01;A b"},
      {8, {}, {}, {}, {}, {}, {}, {}, "", ""},
      {9, -1, 0.125, false, 1970y / 1 / 1, grade::low, {{}}, {{}}, "b", "01"}};
  schema plan = sample();
  auto& declared = plan.populations[0].columns;
  auto const declare = [&](char const* name, column c) {
    c.called.name = name;
    declared.push_back(c);
  };
  declare("count", of(type::count));
  declare("score", of(type::number));
  declare("flag", of(type::flag, blank::no));
  declare("day", of(type::date, blank::none));
  declare("level", level(blank::value, 1));
  declare("levels", set_of(level()));
  declare("texts", set_of(level(blank::none)));
  declare("text", of(type::text));
  declare("units", set_of(unit()));
  dataset data;
  std::vector<chitieu::data::named_choice<grade>> const names{{grade::low, "đạt"},
                                                              {grade::high, "good"}};
  data.add("things", chitieu::rows(things, chitieu::column("id", &number_row::id),
                                   chitieu::column("count", &number_row::count),
                                   chitieu::column("score", &number_row::score),
                                   chitieu::column("flag", &number_row::flag),
                                   chitieu::column("day", &number_row::day),
                                   chitieu::column("level", &number_row::level, names),
                                   chitieu::column("levels", &number_row::levels, names),
                                   chitieu::column("texts", &number_row::texts),
                                   chitieu::column("text", &number_row::text),
                                   chitieu::column("units", &number_row::units)));
  data.add("units", table("id\n01\nA b\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  EXPECT_EQ(issues(bound), "");
  EXPECT_EQ(bound.tables[0].keys.texts(), (std::vector<std::string>{"7", "8", "9"}));
  std::vector<std::string> const expected{
      "'7' '8' '9'", "3 ? -1",     "8500e-3 ? 125e-3", "1 0 0",     "2 - 0",
      "2 1 0",       "[0 2] ? []", "[1 2] [] []",      "'Ố' ? 'b'", "[0 1] ? [0]"};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(shown(bound, 0, i), expected[i]) << i;
}

TEST(bind, says_whether_a_column_has_blanks) {
  schema plan = sample();
  plan.populations[0].columns.push_back(of(type::count));
  plan.populations[0].columns.push_back(of(type::flag, blank::no));
  plan.populations[0].columns[2].called.name = "d";
  std::vector<std::string> const ids{"1", "2"};
  std::vector<int> const counts{1, 2};
  std::vector<std::optional<bool>> const flags{true, std::nullopt};
  dataset data;
  data.add("things", columns(chitieu::column("id", ids), chitieu::column("c", counts),
                             chitieu::column("d", flags)));
  data.add("units", table("id\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  ASSERT_EQ(issues(bound), "");
  EXPECT_FALSE(bound.tables[0].columns[0]->has_blanks());
  EXPECT_FALSE(bound.tables[0].columns[1]->has_blanks());
  EXPECT_FALSE(bound.tables[0].columns[2]->has_blanks()) << "blank means no";
  EXPECT_EQ(bound.tables[0].columns[0]->text(1)->data(), ids[1].data()) << "not copied";
}

template <class Cells>
void expect_faults(char const* what, column const& declared, Cells const& cells,
                   std::string const& expected) {
  SCOPED_TRACE(what);
  schema plan = sample();
  plan.populations[0].columns.push_back(declared);
  std::vector<int> ids;
  for (std::size_t i = 0; i < std::size(cells); ++i) ids.push_back(static_cast<int>(i));
  dataset data;
  data.add("things", [&] {
    if constexpr (std::is_same_v<typename Cells::value_type, grade>)
      return columns(chitieu::column("id", ids),
                     chitieu::column("c", cells, {{grade::low, "đạtt"}}));
    else
      return columns(chitieu::column("id", ids), chitieu::column("c", cells));
  }());
  data.add("units", table("id\n01\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  EXPECT_EQ(issues(bound), expected);
  EXPECT_EQ(shown(bound, 0, 1), "null");
}

TEST(bind, reports_cells_of_columns_that_cannot_be_read) {
  using namespace std::chrono_literals;
  expect_faults("an enumerator that is no level, and one without a name", level(),
                std::vector{grade::low, grade::high},
                "undeclared-category things:1:2 c|đạtt -> Đạt\nundeclared-category things:2:2 c| "
                "->  -> Đạt`, `Khá` and `Tốt\n");
  expect_faults("in a set", set_of(level()), std::vector{grade::high},
                "undeclared-category things:1:2 c| ->  -> Đạt`, `Khá` and `Tốt\n");
  expect_faults("an infinite number", of(type::number), std::vector{1.0, -1.0 / 0.0},
                "bad-number things:2:2 c\n");
  expect_faults("a count that is not whole", of(type::count), std::vector{1.5},
                "bad-number things:1:2 c\n");
  expect_faults("a number beyond 64 bits", of(type::count), std::vector{~std::uint64_t{0}},
                "bad-number things:1:2 c\n");
  expect_faults("a flag that is 2", of(type::flag), std::vector{0, 2}, "bad-flag things:2:2 c\n");
  expect_faults("no day", of(type::date), std::vector{2023y / 2 / 29}, "bad-date things:1:2 c\n");
  expect_faults("text that is not UTF-8", of(type::text), std::vector<std::string>{"a", "\xFF"},
                "not-utf8 things:2:2 unknown\n");
  expect_faults("a category that is not UTF-8", level(), std::vector<std::string>{"\xFF"},
                "not-utf8 things:1:2 unknown\n");
  expect_faults("a reference that is not UTF-8", unit(), std::vector<std::string>{"\xFF"},
                "not-utf8 things:1:2 unknown\n");
  expect_faults("a day that is not UTF-8", of(type::date), std::vector<std::string>{"\xFF"},
                "bad-date things:1:2 c\n");
  expect_faults("a number that is not UTF-8", of(type::number), std::vector<std::string>{"1\xFF"},
                "bad-number things:1:2 c\n");
}

TEST(bind, takes_texts_of_blanks_for_blank) {
  std::vector<std::string> const ids = {"a", "b"};
  std::vector<std::string> const flags = {" ", "x"};
  std::vector<std::string> const levels = {"\u00A0 ", "Tốt"};
  for (auto const* cells : {&flags, &levels}) {
    schema plan = sample();
    plan.populations[0].columns.push_back(cells == &flags ? of(type::flag) : level());
    dataset data;
    data.add("things", columns(chitieu::column("id", ids), chitieu::column("c", *cells)));
    data.add("units", table("id\n01\n"));
    auto const bound = bind(plan, use_all(plan), data, number_style::undeclared);
    EXPECT_EQ(shown(bound, 0, 1), cells == &flags ? "? 1" : "? 2");
    EXPECT_EQ(issues(bound), "");
  }
}

TEST(bind, takes_whole_numbers_for_levels_that_are_written_in_digits) {
  schema plan = sample();
  plan.scales[0].levels = {named("10"), named("11")};
  plan.populations[0].columns.push_back(level());
  std::vector<std::string> const ids = {"a", "b", "c"};
  std::vector<std::optional<int>> const good = {11, std::nullopt, 10};
  std::vector<std::optional<int>> const bad = {11, 12, 10};
  for (auto const* classes : {&good, &bad}) {
    dataset data;
    data.add("things", columns(chitieu::column("id", ids), chitieu::column("c", *classes)));
    data.add("units", table("id\n01\n"));
    auto const bound = bind(plan, use_all(plan), data, number_style::undeclared);
    EXPECT_EQ(shown(bound, 0, 1), classes == &good ? "1 ? 0" : "null");
    EXPECT_EQ(issues(bound).empty(), classes == &good) << issues(bound);
  }
}

TEST(bind, reports_columns_of_another_kind) {
  std::string const wrong = "wrong-kind-of-column things:0:2 c|";
  expect_faults("decimals for a category", level(), std::vector{1.5},
                wrong + "a value of a list\n");
  expect_faults("numbers for days", of(type::date), std::vector{1.5}, wrong + "a date\n");
  expect_faults("flags for text", of(type::text), std::vector<bool>{true}, wrong + "text\n");
  expect_faults("lists for one reference", unit(), std::vector<std::vector<std::string>>{{"01"}},
                wrong + "a key of other records\n");
  expect_faults("flags for a number", of(type::number), std::vector<bool>{true},
                wrong + "a number\n");
  expect_faults("a decimal for a flag", of(type::flag), std::vector{1.0F}, wrong + "yes or no\n");
}

} // namespace
