// What is asked again and again of the same tables says what a check of other tables says.
#include "compiled_text.hpp"
#include "monitor/changing_tables.hpp"

#include <chitieu/repair/supposed_records.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <iostream>
#include <set>
#include <thread>

namespace chitieu {
namespace {

std::string all_of(report const& made) {
  std::string out = render::to_json(made, language::en);
  for (auto const& each : made.diagnostics)
    out += each.at.file + ":" + std::to_string(each.at.line) + " " + message(each, language::en);
  return out;
}

/// Some cells of some records, as a person supposes them; a key that is not there now and then.
std::vector<record_change> supposed(changing_tables& random, shadow const& of) {
  std::vector<record_change> out;
  std::vector<std::string> const names{"units", "staff", "staff", "entries", "helpers"};
  for (auto records = 1 + random.below(3); records > 0; --records) {
    auto const population = random.one_of(names);
    auto const& table = of.tables.at(population);
    auto key = random.below(8) == 0 || table.rows.empty()
                   ? random.cell("id")
                   : table.rows[random.below(table.rows.size())].at("id");
    for (auto cells = 1 + random.below(2); cells > 0; --cells) {
      auto const column =
          random.below(20) == 0 ? "id" : table.columns[1 + random.below(table.columns.size() - 1)];
      auto const text = random.below(30) == 0 ? std::string("?") : random.cell(column);
      record_change one{population, key, column, {}};
      bool const is_set = column == "titles" || column == "authors";
      for (std::size_t from = 0; from < text.size();) {
        auto const to = is_set ? std::min(text.find(';', from), text.size()) : text.size();
        auto const first = text.find_first_not_of(' ', from);
        one.holds.push_back(text.substr(first, to - first));
        from = to + 1;
      }
      out.push_back(std::move(one));
    }
  }
  return out;
}

TEST(SupposedRecords, AreJudgedAsTablesThatHoldThem) {
  constexpr std::uint64_t first_seed = 20'261'126;
  std::cout << "seeds from " << first_seed << '\n';
  // What a monitor keeps, and lists no groups.
  std::set<std::string> kept;
  for (auto const& sentence : sentences) {
    compiled_text const one{declared + "target 1: " + sentence + "\n"};
    dataset const none = shadow().whole().data;
    if (!sentence.starts_with("in ") && monitor(one.program, none).keeps(0)) kept.insert(sentence);
  }
  std::vector<std::string> const quick(kept.begin(), kept.end());
  EXPECT_GT(quick.size(), 20U);
  std::uint64_t by_monitor = 0;
  std::uint64_t asked = 0;
  std::size_t refused = 0;
  for (auto seed = first_seed; seed < first_seed + 60; ++seed) {
    changing_tables random{seed};
    std::string text = declared + "target 9: at least 1 helpers of is known\n"
                                  "target 10: all staff have at least 1 entries\n"
                                  "target 11: at least 1 units have at least 1 staff\n"
                                  "target 12: at least 1 papers\n"
                                  "target 13: at least 1 visits\n";
    bool const any = random.below(6) == 0;
    for (int i = 1; i <= 6; ++i)
      text += "target " + std::to_string(i) + ": " + random.one_of(any ? sentences : quick) + "\n";
    compiled_text const plan{text};
    shadow rows;
    for (std::size_t i = 0, wanted = random.below(30); i < wanted; ++i) {
      auto before = rows;
      if (!make(rows, random.change(rows)) ||
          has_error_in_rows(evaluate(plan.program, rows.whole().data)))
        rows = before;
    }
    auto const whole = rows.whole();
    check_options options;
    if (random.below(2) == 0) options.as_of = std::chrono::year{2023} / 2 / 1;
    bound_dataset const bound(plan.program, whole.data);
    supposed_records const of(plan.program, bound, whole.data, options);
    for (int question = 0; question < 12; ++question) {
      auto const changes = supposed(random, rows);
      auto const expected = what_if(plan.program, bound, whole.data, changes, options);
      auto const made = of.what_if(changes);
      auto const where = "seed " + std::to_string(seed) + ", question " + std::to_string(question);
      ASSERT_EQ(all_of(made), all_of(expected)) << where << "\n" << text;
      refused += has_error_in_rows(expected);
      ++asked;
    }
    by_monitor += of.answered_by_monitor();
  }
  std::cout << by_monitor << " of " << asked << " answered by a monitor, " << refused
            << " with faulty records\n";
  EXPECT_GT(by_monitor, asked / 5);
  EXPECT_GT(refused, 30U);
}

TEST(SupposedRecords, AreAskedFromSeveralThreads) {
  changing_tables random{1};
  compiled_text const plan{declared + "target 1: at least 50% of staff hold LĐTT\n"};
  shadow rows;
  for (int i = 0; i < 6; ++i) {
    row made;
    for (auto const& name : rows.tables["staff"].columns) made[name] = "";
    made["id"] = std::to_string(i);
    rows.tables["staff"].rows.push_back(std::move(made));
  }
  auto const whole = rows.whole();
  bound_dataset const bound(plan.program, whole.data);
  supposed_records const of(plan.program, bound, whole.data);
  auto const ask = [&](int people) {
    std::vector<record_change> changes;
    for (int i = 0; i < people; ++i)
      changes.push_back({"staff", std::to_string(i), "titles", {"LĐTT"}});
    return of.what_if(changes).targets[0].clauses[0].counts.yes == people;
  };
  std::vector<std::thread> all;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 4; ++t)
    all.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i) wrong += ask((i + t) % 7) ? 0 : 1;
    });
  for (auto& each : all) each.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(of.answered_by_monitor(), 700U);
  // A name that the plan does not have is refused as ever, and what is asked next is not touched.
  EXPECT_THROW((void)of.what_if({{"staff", "1", "better", {"yes"}}}), std::invalid_argument);
  EXPECT_TRUE(ask(3));
}

} // namespace
} // namespace chitieu
