#include <chitieu/chitieu.hpp>
#include <chitieu/data/columns.hpp>
#include <chitieu/render/render.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace chitieu {
namespace {

/// Eight people of two units, one of nobody knows which; of one nobody knows whether they are good.
struct who_test : testing::Test {
  ir::program program = compile(parse(*source::from_text("plan", R"(
population units, complete
  id     key
population staff, complete
  id     key
  unit   units
  good   flag
target 1: at least 50% of staff good
limit 2: at most 1 staff good
target 3: in every unit, at least 50% of staff good
target 4: in every unit, at most 9 staff
)")));
  std::vector<std::string> units{"A", "B"};
  std::vector<std::string> ids{"1", "2", "3", "4", "5", "6", "7", "8"};
  std::vector<std::string> of_units{"A", "B", "A", "B", "", "A", "A", "B"};
  std::vector<std::optional<bool>> good{true, true, false, false, false, std::nullopt, false, true};
  dataset data = tables();

  [[nodiscard]] dataset tables() const {
    dataset out;
    out.add("units", columns(column("id", units)));
    out.add("staff", columns(column("id", ids), column("unit", of_units), column("good", good)));
    return out;
  }

  [[nodiscard]] clause_verdict judged(check_options const& options, std::size_t target = 0) const {
    return evaluate(program, data, options).targets.at(target).clauses.front();
  }

  /// `1 2 +3 | … | …`: who counts, is missing, is unknown, with how many more there are.
  static std::string told(std::optional<witnesses> const& who) {
    if (!who) return "nobody asked";
    std::string out;
    auto const add = [&](record_list const& some, std::size_t more) {
      for (auto const& each : some) out += each.key + ' ';
      if (more > 0) out += '+' + std::to_string(more) + ' ';
    };
    add(who->counted, who->more_counted);
    out += "| ";
    add(who->missing, who->more_missing);
    out += "| ";
    add(who->unknown, who->more_unknown);
    return out;
  }
};

TEST_F(who_test, everybody_is_listed_or_the_first_of_each_list_with_how_many_more_there_are) {
  EXPECT_EQ(told(judged({.who = true}).who), "1 2 8 | 3 4 5 7 | 6 ");
  EXPECT_EQ(told(judged({.who = true, .first = 2}).who), "1 2 +1 | 3 4 +2 | 6 ");
  EXPECT_EQ(told(judged({.who = true, .first = 0}).who), "+3 | +4 | +1 ");
  EXPECT_EQ(told(judged({.first = 2}).who), "nobody asked");
}

TEST_F(who_test, each_group_lists_its_own_and_who_is_of_an_unknown_one_stands_once) {
  auto const all = judged({.who = true, .by = "unit"});
  ASSERT_EQ(all.groups.size(), 2U);
  EXPECT_EQ(told(all.groups[0].who), "1 | 3 7 | 6 ");
  EXPECT_EQ(told(all.groups[1].who), "2 8 | 4 | ");
  EXPECT_EQ(told(all.of_any_group), "| | 5 ");
  EXPECT_EQ(all.groups[1].counts.maybe_base(), 1);
  auto const first = judged({.who = true, .first = 1, .by = "unit"});
  EXPECT_EQ(told(first.groups[0].who), "1 | 3 +1 | 6 ");
  EXPECT_EQ(told(first.groups[1].who), "2 +1 | 4 | ");
  EXPECT_EQ(told(judged({.who = true, .first = 0, .by = "unit"}).of_any_group), "| | +1 ");
  EXPECT_EQ(told(judged({.by = "unit"}).groups[0].who), "nobody asked");
}

TEST_F(who_test, groups_that_a_sentence_is_about_list_their_own_as_those_of_a_breakdown_do) {
  auto const asked = judged({.who = true}, 2);
  auto const broken_down = judged({.who = true, .by = "unit"});
  ASSERT_EQ(asked.groups.size(), 2U);
  for (std::size_t i = 0; i < asked.groups.size(); ++i) {
    EXPECT_EQ(asked.groups[i].group, broken_down.groups[i].group);
    EXPECT_EQ(told(asked.groups[i].who), told(broken_down.groups[i].who));
  }
  EXPECT_EQ(told(asked.of_any_group), "| | 5 ");
  EXPECT_EQ(told(judged({.who = true, .first = 1}, 2).groups[0].who), "1 | 3 +1 | 6 ");
  EXPECT_EQ(told(judged({.who = true}, 3).groups[0].who), "1 3 6 7 | | ");
  EXPECT_EQ(told(judged({}, 2).groups[0].who), "nobody asked");
}

TEST_F(who_test, of_groups_is_told_in_the_table_and_in_json) {
  auto const report = evaluate(program, data, {.who = true, .first = 1, .by = "unit"});
  auto const text = render::to_text(report, {language::en, false, 80, false});
  auto const has = [](std::string const& whole, std::string const& part) {
    EXPECT_NE(whole.find(part), std::string::npos) << part << "\n" << whole;
  };
  has(text, "missing: 3, … and 3 more");
  has(text, "missing: 3, … and 1 more");
  has(text, "counted: 2, … and 1 more");
  has(text, "of unknown group: 5");
  auto const json = render::to_json(report, language::en);
  has(json, "\"more_missing\": 3");
  has(json, "\"group\": \"A\"");
  has(json, "\"of_unknown_group\": {");
}

TEST_F(who_test, runs_list_each_row_and_not_the_longest_run) {
  auto& clause = program.targets.front().clauses.front();
  clause.in_a_row = true;
  clause.asked.of_share = false;
  EXPECT_EQ(told(judged({.who = true}).who), "1 2 8 | 3 4 5 7 | 6 ");
  EXPECT_EQ(told(judged({.who = true, .first = 1}).who), "1 +2 | 3 +3 | 6 ");
}

/// A name that a target reads is at hand, and is not shown to whoever asks for keys alone.
TEST(who, names_that_a_target_reads_are_shown_on_request_only) {
  auto const of = compile(parse(*source::from_text("plan", R"(
population staff, complete
  id    key
  name  text  personal
target 1: at least 1 staff where name is “An”
)")));
  ASSERT_FALSE(has_errors(of.diagnostics));
  dataset rows;
  rows.add_csv("staff", "staff.csv", "id,name\n1,An\n2,Bình\n");
  auto const counted = [&](check_options const& options) {
    return evaluate(of, rows, options).targets.at(0).clauses.front().who.value().counted.at(0);
  };
  EXPECT_EQ(counted({.who = true}).name, "");
  EXPECT_EQ(counted({.who = true, .names = true}).name, "An");
}

} // namespace
} // namespace chitieu
