// What things cost, counted and not timed: what is worked out, and what is allocated.
#include "allocated.hpp"
#include "compiled_text.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/eval/columns_read.hpp>
#include <chitieu/eval/evaluate.hpp>
#include <chitieu/monitor/monitor.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocations = 0;

void* allocate(std::size_t size) {
  ++allocations;
  if (auto* made = std::malloc(size != 0 ? size : 1)) return made;
  throw std::bad_alloc();
}

} // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* given) noexcept { std::free(given); }
void operator delete[](void* given) noexcept { std::free(given); }
void operator delete(void* given, std::size_t) noexcept { std::free(given); }
void operator delete[](void* given, std::size_t) noexcept { std::free(given); }

namespace chitieu {

std::size_t cost::allocated() { return allocations.load(); }

namespace {

std::string const text = R"(
plan “p” for 2023
scale honour, cumulative: LĐTT < CSTĐCS
population units
  id      key
population staff
  id      key
  unit    units
  role    one of lecturer, worker
  titles  set of honour  blank means none
  score   number
population entries
  id      key
  authors set of staff
target 1: at least 50% of staff hold LĐTT
target 2: at most 20% of staff holding LĐTT hold CSTĐCS
target 3: all units have at least 1 staff where titles is LĐTT
target 4: all staff have at least 1 entries
target 5: average score of staff ≥ 5
target 6: median score of staff ≥ 5
target 7: in every role, at least 50% of staff hold LĐTT
)";

/// A table of so many people in a fifth as many units.
struct tables {
  std::vector<std::string> ids, in, roles, titles, scores, units, entries, authors;
  dataset data;

  explicit tables(std::size_t people) {
    for (std::size_t i = 0; i < people; ++i) {
      ids.push_back(std::to_string(i));
      in.push_back(std::to_string(i / 5));
      if (i % 5 == 0) units.push_back(in.back());
      roles.emplace_back(i % 3 == 0 ? "worker" : "lecturer");
      titles.emplace_back(i % 2 == 0 ? "LĐTT" : "");
      scores.push_back(i % 10 == 3 ? "" : std::to_string(i % 10));
      entries.push_back(ids.back());
      authors.push_back(ids.back());
    }
    data.add("units", columns(column("id", units)));
    data.add("staff", columns(column("id", ids), column("unit", in), column("role", roles),
                              column("titles", titles), column("score", scores)));
    data.add("entries", columns(column("id", entries), column("authors", authors)));
  }
};

struct cost {
  std::uint64_t steps = 0;
  std::size_t allocations = 0;
};

/// What changes of all kinds cost in a monitor over so many people, once it is warm.
cost of_changes(std::size_t people) {
  static compiled_text const plan{text};
  tables const all(people);
  monitor watched{plan.program, all.data};
  for (std::size_t target = 0; target < plan.program.targets.size(); ++target)
    EXPECT_TRUE(watched.keeps(target)) << plan.program.targets[target].id;
  auto const change = [&](std::string const& key, bool more) {
    auto const done = [](auto const& made) { EXPECT_TRUE(made); };
    done(watched.update("staff", key, {{"titles", more ? "LĐTT" : ""}}));
    done(watched.update("staff", key, {{"titles", "CSTĐCS"}, {"score", more ? 9 : 1}}));
    done(watched.update("staff", key, {{"unit", more ? "1" : "2"}, {"role", "worker"}}));
    done(watched.insert("entries", {{"id", "new"}, {"authors", key}}));
    done(watched.erase("entries", "new"));
    done(watched.insert("staff", {{"id", "new"}, {"unit", "3"}, {"titles", "LĐTT"}, {"score", 4}}));
    done(watched.erase("staff", "new"));
  };
  for (int i = 0; i < 20; ++i) change("7", i % 2 == 0);
  auto const steps = watched.steps();
  auto const before = allocations.load();
  for (int i = 0; i < 20; ++i) change("7", i % 2 == 0);
  auto const after = allocations.load();
  return {watched.steps() - steps, after - before};
}

TEST(cost, a_change_takes_as_much_whether_there_are_few_rows_or_many) {
  auto const few = of_changes(100);
  auto const many = of_changes(10'000);
  EXPECT_EQ(few.steps, many.steps);
  EXPECT_EQ(few.allocations, many.allocations);
}

TEST(cost, a_change_takes_no_more_than_it_did) {
  auto const now = of_changes(1'000);
  constexpr std::size_t changes = 20 * 7;
  EXPECT_LE(now.steps, changes * 10) << "worked out";
  EXPECT_LE(now.allocations, changes * 8) << "allocated";
  std::cout << now.steps / changes << " steps and " << now.allocations / changes
            << " allocations a change\n";
}

TEST(cost, a_change_by_handles_allocates_nothing) {
  static compiled_text const plan{text};
  tables const all(1'000);
  monitor watched{plan.program, all.data};
  auto const row = *watched.find("staff", "7");
  std::vector<watched_value> values;
  auto const read = [&](char const* column, given const& is) {
    values.push_back(*watched.value("staff", column, is));
  };
  read("titles", "LĐTT");
  read("titles", "");
  read("score", 9);
  read("score", given{});
  read("score", 1.5);
  read("role", "worker");
  read("role", "lecturer");
  read("unit", "3");
  read("unit", "4");
  std::vector<watched_cell> together;
  for (auto const& value : values) together.push_back({row, value});
  std::size_t moved = 0;
  auto const set_all = [&] {
    for (auto const& value : values) moved += watched.set(row, value)->size();
    moved += watched.set(together)->size();
  };
  for (int i = 0; i < 20; ++i) set_all();
  moved = 0;
  auto const before = allocations.load();
  for (int i = 0; i < 20; ++i) set_all();
  EXPECT_EQ(allocations.load(), before);
  EXPECT_GE(moved, 20 * values.size());
}

/// The steps of changes where targets ask for groups, different values, periods and orders.
std::uint64_t steps_of_changes(std::size_t people) {
  static compiled_text const plan{R"(
plan “p” for 2023
population units
  id      key
population staff
  id      key
  unit    units
  score   number
population papers
  id      key
  by      staff
  kind    one of short, long
  sent_on date
band effort of staff by score: under 3 = low, otherwise = high
target 1: in every month of sent_on, at least 1 papers
target 2: in at least 2 consecutive quarters of sent_on, at least 1 papers
target 3: in every 2 consecutive months of sent_on, number of papers ≥ 1
target 4: in at least 1 of the last 3 months of sent_on, at least 1 papers
target 5: in every effort, number of staff ≥ 1
target 6: all units have at least 1 papers
target 7: number of different unit of staff ≥ 2
target 8: all units have number of different score of their staff at least 2
target 9: at least 50% of staff the latest of their papers by sent_on kind is long
target 10: at least 1 units the latest of their papers by sent_on kind is long
)"};
  std::vector<std::string> ids, in, scores, kinds, days, units;
  for (std::size_t i = 0; i < people; ++i) {
    ids.push_back(std::to_string(i));
    in.push_back(std::to_string(i / 5));
    if (i % 5 == 0) units.push_back(in.back());
    scores.push_back(std::to_string(i % 5));
    kinds.emplace_back(i % 2 == 0 ? "long" : "short");
    days.push_back("2023-0" + std::to_string(1 + i % 9) + "-10");
  }
  dataset data;
  data.add("units", columns(column("id", units)));
  data.add("staff", columns(column("id", ids), column("unit", in), column("score", scores)));
  data.add("papers", columns(column("id", ids), column("by", ids), column("kind", kinds),
                             column("sent_on", days)));
  monitor watched{plan.program, data};
  for (std::size_t target = 0; target < plan.program.targets.size(); ++target)
    EXPECT_TRUE(watched.keeps(target)) << plan.program.targets[target].id;
  auto const before = watched.steps();
  auto const done = [](auto const& made) { EXPECT_TRUE(made); };
  for (int i = 0; i < 10; ++i) {
    done(watched.update("papers", "7", {{"sent_on", i % 2 == 0 ? "2023-03-10" : "2023-06-10"}}));
    done(watched.update("papers", "7", {{"kind", i % 2 == 0 ? "long" : "short"}}));
    done(watched.update("staff", "7", {{"unit", i % 2 == 0 ? "2" : "1"}, {"score", i % 5}}));
    done(watched.insert("papers", {{"id", "new"}, {"by", "8"}, {"sent_on", "2023-11-10"}}));
    done(watched.erase("papers", "new"));
  }
  return watched.steps() - before;
}

TEST(cost, a_change_of_groups_and_orders_takes_as_much_whether_there_are_few_rows_or_many) {
  EXPECT_EQ(steps_of_changes(100), steps_of_changes(10'000));
}

/// What counting again allocates, with an evaluator that has counted before.
std::size_t of_counting(std::size_t people) {
  static compiled_text const plan{R"(
population staff
  id      key
  good    flag
  hours   count
target 1: at least 50% of staff good
target 2: at least 50% of staff where hours ≥ 3 good
target 3: at most 3 staff where hours < 1
)"};
  std::vector<std::int64_t> ids, hours;
  std::vector<bool> good;
  for (std::size_t i = 0; i < people; ++i) {
    ids.push_back(static_cast<std::int64_t>(i));
    hours.push_back(static_cast<std::int64_t>(i % 7));
    good.push_back(i % 3 == 0);
  }
  dataset data;
  data.add("staff", columns(column("id", ids), column("good", good), column("hours", hours)));
  auto const bound =
      data::bind(plan.program.schema, eval::columns_read(plan.program), data, plan.program.numbers);
  eval::evaluator again{plan.program, bound, std::nullopt};
  (void)again.count_all();
  auto const before = allocations.load();
  (void)again.count_all();
  return allocations.load() - before;
}

TEST(cost, counting_again_allocates_as_much_for_few_rows_as_for_many) {
  EXPECT_EQ(of_counting(80), of_counting(20'000));
  EXPECT_LE(of_counting(80), 40U);
}

} // namespace
} // namespace chitieu
