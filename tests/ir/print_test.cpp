#include <chitieu/ir/program.hpp>

#include <gtest/gtest.h>

namespace chitieu::ir {
namespace {

enum : population_id { staff, units };
enum : column_id { role, rating, titles, score, phd_start, on_leave, contest, unit, friends };

schema::column named(std::string name, std::optional<schema::scale_id> values = {}) {
  schema::column made;
  made.called.name = std::move(name);
  made.values = values;
  return made;
}

schema::scale scale(std::vector<std::string> const& names, bool ordered) {
  schema::scale made;
  made.ordered = ordered;
  for (auto const& name : names) made.levels.push_back({name, {}, {}});
  return made;
}

class print_formula : public testing::Test {
 protected:
  program whole;

  print_formula() {
    auto& all = whole.schema;
    all.scales = {scale({"lecturer", "official", "worker, hired", "guest"}, false),
                  scale({"poor", "fair", "good", "excellent"}, true),
                  scale({"LĐTT", "CSTĐCS", "Chiến sĩ thi đua toàn quốc"}, true)};
    all.populations.resize(2);
    all.populations[staff].called.name = "staff";
    all.populations[units].called.name = "đơn vị";
    all.populations[staff].columns = {named("role", 0), named("rating", 1), named("titles", 2),
                                      named("score"),   named("phd_start"), named("on_leave"),
                                      named("contest"), named("unit"),      named("friends")};
    all.populations[units].columns = all.populations[staff].columns;
  }

  condition_id add(decltype(condition::node) node, population_id of = staff) {
    whole.conditions.push_back({of, std::move(node)});
    return static_cast<condition_id>(whole.conditions.size() - 1);
  }

  std::string printed(decltype(condition::node) node, population_id of = staff) {
    return print(whole, add(std::move(node), of));
  }
};

struct printed_case {
  decltype(condition::node) node;
  char const* expected;
};

constexpr data::day new_year = 19'358; // 2023-01-01

TEST_F(print_formula, writes_each_test_of_a_column) {
  using exact::decimal;
  printed_case const cases[] = {
      {constant{true}, "⊤"},
      {constant{false}, "⊥"},
      {code_test{role, {0}}, "role = lecturer"},
      {code_test{role, {0, 1}}, "role ∈ {lecturer, official}"},
      {code_test{role, {2, 3}}, "role ∈ {“worker, hired”, guest}"},
      {code_test{rating, {2, 3}}, "rating ≥ good"},
      {code_test{rating, {0, 1}}, "rating ≤ fair"},
      {code_test{rating, {3}}, "rating = excellent"},
      {code_test{rating, {1, 2}}, "rating ∈ {fair, good}"},
      {code_test{rating, {}}, "rating ∈ {}"},
      {code_test{rating, {9}}, "rating = 9"},
      {code_test{score, {0, 1}}, "score ∈ {0, 1}"},
      {set_test{titles, {0, 1, 2}}, "titles ∋ ≥LĐTT"},
      {set_test{titles, {2}}, "titles ∋ “Chiến sĩ thi đua toàn quốc”"},
      {set_test{titles, {0, 1}}, "titles ∩ {LĐTT, CSTĐCS} ≠ ∅"},
      {set_test{titles, {0, 1}, true}, "∅ ≠ titles ⊆ {LĐTT, CSTĐCS}"},
      {number_test{score, decimal{80, 1}, {}}, "score ≥ 8.0"},
      {number_test{score, decimal{80, 1}, {}, true}, "score > 8.0"},
      {number_test{score, {}, decimal{-9, 0}}, "score ≤ -9"},
      {number_test{score, decimal{80, 1}, decimal{9, 0}, false, true}, "8.0 ≤ score < 9"},
      {number_test{score, decimal{8, 0}, decimal{8, 0}}, "score = 8"},
      {number_test{score, decimal{8, 0}, decimal{8, 0}, true}, "8 < score ≤ 8"},
      {number_test{score, decimal{8, 0}, decimal{8, 0}, false, true}, "8 ≤ score < 8"},
      {number_test{score, {}, {}}, "−∞ < score < ∞"},
      {day_test{phd_start, new_year, new_year + 364}, "2023-01-01 ≤ phd_start ≤ 2023-12-31"},
      {day_test{phd_start, new_year, new_year}, "phd_start = 2023-01-01"},
      {day_test{phd_start, new_year, {}}, "phd_start ≥ 2023-01-01"},
      {day_test{phd_start, {}, {}, true}, "phd_start ≤ as_of"},
      {day_test{phd_start, {}, {}, true, true}, "phd_start ≤ as_of ∧ phd_start ≥ as_of"},
      {day_test{phd_start, new_year, {}, true}, "phd_start ≥ 2023-01-01 ∧ phd_start ≤ as_of"},
      {flag_test{on_leave}, "on_leave"},
      {text_test{contest, {"Nét đẹp"}}, "contest = “Nét đẹp”"},
      {text_test{contest, {"a", "b”c"}}, "contest ∈ {“a”, “b””c”}"},
      {known_test{phd_start}, "phd_start ≠ ?"},
      {none_test{titles}, "titles = ∅"},
  };
  for (auto const& c : cases) EXPECT_EQ(printed(c.node), c.expected);
}

TEST_F(print_formula, puts_brackets_where_the_meaning_needs_them) {
  auto const a = add(flag_test{on_leave});
  auto const b = add(code_test{role, {0}});
  auto const both = add(all_of{{a, b}});
  auto const either = add(any_of{{a, b}});
  EXPECT_EQ(print(whole, both), "on_leave ∧ role = lecturer");
  EXPECT_EQ(printed(any_of{{both, b}}), "on_leave ∧ role = lecturer ∨ role = lecturer");
  EXPECT_EQ(printed(all_of{{either, b}}), "(on_leave ∨ role = lecturer) ∧ role = lecturer");
  EXPECT_EQ(printed(negation{a}), "¬on_leave");
  EXPECT_EQ(printed(negation{b}), "¬(role = lecturer)");
  EXPECT_EQ(printed(negation{either}), "¬(on_leave ∨ role = lecturer)");
  EXPECT_EQ(printed(all_of{}), "⊤");
  EXPECT_EQ(printed(any_of{}), "⊥");
  EXPECT_EQ(printed(all_of{{either}}), "on_leave ∨ role = lecturer");
}

TEST_F(print_formula, quotes_names_that_are_no_word) {
  for (auto const* name : {"a|b", "a[b", "a`b", "a b", ""}) {
    whole.schema.populations[staff].columns[on_leave].called.name = name;
    EXPECT_EQ(printed(flag_test{on_leave}), "“" + std::string(name) + "”");
  }
  whole.schema.populations[staff].columns[on_leave].called.name = "a”b";
  EXPECT_EQ(printed(flag_test{on_leave}), "“a””b”");
  whole.schema.populations[staff].columns[on_leave].called.name = "a_bÂ9";
  EXPECT_EQ(printed(flag_test{on_leave}), "a_bÂ9");
}

TEST_F(print_formula, writes_what_no_sentence_asks) {
  EXPECT_EQ(printed(linked{}), "0 ≥ 0");
  EXPECT_EQ(printed(by_row{staff, {}, {}}, units), "⊥");
  auto const never = add(constant{false});
  auto const good = add(flag_test{on_leave});
  EXPECT_EQ(printed(by_row{staff, {never}, {good}}, units), "on_leave");
  picked first;
  first.via = {staff, friends, true, false};
  first.order = phd_start;
  first.nth = 1;
  first.predicate = good;
  EXPECT_EQ(printed(first), "friends→staff[1; phd_start] ∈ {on_leave}");
  aggregate_value none;
  none.parts.push_back({{staff, 0, false, true}, never, 0});
  whole.values = {{world, none}};
  EXPECT_EQ(print_value(whole, 0), "#{staff : ⊥}");
  whole.values.clear();
  clause nobody;
  nobody.parts.push_back({staff, add(constant{false}), add(constant{true})});
  nobody.asked.low = 1;
  EXPECT_EQ(print(whole, nobody), "#{staff : ⊥} ≥ 1");
  clause unknown;
  unknown.number.emplace();
  EXPECT_EQ(print(whole, unknown), "v0 ≥ v0");
}

TEST_F(print_formula, writes_hours_and_minutes_between_times) {
  using unit = time_between_value::unit;
  for (auto const& [in, expected] : {std::pair{unit::hours, "hours(as_of, as_of) ≥ as_of"},
                                     std::pair{unit::minutes, "minutes(as_of, as_of) ≥ as_of"}}) {
    whole.values = {{world, as_of_value{}}};
    time_between_value between;
    between.in = in;
    whole.values.push_back({world, between});
    EXPECT_EQ(printed(value_test{1, exact::relation::at_least, 0, 0}), expected);
  }
}

TEST_F(print_formula, shows_where_a_reference_leads_and_which_way_records_are_linked) {
  auto const good = add(code_test{rating, {2, 3}}, units);
  EXPECT_EQ(printed(through{unit, units, good}), "unit ∈ {“đơn vị” : rating ≥ good}");

  auto const everyone = add(constant{true});
  auto const titled = add(set_test{titles, {0, 1, 2}});
  linked members;
  members.parts.push_back({{staff, unit, false}, everyone, titled});
  members.asked.low = 1;
  EXPECT_EQ(printed(members, units), "#{unit←staff : titles ∋ ≥LĐTT} ≥ 1");
  members.asked.of_share = true;
  members.asked.low = *exact::ratio::make(7, 10);
  EXPECT_EQ(printed(members, units), "#{unit←staff : titles ∋ ≥LĐTT} ≥ 7/10 · #{unit←staff}");

  linked known;
  known.parts.push_back({{staff, friends, true}, titled, everyone});
  known.asked.how = exact::relation::less_than;
  known.asked.low = 3;
  EXPECT_EQ(printed(known), "#{friends→staff : titles ∋ ≥LĐTT} < 3");
}

struct clause_case {
  exact::threshold asked;
  char const* expected;
};

TEST_F(print_formula, writes_counts_and_shares_against_every_kind_of_threshold) {
  auto const everyone = add(constant{true});
  auto const titled = add(set_test{titles, {0, 1, 2}});
  using exact::relation;
  using exact::rounding;
  auto const share = *exact::ratio::make(3, 20);
  clause_case const cases[] = {
      {{.how = relation::at_least, .low = 3}, "#{staff : titles ∋ ≥LĐTT} ≥ 3"},
      {{.how = relation::more_than, .low = 3}, "#{staff : titles ∋ ≥LĐTT} > 3"},
      {{.how = relation::at_most, .low = 3}, "#{staff : titles ∋ ≥LĐTT} ≤ 3"},
      {{.how = relation::less_than, .low = 3}, "#{staff : titles ∋ ≥LĐTT} < 3"},
      {{.how = relation::exactly, .low = 3}, "#{staff : titles ∋ ≥LĐTT} = 3"},
      {{.how = relation::between, .low = 3, .high = 5}, "3 ≤ #{staff : titles ∋ ≥LĐTT} ≤ 5"},
      {{.of_share = true, .low = share}, "#{staff : titles ∋ ≥LĐTT} ≥ 3/20 · #{staff}"},
      {{.of_share = true, .low = 1}, "#{staff : titles ∋ ≥LĐTT} ≥ #{staff}"},
      {{.how = relation::between, .of_share = true, .low = share, .high = 1},
       "3/20 · #{staff} ≤ #{staff : titles ∋ ≥LĐTT} ≤ #{staff}"},
      {{.of_share = true, .low = share, .round = rounding::down},
       "#{staff : titles ∋ ≥LĐTT} ≥ ⌊3/20 · #{staff}⌋"},
      {{.of_share = true, .low = share, .round = rounding::up},
       "#{staff : titles ∋ ≥LĐTT} ≥ ⌈3/20 · #{staff}⌉"},
      {{.of_share = true, .low = share, .round = rounding::half_up, .at_least_after = 1},
       "#{staff : titles ∋ ≥LĐTT} ≥ max(1, ⌊3/20 · #{staff}⌉)"},
  };
  for (auto const& c : cases) {
    clause asked;
    asked.parts.push_back({staff, everyone, titled});
    asked.asked = c.asked;
    EXPECT_EQ(print(whole, asked), c.expected);
  }
}

TEST_F(print_formula, keeps_base_and_predicate_apart_and_joins_parts) {
  auto const lecturer = add(code_test{role, {0}});
  auto const titled = add(set_test{titles, {0, 1, 2}});
  auto const either = add(any_of{{titled, lecturer}});
  auto const every_unit = add(constant{true}, units);
  auto const good = add(code_test{rating, {2, 3}}, units);
  clause asked;
  asked.parts = {{staff, lecturer, either}, {units, every_unit, good}};
  asked.asked.of_share = true;
  asked.asked.low = *exact::ratio::make(19, 20);
  EXPECT_EQ(print(whole, asked),
            "#{staff : role = lecturer ∧ (titles ∋ ≥LĐTT ∨ role = lecturer)} + "
            "#{“đơn vị” : rating ≥ good} ≥ 19/20 · (#{staff : role = lecturer} + #{“đơn vị”})");
}

TEST_F(print_formula, names_conditions_in_the_whole_program) {
  auto const everyone = add(constant{true});
  auto const titled = add(set_test{titles, {0, 1, 2}});
  auto const off = add(flag_test{on_leave});
  auto const both = add(all_of{{titled, off}});
  add(negation{both});
  auto& asked = whole.targets.emplace_back().clauses.emplace_back();
  asked.id = "6.1";
  asked.parts.push_back({staff, everyone, both});
  asked.asked.low = 3;
  EXPECT_EQ(print(whole), "c0 staff: ⊤\n"
                          "c1 staff: titles ∋ ≥LĐTT\n"
                          "c2 staff: on_leave\n"
                          "c3 staff: c1 ∧ c2\n"
                          "c4 staff: ¬c3\n"
                          "6.1: #{staff : c3} ≥ 3\n");
}

TEST_F(print_formula, stays_short_where_sharing_would_double_it_at_every_step) {
  auto last = add(flag_test{on_leave});
  for (int step = 0; step < 60; ++step) {
    auto const no = add(negation{last});
    last = add(all_of{{add(any_of{{last, no}}), last}});
  }
  EXPECT_LT(print(whole, last).size(), 20'000U);
}

} // namespace
} // namespace chitieu::ir
