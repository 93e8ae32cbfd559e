// Changes that seldom come together: groups whose names go to others, numbers of all rows whose
// ends come and go, runs that change within, tables that are not there, large tables.
#include "watched_tables.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/exact/decimal.hpp>

#include <algorithm>
#include <array>

namespace chitieu {
namespace {

std::string const people = R"(
plan “p” for 2023
numbers: en
scale rank: poor < fair < good
population units
  id      key
  rating  rank
population staff
  id      key
  unit    units
  role    one of lecturer, official
  mentor  staff
  score   number
  points  count
  active  flag
)";

std::string const of_staff = "id,unit,role,mentor,score,points,active\n";

watched_tables watch(std::string const& more, std::string const& units, std::string const& staff,
                     monitor_options options = {}) {
  return {people + more,
          {{"units", "id,rating\n" + units}, {"staff", of_staff + staff}},
          std::move(options)};
}

/// What the groups of the first target are called, by rows as a check finds them.
std::string groups_of(watched_tables const& on) {
  auto const all = evaluate(on.plan.program, on.watched->rows());
  std::string names;
  for (auto const& one : all.targets[0].clauses[0].groups)
    names += (names.empty() ? "" : ", ") + one.group;
  return names;
}

/// The place of a unit that is gone goes to another one, and so does that of its group.
TEST(rare_changes, a_group_is_called_as_what_its_rows_name_now) {
  auto on = watch("target 1: in every unit and role, at least 1 staff active\n", "U,\nV,\n",
                  "1,U,official,,,,no\n2,V,official,,,,yes\n");
  EXPECT_EQ(on.yes(1), 1);
  auto const goes = [&](char const* who, char const* unit) {
    ASSERT_TRUE(on.watched->erase("staff", who));
    ASSERT_TRUE(on.watched->erase("units", unit));
    on.agrees();
  };
  auto const comes = [&](char const* who, char const* unit) {
    if (!on.watched->find("units", unit)) {
      ASSERT_TRUE(on.watched->insert("units", {{"id", unit}}));
    }
    ASSERT_TRUE(on.watched->insert(
        "staff", {{"id", who}, {"unit", unit}, {"role", "official"}, {"active", true}}));
    on.agrees();
  };
  goes("1", "U");
  ASSERT_TRUE(on.watched->insert("units", {{"id", "W"}}));
  comes("3", "U"); // in another place than it had
  comes("4", "W"); // in the place that U had
  EXPECT_EQ(groups_of(on), "V · official, W · official, U · official");
  goes("4", "W");
  ASSERT_TRUE(on.watched->insert("units", {{"id", "X"}})); // in its place
  comes("5", "W");
  goes("5", "W");
  comes("6", "Y"); // in the other place of W, whose name no group has then
  comes("7", "X");
  EXPECT_EQ(groups_of(on), "V · official, U · official, X · official, Y · official");
  EXPECT_EQ(on.yes(1), 4);
}

/// Two units come again, each in the place of the other one.
TEST(rare_changes, a_group_may_be_called_as_another_one_was) {
  auto on = watch("target 1: in every unit and role, at least 1 staff active\n", "U,\nV,\n",
                  "1,U,official,,,,no\n2,V,official,,,,yes\n");
  for (auto const* who : {"1", "2"}) ASSERT_TRUE(on.watched->erase("staff", who));
  for (auto const* unit : {"U", "V"}) ASSERT_TRUE(on.watched->erase("units", unit));
  for (auto const* unit : {"U", "V"}) {
    ASSERT_TRUE(on.watched->insert("units", {{"id", unit}}));
    ASSERT_TRUE(on.watched->insert(
        "staff", {{"id", unit}, {"unit", unit}, {"role", "official"}, {"active", true}}));
    on.agrees();
  }
  EXPECT_EQ(groups_of(on), "U · official, V · official");
  EXPECT_EQ(on.yes(1), 2);
}

/// Different numbers of what a row names itself beside what is linked to it.
TEST(rare_changes, different_numbers_are_of_named_and_linked_records) {
  watched_tables on{R"(
plan “p” for 2023
population units
  id      key
  score   number
population staff
  id      key
  unit    units
  role    one of lecturer, official
  score   number
  active  flag
population offices
  id      key
  head    staff
population desks
  id      key
  office  offices
  score   number
target 1: at least 1 offices have number of different score of their head and their desks at least 2
target 2: in every unit and role, number of different score of staff where active and units at least 2
)",
                    {{"units", "id,score\nU,1\nV,2\n"},
                     {"staff", "id,unit,role,score,active\n1,U,official,1,yes\n2,U,,2,yes\n"
                               "3,,official,3,\n4,,,1,yes\n5,V,lecturer,2,\n"},
                     {"offices", "id,head\nA,1\nB,\n"},
                     {"desks", "id,office,score\na,A,1\nb,B,2\nc,,3\n"}}};
  EXPECT_EQ(on.yes(1), 0);
  EXPECT_EQ(on.yes(2), 0);
  auto const change = [&](char const* table, char const* key, given_cells const& cells) {
    ASSERT_TRUE(on.watched->update(table, key, cells));
    on.agrees();
  };
  change("desks", "c", {{"office", "A"}});
  EXPECT_EQ(on.yes(1), 1);
  change("staff", "2", {{"role", "official"}});
  EXPECT_EQ(on.yes(2), 1);
  change("offices", "B", {{"head", "2"}});
  change("staff", "5", {{"active", true}, {"score", exact::decimal{7, 0}}});
  EXPECT_EQ(on.yes(2), 2);
  change("units", "V", {{"score", exact::decimal{7, 0}}});
  EXPECT_EQ(on.yes(2), 1);
}

/// By three columns a record can be in a group in eight ways: known to be, or with any of them
/// blank.
TEST(rare_changes, a_group_by_three_columns_has_records_of_all_kinds_of_blanks) {
  auto on =
      watch("target 1: in every unit and role and points, average score of staff ≥ 4\n"
            "target 2: in every unit and role and points, number of different score of staff ≥ 3\n",
            "U,\nV,\n",
            "1,U,official,,1,5,\n2,,official,,9,5,\n3,U,,,9,5,\n4,U,official,,4,,\n"
            "5,,,,5,5,\n6,,official,,6,,\n7,U,,,7,,\n8,,,,8,,\n9,U,official,,2,5,\n");
  on.agrees();
  std::vector<row_change> all; // more at once that may be anybody's than are counted one by one
  for (int i = 0; i < 12; ++i)
    all.push_back({row_change::kind::insert,
                   "staff",
                   "n" + std::to_string(i),
                   {{"id", "n" + std::to_string(i)}, {"score", exact::decimal{20 + i, 0}}}});
  ASSERT_TRUE(on.watched->apply(all));
  on.agrees();
  ASSERT_TRUE(on.watched->update("staff", "3", {{"score", exact::decimal{3, 0}}}));
  on.agrees();
  ASSERT_TRUE(on.watched->erase("staff", "9"));
  on.agrees();
}

TEST(rare_changes, groups_are_by_numbers_of_any_size) {
  auto on = watch("target 1: in every points, at least 1 staff active\n"
                  "target 2: in every points and role, at least 1 staff active\n",
                  "", "1,,official,,,9000000000000000000,yes\n2,,official,,,5,no\n");
  EXPECT_EQ(on.yes(1), 1);
  EXPECT_EQ(on.yes(2), 1);
  for (auto const* points : {"9000000000000000001", "4611686018427387904", "5", "",
                             "-9000000000000000000", "9000000000000000000"}) {
    ASSERT_TRUE(on.watched->update("staff", "2", {{"points", points}})) << points;
    on.agrees();
  }
  EXPECT_EQ(on.yes(1), 1);
  EXPECT_EQ(on.clause(1).counts.base(), 1);
}

TEST(rare_changes, groups_by_several_columns_go_on_to_what_one_of_them_names) {
  auto on = watch("target 1: in every unit and role, number of staff is at least number of units\n",
                  "U,\nV,\n", "1,U,official,,,,\n2,V,lecturer,,,,\n3,U,,,,,\n");
  on.agrees();
  for (auto const& [who, unit, role] : std::vector<std::array<std::string, 3>>{
           {"1", "V", "official"}, {"3", "", "lecturer"}, {"3", "U", "lecturer"}, {"2", "", ""}}) {
    ASSERT_TRUE(on.watched->update("staff", who, {{"unit", unit}, {"role", role}}));
    on.agrees();
  }
}

/// What a choice of groups has no record of that counts.
TEST(rare_changes, who_may_be_in_a_group_need_not_count) {
  auto on = watch("target 1: in every unit and role, number of staff where active is at least 1\n",
                  "U,\n", "1,U,official,,,,yes\n2,U,,,,,no\n");
  EXPECT_EQ(on.yes(1), 1);
  ASSERT_TRUE(on.watched->update("staff", "1", {{"active", ""}}));
  EXPECT_EQ(on.unknown(1), 1);
  ASSERT_TRUE(on.watched->update("staff", "2", {{"active", "yes"}}));
  on.agrees();
}

TEST(rare_changes, a_row_goes_together_with_what_it_names) {
  auto on = watch("target 1: at least 1 units have at least 1 staff\n", "U,\nV,\n",
                  "1,U,official,,,,\n2,V,official,,,,\n");
  using is = row_change::kind;
  EXPECT_EQ(watched_tables::code_of(on.watched->apply(std::vector<row_change>{
                {is::erase, "staff", "1", {}}, {is::erase, "units", "V", {}}})),
            "row-is-named");
  EXPECT_EQ(on.yes(1), 2);
  EXPECT_EQ(watched_tables::code_of(on.watched->apply(std::vector<row_change>{
                {is::erase, "units", "U", {}}, {is::erase, "staff", "1", {}}})),
            "");
  EXPECT_EQ(on.yes(1), 1);
}

/// Whom an unknown mentor may be hangs on how many there are.
TEST(rare_changes, how_many_there_may_be_moves_groups_by_several_columns) {
  auto on =
      watch("target 1: in every unit and role, number of different mentor of staff is at most 1\n",
            "U,\n", "1,U,official,,,,\n2,U,official,,,,\n3,U,,1,,,\n");
  on.agrees();
  ASSERT_TRUE(on.watched->insert("staff", {{"id", "4"}}));
  on.agrees();
  ASSERT_TRUE(on.watched->erase("staff", "2"));
  on.agrees();
}

TEST(rare_changes, groups_of_others_are_met_along_two_references) {
  auto on = watch("target 1: in every rating, number of units is at least number of staff\n",
                  "U,poor\nV,good\n", "1,U,official,,,,\n2,V,lecturer,,,,\n");
  EXPECT_EQ(on.yes(1), 2);
  ASSERT_TRUE(on.watched->update("staff", "1", {{"unit", "V"}}));
  EXPECT_EQ(on.yes(1), 1);
  ASSERT_TRUE(on.watched->update("units", "U", {{"rating", "good"}}));
  EXPECT_EQ(on.yes(1), 1);
  ASSERT_TRUE(on.watched->update("units", "V", {{"rating", ""}}));
  on.agrees();
}

/// Targets that read a table that is missing say nothing, and the others what they do.
TEST(rare_changes, what_is_missing_leads_nowhere) {
  compiled_text const plan{
      people + "population papers\n"
               "  id  key\n"
               "  by  staff\n"
               "target 1: at least 1 units where rating is good have at least 1 papers\n"
               "target 2: at least 1 staff active\n"};
  ASSERT_FALSE(has_errors(plan.program.diagnostics));
  dataset data;
  data.add_csv("units", "units.csv", "id,rating\nU,good\n");
  data.add_csv("staff", "staff.csv", of_staff + "1,U,official,,,,\n");
  monitor watched{plan.program, data};
  EXPECT_EQ(watched.verdicts().targets[0].status, status::invalid);
  ASSERT_TRUE(watched.update("staff", "1", {{"active", true}}));
  EXPECT_EQ(watched.verdicts().targets[1].status, status::met);
  EXPECT_THROW((void)watched.insert("papers", {{"id", "p"}}), std::invalid_argument);
}

TEST(rare_changes, a_population_by_any_other_name_is_none) {
  auto on = watch("target 1: in every role, at least 1 staff active\n", "", "");
  for (auto const* name : {"nobody", "role", ""})
    EXPECT_THROW((void)on.watched->insert(name, {{"id", "1"}}), std::invalid_argument) << name;
}

/// What all rows are held against has two ends, of which one or both can be missing.
TEST(rare_changes, a_number_of_all_has_ends_that_come_and_go) {
  auto on = watch("target 1: at least 1 staff have score at least highest score of all staff\n"
                  "target 2: at least 1 staff have score at least lowest score of all staff\n"
                  "target 3: at least 1 staff have score at least average of score of all staff "
                  "where active\n"
                  "target 4: at least 1 staff have score from 1 to average score of all staff\n"
                  "target 5: at least 1 staff have score from average score of all staff to 9\n"
                  "target 6: at least 1 staff have score from lowest score of all staff to highest "
                  "score of all staff\n",
                  "", "1,,,,3,,yes\n2,,,,5,,yes\n3,,,,8,,no\n");
  on.agrees();
  for (auto const* score : {"", "9", "", "1", "2.5", "-3", "4", "", "7"}) {
    ASSERT_TRUE(on.watched->update("staff", "3", {{"score", score}})) << score;
    on.agrees();
  }
  for (auto const* active : {"", "no", "yes", ""})
    for (auto const* who : {"1", "2", "3"}) {
      ASSERT_TRUE(on.watched->update("staff", who, {{"active", active}})) << active;
      on.agrees();
    }
}

TEST(rare_changes, places_are_held_against_numbers_without_ends) {
  for (std::string const covers : {"partial", "complete"}) {
    watched_tables on{"plan “p” for 2023\nnumbers: en\n"
                      "population staff, " +
                          covers +
                          "\n  id  key\n  score  number\n"
                          "target 1: at least 1 staff are in the top 10% by score\n"
                          "target 2: at least 1 staff are in the bottom 60% by score\n",
                      {{"staff", "id,score\n1,3\n2,5\n3,\n"}}};
    on.agrees();
    for (auto const* score : {"4", "6", "", "1"}) {
      ASSERT_TRUE(on.watched->update("staff", "3", {{"score", score}})) << score;
      on.agrees();
    }
    ASSERT_TRUE(on.watched->insert("staff", {{"id", "4"}, {"score", 9}}));
    on.agrees();
  }
}

/// Some numbers are called as units what stands for none, or for any.
TEST(rare_changes, numbers_at_the_least_of_64_bits_are_numbers) {
  auto on = watch("target 1: at least 1 staff have score + 0 at most -5\n"
                  "target 2: sum of score of staff is at most -5\n",
                  "", "1,,,,0.001,,\n");
  EXPECT_EQ(on.yes(1), 0);
  for (auto const* score :
       {"-9223372036854775.808", "-9223372036854775.807", "-9223372036854775.806",
        "-9223372036854775.805", "-9223372036854775.804", "", "-9223372036854775.805"}) {
    ASSERT_TRUE(on.watched->update("staff", "1", {{"score", score}})) << score;
    on.agrees();
    EXPECT_EQ(on.clause(1).counts.yes, *score == '\0' ? 0 : 1) << score;
  }
}

/// Which of two ends of a number moved; and what is asked only if something is so.
TEST(rare_changes, a_number_moves_by_one_of_its_ends) {
  auto on =
      watch("target 1: number of staff is from 1 to number of units\n"
            "target 2: if number of staff where active is at least 1 then at least 1 staff active\n"
            "target 3: sum of score of staff is from 1 to sum of points of staff\n",
            "U,\n", "1,U,official,,3,9,\n");
  on.agrees();
  EXPECT_EQ(on.watched->insert("units", {{"id", "V"}})->targets, std::vector<std::size_t>{0});
  on.agrees();
  EXPECT_EQ(on.watched->update("staff", "1", {{"points", 8}})->targets,
            std::vector<std::size_t>{2});
  on.agrees();
  for (auto const* active : {"no", "yes", ""}) {
    ASSERT_TRUE(on.watched->update("staff", "1", {{"active", active}}));
    on.agrees();
  }
}

/// Which months are met may change while the longest run stays as long as it is.
TEST(rare_changes, a_run_is_another_one_of_the_same_length) {
  watched_tables on{"plan “p” for 2023\n"
                    "population notes\n  id  key\n  on  date\n  good  flag\n"
                    "target 1: in at least 3 consecutive months of on, at least 1 notes good\n"
                    "target 2: in at most 1 consecutive months of on, at least 1 notes good\n"
                    "target 3: in at least 1 consecutive months of on, at least 1 notes good\n",
                    {{"notes", "id,on,good\n1,1/1/2023,yes\n2,1/2/2023,no\n3,1/3/2023,no\n"
                               "4,1/4/2023,no\n5,1/5/2023,no\n6,1/6/2023,no\n7,1/7/2023,no\n"}}};
  auto const moves = [&](char const* who, char const* good) {
    auto const was = on.watched->verdicts().targets;
    auto const made = on.watched->update("notes", who, {{"good", good}});
    on.agrees();
    auto const is = on.watched->verdicts().targets;
    std::vector<std::size_t> others;
    for (std::size_t target = 0; target < is.size(); ++target) {
      auto const& a = was[target].clauses[0];
      auto const& b = is[target].clauses[0];
      if (a.counts != b.counts || a.margins.short_by != b.margins.short_by ||
          a.margins.over_by != b.margins.over_by || a.margins.spare != b.margins.spare)
        others.push_back(target);
    }
    EXPECT_EQ(made->targets, others) << who << ' ' << good;
  };
  for (auto const* who : {"5", "3", "7"}) moves(who, "yes");
  for (auto const* who : {"5", "3", "7"}) moves(who, "");
  for (auto const* who : {"2", "4", "6"}) moves(who, "yes");
  for (auto const* who : {"3", "4", "5", "6", "7"}) moves(who, "no");
  for (auto const* who : {"4", "5"}) moves(who, "yes"); // one more that is too long
}

TEST(rare_changes, earlier_numbers_are_read_with_a_question) {
  std::string const text = people + "target 1: number of staff is at least 1 higher than previous\n"
                                    "target 2: all staff have score ≥ (score) in previous\n";
  dataset before;
  before.add_csv("units", "units.csv", "id,rating\n");
  before.add_csv("staff", "staff.csv", of_staff + "1,,,,3,,\n");
  int asked = 0;
  monitor_options options;
  options.earlier = {{"previous", &before}};
  watched_tables const quiet{
      text, {{"units", "id,rating\n"}, {"staff", of_staff + "1,,,,4,,\n"}}, options};
  options.poll = [&asked] { ++asked; };
  watched_tables on{text, {{"units", "id,rating\n"}, {"staff", of_staff + "1,,,,4,,\n"}}, options};
  EXPECT_GT(asked, 0);
  EXPECT_EQ(figures_in(on.watched->verdicts()), figures_in(quiet.watched->verdicts()));
  ASSERT_TRUE(on.watched->insert("staff", {{"id", "2"}}));
  on.agrees();
  EXPECT_EQ(on.clause(1).status, status::met);
}

TEST(rare_changes, rows_that_go_by_their_number_need_no_key) {
  watched_tables on{"plan “p” for 2023\n"
                    "population notes, key: row\n  done  flag\n"
                    "target 1: at least 2 notes done\n",
                    {{"notes", "done\nyes\n"}}};
  ASSERT_TRUE(on.watched->insert("notes", {{"done", "yes"}}));
  EXPECT_EQ(on.yes(1), 2);
  ASSERT_TRUE(on.watched->update("notes", "2", {{"done", "no"}}));
  EXPECT_EQ(on.yes(1), 1);
}

/// Of a set chosen among populations an empty list leads nowhere, wherever it would lead.
TEST(rare_changes, an_empty_list_is_known_where_its_population_is_not) {
  watched_tables on{"plan “p” for 2023\n"
                    "population units, complete\n  id  key\n"
                    "population staff, complete\n  id  key\n"
                    "population awards, complete\n  id  key\n  kind  one of units, staff\n"
                    "  to  set of units or staff by kind\n"
                    "target 1: at least 1 units have awards\n",
                    {{"units", "id\nU\n"}, {"staff", "id\n1\n"}, {"awards", "id,kind,to\n"}}};
  ASSERT_TRUE(on.watched->insert("awards", {{"id", "a"}, {"kind", ""}, {"to", "U"}}));
  EXPECT_EQ(on.unknown(1), 1);
  ASSERT_TRUE(on.watched->update("awards", "a", {{"kind", ""}, {"to", given::texts{}}}));
  EXPECT_EQ(on.unknown(1), 0);
  ASSERT_TRUE(on.watched->update("awards", "a", {{"kind", "units"}, {"to", "U"}}));
  EXPECT_EQ(on.yes(1), 1);
}

/// Lists of many levels that a day hides are what a blank one is.
TEST(rare_changes, a_list_that_is_hidden_is_what_a_blank_one_is) {
  std::string levels = "scale many: L0";
  for (int i = 1; i < 70; ++i) levels += " < L" + std::to_string(i);
  monitor_options options;
  options.as_of = std::chrono::year{2023} / 6 / 30;
  watched_tables on{"plan “p” for 2023\n" + levels +
                        "\npopulation staff\n  id  key\n"
                        "  marks  set of many  blank means “L3”  dated since\n  since  date\n"
                        "target 1: at least 1 staff hold marks L3\n"
                        "target 2: at least 1 staff hold marks L65\n",
                    {{"staff", "id,marks,since\n1,L65,1/7/2023\n2,L65,1/6/2023\n3,,1/7/2023\n"}},
                    options};
  EXPECT_EQ(on.yes(1), 2);
  EXPECT_EQ(on.yes(2), 1);
  ASSERT_TRUE(on.watched->update("staff", "1", {{"since", "30/6/2023"}}));
  EXPECT_EQ(on.yes(1), 1);
  EXPECT_EQ(on.yes(2), 2);
  ASSERT_TRUE(on.watched->update("staff", "2", {{"since", "31/12/2023"}}));
  EXPECT_EQ(on.yes(1), 2);
  EXPECT_EQ(on.yes(2), 1);
}

/// A plan with a mistake in what a blank cell means: it is not known, of the monitor as of a check.
TEST(rare_changes, a_blank_that_cannot_mean_what_is_said_is_not_known) {
  compiled_text const plan{"plan “p” for 2023\n"
                           "scale rank: poor < fair\n"
                           "population staff\n"
                           "  id     key\n"
                           "  born   date         blank means no     dated since\n"
                           "  name   text         blank means no     dated since\n"
                           "  is     rank         blank means “bad”  dated since\n"
                           "  marks  set of rank  blank means “bad”  dated since\n"
                           "  tags   set of rank  blank means no     dated since\n"
                           "  since  date\n"
                           "target 1: at least 1 staff born in 1970\n"
                           "target 2: at least 1 staff have name is “An”\n"
                           "target 3: at least 1 staff rated is poor\n"
                           "target 4: at least 1 staff hold marks poor\n"
                           "target 5: at least 1 staff hold tags poor\n"};
  ASSERT_EQ(std::ranges::count(plan.program.diagnostics, code::bad_blank_value, &diagnostic::what),
            5);
  dataset data;
  data.add_csv("staff", "staff.csv",
               "id,born,name,is,marks,tags,since\n"
               "1,1/1/1970,An,poor,poor,poor,1/1/2023\n"
               "2,1/1/1970,An,poor,poor,poor,31/12/2023\n"
               "3,,,,,,1/1/2023\n");
  check_options options;
  options.as_of = std::chrono::year{2023} / 6 / 30;
  monitor_options with;
  with.as_of = options.as_of;
  monitor const watched{plan.program, data, with};
  auto const said = watched.verdicts();
  for (auto const& target : said.targets) {
    EXPECT_EQ(target.clauses[0].counts.yes, 1) << target.id;
    EXPECT_EQ(target.clauses[0].counts.unknown, 2) << target.id;
  }
  EXPECT_EQ(figures_in(said), figures_in(evaluate(plan.program, data, options)));
}

/// So many rows that they lie in large pages.
TEST(rare_changes, many_rows_are_kept) {
  constexpr std::int64_t many = 200'000;
  std::vector<std::int64_t> ids;
  std::vector<std::int64_t> scores;
  for (std::int64_t i = 0; i < many; ++i) {
    ids.push_back(i);
    scores.push_back(i * 7919 % many);
  }
  compiled_text const plan{"population staff\n  id  key\n  score  count\n"
                           "target 1: at least 50% of staff have score at least 100000\n"
                           "target 2: sum of score of staff is at least 1\n"};
  ASSERT_FALSE(has_errors(plan.program.diagnostics));
  dataset data;
  data.add("staff", columns(column("id", ids), column("score", scores)));
  monitor watched{plan.program, data};
  EXPECT_EQ(watched.verdicts().targets[0].clauses[0].counts.yes, many / 2);
  ASSERT_TRUE(watched.update("staff", "0", {{"score", many}}));
  ASSERT_TRUE(watched.insert("staff", {{"id", "new"}, {"score", many}}));
  EXPECT_EQ(watched.verdicts().targets[0].clauses[0].counts.yes, many / 2 + 2);
}

} // namespace
} // namespace chitieu
