#include "changing_tables.hpp"
#include "compiled_text.hpp"

#include <chitieu/eval/columns_read.hpp>
#include <chitieu/monitor/monitor.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <thread>

namespace chitieu {
namespace {

constexpr std::uint64_t first_seed = 20'261'127;

bool reads(ir::program const& program, std::string const& name) {
  auto const read = eval::columns_read(program).populations;
  for (std::size_t id = 0; id < read.size(); ++id)
    if (read[id] && program.schema.populations[id].called.name == name) return true;
  return false;
}

std::string plan_of(std::size_t trial) {
  // What no target reads is not looked at, and every table is to be.
  std::string text = declared + "target 9: at least 1 helpers of is known\n"
                                "target 10: all staff have at least 1 entries\n"
                                "target 11: at least 1 units have at least 1 staff\n"
                                "target 12: at least 1 papers by is known\n"
                                "target 13: at least 1 visits guest is known\n"
                                "target 14: at least 1 guides who is known\n";
  // Every sentence has its turn.
  for (std::size_t i = 0; i < 8; ++i)
    text += "target " + std::to_string(i + 1) + ": " +
            sentences[(trial * 8 + i) % sentences.size()] + "\n";
  for (std::size_t i = 15; i < 17; ++i)
    text += "target " + std::to_string(i) + ": " +
            sentences_of_choices[(trial * 2 + i) % sentences_of_choices.size()] + "\n";
  return text;
}

void expect_agreement(ir::program const& program, monitor const& watched, shadow const& of,
                      check_options const& options, std::string const& where) {
  auto const now = of.whole();
  auto const expected = evaluate(program, now.data, options);
  ASSERT_EQ(wrong_with_rows(expected), "") << where;
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
        for (auto* list : {&clause.who->counted, &clause.who->missing, &clause.who->unknown}) {
          record_list without_rows;
          for (auto const& one : *list) without_rows.add(one.population, one.key, one.name, 0);
          *list = std::move(without_rows);
        }
  };
  for (auto* one : {&mine, &theirs})
    for (auto& target : one->targets)
      for (auto& clause : target.clauses)
        if (!clause.who) clause.who.emplace();
  in_order(mine);
  in_order(theirs);
  ASSERT_EQ(render::to_json(mine, language::en), render::to_json(theirs, language::en)) << where;
}

TEST(monitor, keeps_all_sentences) {
  auto const begun = shadow{}.whole();
  auto all = sentences;
  all.insert(all.end(), sentences_of_choices.begin(), sentences_of_choices.end());
  for (auto const& sentence : all) {
    compiled_text const made{declared + "target 1: " + sentence + "\n"};
    ASSERT_FALSE(has_errors(made.program.diagnostics))
        << sentence << ": " << message(made.program.diagnostics.front(), language::en);
    EXPECT_TRUE((monitor{made.program, begun.data}.keeps(0))) << sentence;
  }
}

TEST(monitor, agrees_with_a_check_from_the_beginning_after_any_changes) {
  std::cout << "seeds from " << first_seed << '\n';
  std::size_t refused = 0;
  std::size_t made_all = 0;
  for (auto seed = first_seed; seed < first_seed + 60; ++seed) {
    changing_tables random{seed};
    compiled_text const plan{plan_of(seed - first_seed)};
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
        // Some counts show only in what the others come to.
        auto const same_counts =
            std::ranges::equal(was.targets[target].clauses, is.targets[target].clauses, {},
                               &clause_verdict::counts, &clause_verdict::counts);
        ASSERT_EQ(only(was) != only(is) || !same_counts, moved)
            << where << ", target " << target << ' '
            << plan.program.targets[target].clauses[0].sentence;
      }
    }
  }
  std::cout << made_all << " batches made, " << refused << " refused\n";
  EXPECT_GT(made_all, 100U);
  EXPECT_GT(refused, 100U);
}

/// Each sentence by itself, over tables that it reads.
TEST(monitor, keeps_each_kind_of_sentence) {
  auto const seed = first_seed + 1000;
  std::cout << "seed " << seed << '\n';
  changing_tables random{seed};
  for (std::size_t trial = 0; trial < 2 * sentences.size(); ++trial) {
    auto const& sentence = sentences[trial / 2];
    compiled_text const plan{declared + "target 1: " + sentence + "\n"};
    std::vector<std::string> names;
    for (auto const& population : plan.program.schema.populations)
      if (auto const& name = population.called.name;
          shadow{}.tables.contains(name) && reads(plan.program, name))
        names.push_back(name);
    shadow rows;
    check_options options;
    if (trial % 2 == 0) options.as_of = std::chrono::year{2023} / 2 / 1;
    auto const begun = rows.whole();
    monitor watched{plan.program, begun.data, {options.as_of, false, {}, {}}};
    for (int step = 0; step < 60; ++step) {
      auto after = rows;
      auto const change = random.change(after, names);
      bool const possible = make(after, change);
      auto const now = after.whole();
      auto const expected = evaluate(plan.program, now.data, options);
      auto const made = watched.apply({&change, 1});
      auto const where = sentence + ", step " + std::to_string(step);
      ASSERT_EQ(bool{made}, possible && !has_error_in_rows(expected)) << where;
      if (!made) continue;
      rows = after;
      ASSERT_EQ(figures_in(watched.verdicts()), figures_in(expected)) << where;
    }
  }
}

/// Groups by several columns, with rows of which only some are filled.
TEST(monitor, keeps_groups_by_several_columns) {
  auto const seed = first_seed + 2000;
  std::cout << "seed " << seed << '\n';
  changing_tables random{seed};
  std::size_t made_all = 0;
  std::size_t in_one_of_several = 0; // changes of rows that are so, or were
  for (int trial = 0; trial < 4; ++trial) {
    std::string text = declared;
    int number = 0;
    for (auto const& sentence : sentences)
      if (sentence.find("unit and role") != std::string::npos ||
          sentence.find("unit, in every role") != std::string::npos)
        text += "target " + std::to_string(++number) + ": " + sentence + "\n";
    ASSERT_GE(number, 6);
    compiled_text const plan{text};
    check_options options;
    if (trial % 2 == 0) options.as_of = std::chrono::year{2023} / 2 / 1;
    shadow rows;
    auto const begun = rows.whole();
    monitor watched{plan.program, begun.data, {options.as_of, false, {}, {}}};
    for (int step = 0; step < 150; ++step) {
      auto after = rows;
      auto change = random.change(after, {"units", "staff", "staff", "staff", "papers"});
      for (auto& [column, is] : change.cells)
        if ((column == "unit" || column == "role") && random.below(4) == 0)
          is = given(std::string());
      if (!make(after, change)) continue;
      auto const now = after.whole();
      auto const expected = evaluate(plan.program, now.data, options);
      auto const made = watched.apply({&change, 1});
      auto const where = "trial " + std::to_string(trial) + ", step " + std::to_string(step);
      ASSERT_EQ(bool{made}, !has_error_in_rows(expected)) << where;
      if (!made) continue;
      ++made_all;
      for (auto* side : {&rows, &after})
        if (auto const* one = side->find("staff", change.key);
            change.population == "staff" && one != nullptr &&
            one->at("unit").empty() != one->at("role").empty())
          ++in_one_of_several;
      rows = after;
      ASSERT_EQ(figures_in(watched.verdicts()), figures_in(expected)) << where;
    }
  }
  std::cout << made_all << " changes, " << in_one_of_several
            << " times of a row in one of several groups\n";
  EXPECT_GT(made_all, 200U);
  EXPECT_GT(in_one_of_several, 60U);
}

TEST(monitor, leaves_invalid_what_reads_a_faulty_table) {
  compiled_text const plan{"population units, complete\n  id  key\n  size  count\n"
                           "population staff, complete\n  id  key\n  good  flag\n"
                           "population guests, complete\n  id  key\n  good  flag\n"
                           "target 1: all units have size at least 3\n"
                           "target 2: at least 1 staff good\n"
                           "target 3: at least 1 guests good\n"
                           "target 4: in every good, at least 1 guests good\n"};
  dataset data;
  data.add_csv("units", "units.csv", "id,size\nU,many\n");
  data.add_csv("staff", "staff.csv", "id,good\n1,no\n");
  monitor watched{plan.program, data};
  auto const status_of = [&](std::size_t target) {
    return watched.snapshot().verdict(target).status;
  };
  auto const checked = evaluate(plan.program, data);
  for (std::size_t target = 0; target < 4; ++target) {
    EXPECT_EQ(status_of(target), checked.targets[target].status) << target;
    EXPECT_TRUE(watched.keeps(target)) << target;
  }
  EXPECT_EQ(status_of(0), status::invalid);
  EXPECT_EQ(status_of(2), status::invalid);
  EXPECT_EQ(watched.update("staff", "1", {{"good", true}})->targets, std::vector<std::size_t>{1});
  EXPECT_EQ(status_of(1), status::met);
  EXPECT_THROW((void)watched.insert("guests", {{"id", "1"}}), std::invalid_argument);
  EXPECT_EQ(status_of(2), status::invalid);
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
    auto const of = watched->snapshot().verdict(target).clauses[0].counts;
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

/// Numbers that are no units of their column, and texts, are counted by the rows that have them.
TEST_F(monitor_test, a_refused_change_leaves_a_row_its_number) {
  compiled_text const of_hours{declared + "target 1: at least 1 entries where hours ≥ 0.5\n"};
  auto const begun = rows.whole();
  monitor of{of_hours.program, begun.data};
  ASSERT_TRUE(of.insert("entries", {{"id", "e"}, {"hours", "0.75"}}));
  ASSERT_FALSE(of.apply(
      std::vector<row_change>{{row_change::kind::update, "entries", "e", {{"hours", "0.125"}}},
                              {row_change::kind::erase, "entries", "no such entry", {}}}));
  for (int i = 0; i < 60; ++i) {
    ASSERT_TRUE(of.insert("entries", {{"id", "other"}, {"hours", "0.0" + std::to_string(i + 1)}}));
    ASSERT_TRUE(of.erase("entries", "other"));
  }
  EXPECT_EQ(evaluate(of_hours.program, of.rows()).targets[0].clauses[0].counts.yes, 1);
}

TEST_F(monitor_test, a_refused_batch_uses_up_no_numbers_of_rows) {
  compiled_text const numbered{"plan “p” for 2023\n"
                               "population notes\n  done  flag\n"
                               "target 1: at least 1 notes done\n"};
  ASSERT_FALSE(has_errors(numbered.program.diagnostics));
  dataset tables;
  tables.add_csv("notes", "notes.csv", "done\nyes\n");
  monitor of{numbered.program, tables};
  ASSERT_FALSE(of.apply(
      std::vector<row_change>{{row_change::kind::insert, "notes", "", {{"done", "yes"}}},
                              {row_change::kind::insert, "notes", "", {{"done", "no flag"}}}}));
  ASSERT_TRUE(of.insert("notes", {{"done", "no"}}));
  EXPECT_TRUE(of.find("notes", "2"));
  EXPECT_FALSE(of.find("notes", "3"));
}

/// What a dated reference names is kept while its day hides it, and so is its place.
TEST_F(monitor_test, a_row_that_a_hidden_reference_names_is_no_other_one) {
  compiled_text const dated{declared + "target 1: at least 1 guides who's score ≥ 3\n"
                                       "target 2: at least 1 guides who is known\n"};
  auto const begun = rows.whole();
  monitor of{dated.program, begun.data, {std::chrono::year{2023} / 2 / 1, false, {}, {}}};
  auto const counted = [&](std::size_t target) {
    return of.snapshot().verdict(target).clauses[0].counts.yes;
  };
  ASSERT_TRUE(of.insert("guides", {{"id", "g"}, {"who", "5"}, {"since", "2023-03-02"}}));
  ASSERT_TRUE(of.insert("staff", {{"id", "6"}, {"unit", "U"}, {"score", 10}}));
  EXPECT_EQ(counted(1), 0);
  ASSERT_TRUE(of.update("guides", "g", {{"since", "2023-01-15"}}));
  EXPECT_EQ(counted(0), 0);
  EXPECT_EQ(counted(1), 1); // to be nobody is known, too
  ASSERT_TRUE(of.insert("staff", {{"id", "5"}, {"unit", "U"}, {"score", 10}}));
  EXPECT_EQ(counted(0), 1);
}

TEST_F(monitor_test, a_row_that_a_hidden_reference_needs_stays) {
  compiled_text const dated{"plan “p” for 2023\n"
                            "population staff\n  id key\n"
                            "population guides\n  id key\n  who staff dated since\n  since date\n"
                            "target 1: at least 1 guides who is known\n"
                            "target 2: at least 1 staff\n"};
  ASSERT_FALSE(has_errors(dated.program.diagnostics));
  dataset tables;
  tables.add_csv("staff", "staff.csv", "id\n1\n");
  tables.add_csv("guides", "guides.csv", "id,who,since\ng,1,2023-03-02\n");
  monitor of{dated.program, tables, {std::chrono::year{2023} / 2 / 1, false, {}, {}}};
  EXPECT_EQ(first_code(of.erase("staff", "1")), "row-is-named 1");
  ASSERT_TRUE(of.erase("guides", "g"));
  EXPECT_TRUE(of.erase("staff", "1"));
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
  constexpr int often = 20;
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
        // Each of the first changes adds a person with an entry.
        if (seen.version() < last || counts.no != 0 ||
            counts.yes != std::min<std::int64_t>(many, static_cast<std::int64_t>(seen.version())))
          ++wrong;
        last = seen.version();
        // A copy of all rows, at some other moment.
        auto const copy = watched->rows();
        auto const& tables = copy.tables().tables;
        if (tables[1].rows != tables[2].rows || watched->row_count("staff") < tables[1].rows)
          ++wrong;
      }
    });
  for (int i = 0; i < many; ++i) {
    auto const key = std::to_string(i);
    pair[0].cells = {{"id", key}, {"unit", "U"}};
    pair[1].cells = {{"id", key}, {"authors", key}};
    if (!watched->apply(pair)) ++wrong;
  }
  // By handles, too: what they move does not hang on who reads.
  auto const first = *watched->find("staff", "0");
  auto const title = *watched->value("staff", "titles", "LĐTT");
  auto const none = *watched->value("staff", "titles", given::texts{});
  int moved = 0;
  for (int i = 0; i < often; ++i)
    for (auto const& value : {title, none}) moved += watched->set(first, value)->empty() ? 0 : 1;
  EXPECT_EQ(moved, 2 * often);
  done = true;
  for (auto& one : readers) one.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(watched->row_count("staff"), static_cast<std::size_t>(many));
}

} // namespace
} // namespace chitieu
