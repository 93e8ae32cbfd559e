#include "compiled_text.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/monitor/monitor.hpp>
#include <chitieu/render/render.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <map>
#include <thread>

namespace chitieu {
namespace {

constexpr std::uint64_t first_seed = 20'261'127;

std::string const declared = R"(
plan “p” for 2023
scale rating: poor < fair < good < excellent
scale honour, cumulative: LĐTT < CSTĐCS
population units
  id      key
  rating  rating
population staff
  id      key
  unit    units
  role    one of lecturer, official, worker
  rating  rating
  titles  set of honour  blank means none
  score   number
  born    date
  active  flag  blank means no
population entries
  id      key
  authors set of staff
  hours   number
  sent_on date
population helpers
  id      key
  of      staff  may be absent
  on      units  may be absent
  left    number dated since
  since   date
)";

std::vector<std::string> const sentences = {
    "at least 95% of staff hold LĐTT",
    "at most 30% of staff holding LĐTT hold CSTĐCS",
    "at least 2 staff where role is lecturer or official rated at least good",
    "at least 50% of units and staff rated at least fair",
    "at least 50% of units rated at least fair, of which at least 50% rated excellent",
    "at least 2 units have at least 2 staff",
    "all staff have at least 1 entries",
    "at least 50% of staff have at least 1 entries where hours ≥ 3",
    "all units have no helpers",
    "at least 1 units ≥70% of their staff hold LĐTT",
    "at least 1 units have at least 1 staff where active",
    "at least 1 staff where unit's rating at least good hold LĐTT",
    "at least 30% of helpers of is known",
    "in every unit, share of staff that active ≥ 50%",
    "in every unit, at least 50% of staff hold LĐTT",
    "in every role, at least 1 staff active",
    "in at least 50% of role, at least 50% of staff hold LĐTT",
    "in every role, average score of staff ≥ 4",
    "median score of staff where active ≥ 4",
    "all units have average of score of their staff at least 3",
    "in every unit, number of staff ≥ 2",
    "in every month of sent_on, at least 1 entries",
    "number of staff / number of units ≤ 2",
    "sum of score of staff ≥ 20",
    "average score of staff ≥ 5",
    "average score of staff where role is lecturer ≥ 5",
    "highest score of staff ≤ 2 * average score of staff",
    "median score of staff ≥ 4",
    "90th percentile of score of staff is from 3 to 9",
    "2nd highest score of staff ≥ 8",
    "all staff have sum of hours of their entries ≥ 3",
    "all entries have sum of score of their authors at least 8",
    "at least 50% of entries have average of score of their authors at least 4",
    "at least 2 entries have highest score of their authors at least 7",
    "average over units of share of staff that active is at least 50%",
    "if number of staff ≥ 4 then at least 50% of staff active",
    "at least 2 staff are in the top 3 by score",
    "at least 50% of staff at least 2 of (active, role is lecturer, score ≥ 5)",
    "all units rated at least good; or at least 50% of staff active",
    "all staff have years from born to as of at least 18",
    "sum of left of helpers ≥ 2",
    "number of different role of staff ≥ 2",
};

using row = std::map<std::string, std::string>;

struct shadow_table {
  std::vector<std::string> columns;
  std::vector<row> rows;
};

/// Rows of text, changed beside a monitor and checked from the beginning.
struct shadow {
  std::map<std::string, shadow_table> tables{
      {"units", {{"id", "rating"}, {}}},
      {"staff", {{"id", "unit", "role", "rating", "titles", "score", "born", "active"}, {}}},
      {"entries", {{"id", "authors", "hours", "sent_on"}, {}}},
      {"helpers", {{"id", "of", "on", "left", "since"}, {}}}};

  row* find(std::string const& table, std::string const& key) {
    for (auto& one : tables[table].rows)
      if (one.at("id") == key) return &one;
    return nullptr;
  }

  struct held {
    std::vector<std::unique_ptr<std::vector<std::string>>> cells;
    dataset data;
  };
  [[nodiscard]] held whole() const {
    held made;
    for (auto const& [name, table] : tables) {
      data::input_table all;
      for (auto const& column_name : table.columns) {
        auto& cells = *made.cells.emplace_back(std::make_unique<std::vector<std::string>>());
        for (auto const& one : table.rows) cells.push_back(one.at(column_name));
        auto one = columns(column(column_name, cells));
        all.rows = one.rows;
        all.columns.push_back(std::move(one.columns.front()));
      }
      made.data.add(name, std::move(all));
    }
    return made;
  }
};

class changing_tables {
 public:
  explicit changing_tables(std::uint64_t seed)
      : random_{static_cast<std::mt19937::result_type>(seed)} {}

  std::size_t below(std::size_t n) { return random_() % n; }
  std::string one_of(std::vector<std::string> const& from) { return from[below(from.size())]; }

  std::string cell(std::string const& column) {
    if (column != "id" && below(6) == 0) return "";
    if (column == "id") return std::to_string(below(7));
    if (column == "rating") return one_of({"poor", "fair", "good", "excellent"});
    if (column == "role") return one_of({"lecturer", "official", "worker"});
    if (column == "titles") return one_of({"", "LĐTT", "CSTĐCS", "LĐTT; CSTĐCS"});
    if (column == "score" || column == "hours" || column == "left")
      return one_of({"0", "3", "7.5", "10", "2.25", "-1", "9223372036854775807", "0.000001"});
    if (column == "born" || column == "since" || column == "sent_on")
      return one_of({"2000-02-29", "2004-01-01", "2005-12-31", "2023-01-15", "2023-03-02"});
    if (column == "active") return one_of({"yes", "no"});
    if (column == "authors") return one_of({"1", "2; 3", "0;1;2", "6", "5; 4"});
    return std::to_string(below(7)); // a key
  }

  row_change change(shadow const& of) {
    row_change made;
    std::vector<std::string> names;
    for (auto const& [name, table] : of.tables) names.push_back(name);
    made.population = one_of(names);
    auto const& table = of.tables.at(made.population);
    auto const kind = below(10);
    made.key = cell("id");
    if (!table.rows.empty() && below(5) != 0)
      made.key = table.rows[below(table.rows.size())].at("id");
    made.is = kind < 4   ? row_change::kind::insert
              : kind < 8 ? row_change::kind::update
                         : row_change::kind::erase;
    for (auto const& column : table.columns) {
      if (made.is == row_change::kind::erase) break;
      if (made.is == row_change::kind::update && (column == "id" || below(2) == 0)) continue;
      if (made.is == row_change::kind::insert && column != "id" && below(8) == 0) continue;
      made.cells.emplace_back(column, cell(column));
    }
    return made;
  }

 private:
  std::mt19937 random_;
};

/// What a change does to rows of text; false when it cannot be.
bool make(shadow& of, row_change const& change) {
  auto& table = of.tables[change.population];
  auto const text = [](given const& is) { return std::get<std::string>(is.is()); };
  if (change.is == row_change::kind::insert) {
    row made;
    for (auto const& column : table.columns) made[column] = "";
    for (auto const& [name, is] : change.cells) made[name] = text(is);
    if (of.find(change.population, made["id"]) != nullptr) return false;
    table.rows.push_back(made);
    return true;
  }
  auto* const found = of.find(change.population, change.key);
  if (found == nullptr) return false;
  if (change.is == row_change::kind::erase)
    table.rows.erase(table.rows.begin() + (found - table.rows.data()));
  else
    for (auto const& [name, is] : change.cells) (*found)[name] = text(is);
  return true;
}

/// Everything that a report says but who and which groups.
std::string figures_in(report all) {
  for (auto& target : all.targets)
    for (auto& clause : target.clauses) clause.groups.clear();
  all.diagnostics.clear();
  return render::to_json(all, language::en);
}

/// What is wrong with rows, in words; empty when nothing is.
std::string wrong_with_rows(report const& all) {
  for (auto const& one : all.diagnostics)
    if (severity_of(one.what) == severity::error && one.what != code::not_one_record)
      return one.at.file + ": " + message(one, language::en);
  return {};
}

bool has_error_in_rows(report const& all) { return !wrong_with_rows(all).empty(); }

std::string plan_of(changing_tables& random) {
  // What no target reads is not looked at, and every table is to be.
  std::string text = declared + "target 9: at least 1 helpers of is known\n"
                                "target 10: all staff have at least 1 entries\n"
                                "target 11: at least 1 units have at least 1 staff\n";
  for (int i = 1; i <= 8; ++i)
    text += "target " + std::to_string(i) + ": " + random.one_of(sentences) + "\n";
  return text;
}

void expect_agreement(ir::program const& program, monitor const& watched, shadow const& of,
                      check_options const& options, std::string const& where) {
  auto const now = of.whole();
  auto const expected = evaluate(program, now.data, options);
  ASSERT_FALSE(has_error_in_rows(expected)) << where;
  ASSERT_EQ(figures_in(watched.verdicts()), figures_in(expected)) << where;
  auto with_lists = options;
  with_lists.who = true;
  auto mine = evaluate(program, watched.rows(), with_lists);
  auto theirs = evaluate(program, now.data, with_lists);
  mine.diagnostics.clear();
  theirs.diagnostics.clear();
  // The order of rows is that in which they came, and so that of the tables but for rows that came
  // again; and who is listed tells where.
  auto const in_order = [](report& all) {
    for (auto& target : all.targets)
      for (auto& clause : target.clauses)
        for (auto* list : {&clause.who->counted, &clause.who->missing, &clause.who->unknown})
          for (auto& one : *list) one.row = 0;
  };
  for (auto* one : {&mine, &theirs})
    for (auto& target : one->targets)
      for (auto& clause : target.clauses)
        if (!clause.who) clause.who.emplace();
  in_order(mine);
  in_order(theirs);
  ASSERT_EQ(render::to_json(mine, language::en), render::to_json(theirs, language::en)) << where;
}

TEST(monitor, every_sentence_of_the_random_test_compiles) {
  for (auto const& sentence : sentences) {
    compiled_text const made{declared + "target 1: " + sentence + "\n"};
    EXPECT_FALSE(has_errors(made.program.diagnostics))
        << sentence << ": " << message(made.program.diagnostics.front(), language::en);
  }
}

TEST(monitor, agrees_with_a_check_from_the_beginning_after_any_changes) {
  std::cout << "seeds from " << first_seed << '\n';
  std::size_t refused = 0;
  std::size_t made_all = 0;
  for (auto seed = first_seed; seed < first_seed + 60; ++seed) {
    changing_tables random{seed};
    compiled_text const plan{plan_of(random)};
    shadow rows;
    auto const fill = [&](shadow& into) {
      for (std::size_t i = 0, wanted = random.below(40); i < wanted; ++i) {
        auto before = into;
        auto const one = random.change(into);
        if (!make(into, one)) into = before;
        auto const now = into.whole();
        if (has_error_in_rows(evaluate(plan.program, now.data))) into = before;
      }
    };
    fill(rows);
    check_options options;
    if (random.below(2) == 0) options.as_of = std::chrono::year{2023} / 2 / 1;
    monitor watched = [&] {
      auto const begun = rows.whole();
      return monitor{plan.program, begun.data, {options.as_of, false, {}, {}}};
    }();
    auto where = "seed " + std::to_string(seed);
    expect_agreement(plan.program, watched, rows, options, where);
    if (HasFatalFailure()) return;
    for (int step = 0; step < 12; ++step) {
      where = "seed " + std::to_string(seed) + ", step " + std::to_string(step);
      auto after = rows;
      std::vector<row_change> batch;
      bool possible = true;
      for (std::size_t i = 0, wanted = 1 + random.below(3); i < wanted; ++i) {
        batch.push_back(random.change(after));
        possible = make(after, batch.back()) && possible;
      }
      auto const was = watched.verdicts();
      auto const was_version = watched.snapshot().version();
      auto const made = watched.apply(batch);
      auto const now = after.whole();
      auto const wrong = wrong_with_rows(evaluate(plan.program, now.data, options));
      possible = possible && wrong.empty();
      ASSERT_EQ(bool{made}, possible)
          << where << ' ' << wrong << (made ? "" : message(made.diagnostics[0], language::en));
      ++(made ? made_all : refused);
      if (made) rows = after;
      expect_agreement(plan.program, watched, rows, options, where);
      if (HasFatalFailure()) return;
      auto const is = watched.verdicts();
      ASSERT_EQ(watched.snapshot().version(), was_version + (made ? 1 : 0)) << where;
      // A target is among the moved when something of it is another than it was, and only then.
      for (std::size_t target = 0; target < is.targets.size(); ++target) {
        auto const only = [&](report all) {
          all.targets = {all.targets[target]};
          return figures_in(std::move(all));
        };
        bool const moved = made && std::ranges::count(made->targets, target) > 0;
        ASSERT_EQ(only(was) != only(is), moved) << where << ", target " << target;
      }
    }
  }
  std::cout << made_all << " batches made, " << refused << " refused\n";
  EXPECT_GT(made_all, 100U);
  EXPECT_GT(refused, 100U);
}

struct monitor_test : testing::Test {
  compiled_text plan{declared + "target 1: at least 50% of staff hold LĐTT\n"
                                "target 2: all staff have at least 1 entries\n"
                                "target 3: at least 1 helpers of is known\n"
                                "target 4: at least 1 units have at least 1 staff\n"};
  shadow rows;
  std::optional<monitor> watched;

  void SetUp() override {
    rows.tables["units"].rows = {{{"id", "U"}, {"rating", "good"}}};
    auto const begun = rows.whole();
    watched.emplace(plan.program, begun.data);
  }

  std::string first_code(outcome<moved, diagnostics> const& made) {
    if (made) return "";
    return std::string(name(made.diagnostics.front().what)) + " " +
           std::to_string(made.diagnostics.front().at.line);
  }

  std::string counts(std::size_t target) {
    auto const& of = watched->snapshot().verdict(target).clauses[0].counts;
    return std::to_string(of.yes) + "/" + std::to_string(of.base());
  }
};

TEST_F(monitor_test, tells_which_targets_a_change_moved) {
  auto const made = watched->insert("staff", {{"id", "1"}, {"unit", "U"}, {"titles", {"LĐTT"}}});
  ASSERT_TRUE(made);
  EXPECT_EQ(made->targets, (std::vector<std::size_t>{0, 1, 3}));
  EXPECT_EQ(watched->update("staff", "1", {{"score", 7.5}})->targets.size(), 0U);
  EXPECT_EQ(watched->update("staff", "1", {{"titles", given::texts{}}})->targets,
            std::vector<std::size_t>{0});
  EXPECT_EQ(watched->insert("entries", {{"id", "e"}, {"authors", {"1"}}})->targets,
            std::vector<std::size_t>{1});
  EXPECT_EQ(counts(1), "1/1");
}

TEST_F(monitor_test, a_batch_that_fails_leaves_everything_as_it_was) {
  ASSERT_TRUE(watched->insert("staff", {{"id", "1"}, {"unit", "U"}}));
  std::vector<row_change> const batch{
      {row_change::kind::insert, "staff", "", {{"id", "2"}, {"titles", "LĐTT"}}},
      {row_change::kind::update, "staff", "1", {{"titles", "LĐTT"}}},
      {row_change::kind::insert, "staff", "", {{"id", "1"}}}};
  EXPECT_EQ(first_code(watched->apply(batch)), "key-taken 3");
  EXPECT_EQ(counts(0), "0/1");
  EXPECT_EQ(watched->row_count("staff"), 1U);
  EXPECT_TRUE(watched->apply(std::span{batch}.first(2)));
  EXPECT_EQ(counts(0), "2/2");
}

TEST_F(monitor_test, refuses_rows_and_cells_that_cannot_be) {
  EXPECT_EQ(first_code(watched->update("staff", "9", {{"score", 1}})), "no-such-row 1");
  EXPECT_EQ(first_code(watched->erase("staff", "9")), "no-such-row 1");
  EXPECT_EQ(first_code(watched->insert("staff", {{"unit", "U"}})), "blank-key 1");
  EXPECT_EQ(first_code(watched->insert("staff", {{"id", "1"}, {"unit", "V"}})),
            "dangling-reference 1");
  EXPECT_EQ(first_code(watched->insert("staff", {{"id", "1"}, {"titles", "no title"}})),
            "undeclared-category 1");
  ASSERT_TRUE(watched->insert("staff", {{"id", "1"}, {"unit", "U"}}));
  EXPECT_EQ(first_code(watched->erase("units", "U")), "row-is-named 1");
  EXPECT_THROW((void)watched->update("staff", "1", {{"title", "LĐTT"}}), std::invalid_argument);
  EXPECT_THROW((void)watched->update("people", "1", {}), std::invalid_argument);
  EXPECT_THROW((void)watched->update("staff", "1", {{"id", "2"}}), std::invalid_argument);
  EXPECT_EQ(watched->row_count("staff"), 1U);
}

TEST_F(monitor_test, a_row_that_may_be_absent_is_found_when_it_comes) {
  ASSERT_TRUE(watched->insert("helpers", {{"id", "h"}, {"of", "7"}}));
  auto const before = counts(2);
  ASSERT_TRUE(watched->insert("staff", {{"id", "7"}, {"unit", "U"}}));
  ASSERT_TRUE(watched->erase("staff", "7"));
  EXPECT_EQ(counts(2), before);
}

TEST_F(monitor_test, what_is_kept_is_told) {
  for (std::size_t target = 0; target < 3; ++target) EXPECT_TRUE(watched->keeps(target));
  compiled_text const ranked{declared + "target 1: at least 2 staff are in the top 3 by score\n"};
  auto const begun = rows.whole();
  EXPECT_FALSE((monitor{ranked.program, begun.data}.keeps(0)));
  compiled_text const grouped{declared + "target 1: in every role, at least 1 staff active\n"};
  EXPECT_TRUE((monitor{grouped.program, begun.data}.keeps(0)));
}

TEST_F(monitor_test, a_group_is_there_while_it_has_rows) {
  compiled_text const grouped{declared + "target 1: in every role, at least 1 staff active\n"};
  auto const begun = rows.whole();
  monitor by_role{grouped.program, begun.data};
  auto const groups = [&] { return by_role.snapshot().verdict(0).clauses[0].counts.base(); };
  ASSERT_TRUE(by_role.insert("staff", {{"id", "1"}, {"role", "lecturer"}}));
  ASSERT_TRUE(by_role.insert("staff", {{"id", "2"}, {"role", "worker"}}));
  EXPECT_EQ(groups(), 2);
  ASSERT_TRUE(by_role.update("staff", "2", {{"role", "lecturer"}}));
  EXPECT_EQ(groups(), 1);
  ASSERT_TRUE(by_role.erase("staff", "1"));
  ASSERT_TRUE(by_role.erase("staff", "2"));
  EXPECT_EQ(groups(), 0);
}

TEST_F(monitor_test, readers_see_whole_changes_while_one_thread_writes) {
  constexpr int many = 400;
  std::vector<row_change> pair{{row_change::kind::insert, "staff", "", {}},
                               {row_change::kind::insert, "entries", "", {}}};
  std::atomic<bool> done = false;
  std::vector<std::thread> readers;
  std::atomic<int> wrong = 0;
  for (int i = 0; i < 2; ++i)
    readers.emplace_back([&] {
      std::uint64_t last = 0;
      while (!done) {
        auto const seen = watched->snapshot();
        auto const all = seen.verdicts();
        auto const& counts = all.targets[1].clauses[0].counts;
        // Each change adds a person with an entry.
        if (seen.version() < last || counts.no != 0 ||
            counts.yes != static_cast<std::int64_t>(seen.version()))
          ++wrong;
        last = seen.version();
      }
    });
  for (int i = 0; i < many; ++i) {
    auto const key = std::to_string(i);
    pair[0].cells = {{"id", key}, {"unit", "U"}};
    pair[1].cells = {{"id", key}, {"authors", key}};
    if (!watched->apply(pair)) ++wrong;
  }
  done = true;
  for (auto& one : readers) one.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(watched->row_count("staff"), static_cast<std::size_t>(many));
}

} // namespace
} // namespace chitieu
