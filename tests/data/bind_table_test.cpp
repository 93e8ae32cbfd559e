#include "bind_case.hpp"

#include <chitieu/data/columns.hpp>

#include <gtest/gtest.h>

namespace {

using namespace bind_case;

struct tables_case {
  char const* what;
  std::vector<std::pair<std::string, std::string>> tables; ///< name and CSV
  std::string issues;
  bool things_usable = true;
};

void expect_tables(tables_case const& expected, schema const& plan = sample()) {
  SCOPED_TRACE(expected.what);
  dataset data;
  for (auto const& [name, csv] : expected.tables) data.add(name, table(csv));
  auto const bound = bind(plan, use_all(plan), data, {});
  EXPECT_EQ(issues(bound), expected.issues);
  EXPECT_EQ(bound.tables[0].usable, expected.things_usable);
}

TEST(bind_table, finds_tables_by_name_alias_and_file_name) {
  std::pair<std::string, std::string> const units{"units", "id\nu\n"};
  for (auto const& one : std::vector<tables_case>{
           {"name in any case", {{"THINGS", "id\n1\n"}, units}, ""},
           {"alias", {{"Đồ  vật", "id\n1\n"}, units}, ""},
           {"name of a file", {{"do-vat", "Mã\n1\n"}, {"don_vi", "MÃ\nu\n"}}, ""},
           {"missing", {units}, "missing-population :0:0 things\n", false},
           {"missing with a near one",
            {{"thigns", "id\n1\n"}, units},
            "unused-table thigns:0:0 thigns -> things\nmissing-population :0:0 things -> thigns\n",
            false},
           {"nobody's",
            {{"things", "id\n1\n"}, units, {"zzz", "q\n1\n"}},
            "unused-table zzz:0:0 zzz\n"},
           {"two for one",
            {{"things", "id\n1\n"}, {"do-vat", "id\n1\n"}, units},
            "ambiguous-table do-vat:0:0 things` and `do-vat|things\n",
            false},
           {"the same name twice",
            {{"things", "id\n1\n"}, {"things", "id\n2\n"}, units},
            "ambiguous-table things:0:0 things` and `things|things\n",
            false},
       })
    expect_tables(one);
}

TEST(bind_table, prefers_the_name_to_the_name_of_a_file) {
  schema plan = sample();
  plan.populations[0].called.name = "đơn vi";
  plan.populations[0].called.aliases.clear();
  expect_tables({"names", {{"đơn vi", "id\n1\n"}, {"đơn vị", "id\n1\n"}}, ""}, plan);
  expect_tables({"a file",
                 {{"don-vi", "id\n1\n"}},
                 "ambiguous-table don-vi:0:0 don-vi|đơn vi` and `units\n",
                 false},
                plan);
}

TEST(bind_table, reports_columns_that_are_missing_or_there_twice) {
  std::pair<std::string, std::string> const units{"units", "id\nu\n"};
  schema plan = sample();
  plan.populations[0].columns.push_back(column_of("rating", type::text));
  plan.populations[0].columns[1].called.aliases = {"Xếp loại"};
  for (auto const& one : std::vector<tables_case>{
           {"missing",
            {{"things", "id,q\n1,a\n"}, units},
            "missing-column things:0:0 rating|things -> q\n"},
           {"missing with a near one",
            {{"things", "id,Xep loai\n1,a\n"}, units},
            "missing-column things:0:0 rating|things -> Xep loai\n"},
           {"a key",
            {{"things", "rating\na\n"}, units},
            "missing-column things:0:0 id|things\n",
            false},
           {"name and alias",
            {{"things", "id,rating,xếp LOẠI\n1,a,a\n"}, units},
            "csv-duplicate-header things:0:3 rating\n"},
       })
    expect_tables(one, plan);
}

TEST(bind_table, shows_three_names_that_are_near_and_each_once) {
  schema plan = sample();
  plan.populations[0].columns.push_back(column_of("rating", type::text));
  plan.populations[0].columns[1].called.aliases = {"ratings", "grade"};
  expect_tables(
      {"near",
       {{"things", "id,ratin,ratingz,grades,graded,grad\n1,a,a,a,a,a\n"}, {"units", "id\nu\n"}},
       "missing-column things:0:0 rating|things -> ratin`, `ratingz` or `grades\n"},
      plan);
}

TEST(bind_table, takes_a_column_without_cells_for_none) {
  schema plan = sample();
  plan.populations[0].columns.push_back(column_of("rating", type::text));
  auto things = table("id\n1\n");
  things.columns.push_back({"rating", nullptr});
  dataset data;
  data.add("things", std::move(things));
  data.add("units", table("id\nu\n"));
  EXPECT_EQ(issues(bind(plan, use_all(plan), data, {})).substr(0, 38),
            "missing-column things:0:0 rating|thing");
}

TEST(bind_table, has_no_keys_where_a_column_of_the_key_is_not_declared) {
  schema plan = sample();
  plan.populations[0].key = {0, 7};
  expect_tables({"key", {{"things", "id\n1\n"}, {"units", "id\nu\n"}}, "", false}, plan);
}

TEST(bind_table, finds_a_population_that_is_called_by_a_sign) {
  schema plan = sample();
  plan.populations[0].called = named("§");
  expect_tables({"sign", {{"§", "id\n1\n"}, {"units", "id\nu\n"}}, ""}, plan);
  expect_tables({"another",
                 {{"¶", "id\n1\n"}, {"units", "id\nu\n"}},
                 "unused-table ¶:0:0 ¶\nmissing-population :0:0 §\n",
                 false},
                plan);
}

TEST(bind_table, knows_no_cell_of_records_that_the_plan_lists_but_their_names) {
  schema plan = sample();
  auto& rules = plan.populations[0];
  rules.listed = {"House rules", "Fire  rules"};
  for (auto const is : {type::text, type::key, type::count})
    rules.columns.push_back(column_of("c", is));
  rules.columns.push_back(set_of(level()));
  rules.columns.push_back(column_of("made", type::reference));
  rules.columns.back().derived = true;
  dataset data;
  data.add("units", table("id\nu\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  EXPECT_EQ(issues(bound), "");
  EXPECT_EQ(shown(bound, 0, 0), "'House rules' 'Fire  rules'");
  for (std::size_t column = 1; column < 5; ++column) {
    EXPECT_EQ(shown(bound, 0, column), "? ?");
    EXPECT_EQ(bound.tables[0].columns[column]->shape(), column < 3    ? cell_shape::text
                                                        : column == 3 ? cell_shape::scalar
                                                                      : cell_shape::list);
  }
  EXPECT_EQ(shown(bound, 0, 5), "null") << "it is made afterwards";
}

TEST(bind_table, withholds_a_table_whose_key_is_faulty) {
  std::pair<std::string, std::string> const units{"units", "id\nu\n"};
  for (auto const& one : std::vector<tables_case>{
           {"blank", {{"things", "id,n\n1,a\n,b\n"}, units}, "blank-key things:2:1 id\n", false},
           {"duplicate",
            {{"things", "id\n1\n2\n1\n1\n"}, units},
            "duplicate-key things:3:1 things|1\nduplicate-key things:4:1 things|1\n",
            false},
           {"many duplicates",
            {{"things", "id\n1\n1\n1\n1\n1\n1\n1\n"}, units},
            "duplicate-key things:2:1 things|1\nduplicate-key things:3:1 things|1\n"
            "duplicate-key things:4:1 things|1\nduplicate-key things:5:1 things|1\n"
            "duplicate-key things:6:1 things|1\nmore-like-it things:7:1 1\n",
            false},
           {"leading zeros differ", {{"things", "id\n1\n01\n"}, units}, ""},
       })
    expect_tables(one);
}

TEST(bind_table, says_nothing_more_of_what_leads_to_a_faulty_table) {
  schema plan = sample();
  plan.populations[0].columns.push_back(unit());
  dataset data;
  data.add("things", table("id,c\n1,u\n"));
  data.add("units", table("id\nu\nu\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  EXPECT_EQ(issues(bound), "duplicate-key units:2:1 units|1\n");
  EXPECT_TRUE(bound.tables[0].usable);
  EXPECT_EQ(shown(bound, 0, 1), "null");
}

TEST(bind_table, joins_keys_of_several_columns_and_finds_them_by_their_parts) {
  schema plan = sample();
  auto& units = plan.populations[1];
  units.columns.push_back(column_of("year", type::count));
  units.key = {0, 1};
  plan.populations[0].columns.push_back(unit());
  dataset data;
  data.add("things", table("id,c\n1,u|2023\n2,u | 2022\n"));
  data.add("units", table("id,year\nu,2022\nu,2023\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  EXPECT_EQ(issues(bound), "");
  EXPECT_EQ(bound.tables[1].keys.texts(), (std::vector<std::string>{"u · 2022", "u · 2023"}));
  EXPECT_EQ(shown(bound, 0, 1), "1 0");
  EXPECT_EQ(shown(bound, 1, 1), "2022 2023");
}

TEST(bind_table, numbers_rows_that_have_no_key) {
  schema plan = sample();
  plan.populations[1].key.clear();
  plan.populations[1].key_is_row = true;
  plan.populations[0].columns.push_back(unit());
  dataset data;
  data.add("things", table("id,c\n1,2\n2,1\n"));
  data.add("units", table("id\nu\nu\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  EXPECT_EQ(issues(bound), "");
  EXPECT_EQ(bound.tables[1].keys.texts(), (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(shown(bound, 0, 1), "1 0");
}

TEST(bind_table, reads_keys_of_days_and_numbers) {
  using namespace std::chrono_literals;
  schema plan = sample();
  plan.populations[0].columns.push_back(column_of("c", type::date));
  plan.populations[0].key = {0, 1};
  std::vector<int> const ids{1, 2};
  std::vector<std::chrono::year_month_day> const days{2023y / 3 / 1, 2023y / 3 / 2};
  dataset data;
  data.add("things", chitieu::columns(chitieu::column("id", ids), chitieu::column("c", days)));
  data.add("units", table("id\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  EXPECT_EQ(issues(bound), "");
  EXPECT_EQ(bound.tables[0].keys.texts(),
            (std::vector<std::string>{"1 · 2023-03-01", "2 · 2023-03-02"}));
  EXPECT_EQ(shown(bound, 0, 0), "'1' '2'");

  std::vector<double> const numbers{1, 2};
  dataset wrong;
  wrong.add("things", chitieu::columns(chitieu::column("id", numbers), chitieu::column("c", days)));
  wrong.add("units", table("id\n"));
  auto const refused = bind(plan, use_all(plan), wrong, {});
  EXPECT_EQ(issues(refused), "wrong-kind-of-column things:0:1 id|a key\n");
  EXPECT_FALSE(refused.tables[0].usable);
}

TEST(bind_table, takes_rows_that_the_plan_lists_from_the_plan) {
  schema plan = sample();
  plan.populations[1].listed = {"Quy chế làm việc", "Quy chế dân chủ"};
  plan.populations[1].columns.push_back(set_of(level()));
  plan.populations[0].columns.push_back(unit());
  dataset data;
  data.add("things", table("id,c\n1,Quy chế dân chủ\n2,\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  EXPECT_EQ(issues(bound), "");
  EXPECT_TRUE(bound.tables[1].usable);
  EXPECT_EQ(shown(bound, 1, 0), "'Quy chế làm việc' 'Quy chế dân chủ'");
  EXPECT_EQ(shown(bound, 1, 1), "? ?");
  EXPECT_EQ(shown(bound, 0, 1), "1 ?");
  data.add("units", table("id\n1\n"));
  EXPECT_EQ(issues(bind(plan, use_all(plan), data, {})), "unused-table units:0:0 units\n");
}

TEST(bind_table, places_faults_of_files_by_their_lines) {
  dataset data;
  data.add("things", table("\n\nid\n1\n\n1\n", "t.csv"));
  data.add("units", table("q\n1\n", "u.csv"));
  EXPECT_EQ(issues(bind(sample(), use_all(sample()), data, {})),
            "duplicate-key t.csv:6:1 things|4\nmissing-column u.csv:1:0 id|units -> q\n");
}

TEST(bind_table, binds_an_empty_table) {
  dataset data;
  data.add("things", table("id\n"));
  data.add("units", input_table{});
  auto const bound = bind(sample(), use_all(sample()), data, {});
  EXPECT_EQ(issues(bound), "missing-column units:0:0 id|units\n");
  EXPECT_TRUE(bound.tables[0].usable);
  EXPECT_EQ(shown(bound, 0, 0), "");
}

} // namespace
