// What a change costs where numbers are no units, can be some and not others, or are different ones
// at several places: as much for 64,000 records as for 1,000.
#include "allocated.hpp"
#include "compiled_text.hpp"
#include "exact/running_sum.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/monitor/monitor.hpp>

#include <gtest/gtest.h>

#include <initializer_list>

namespace chitieu {
namespace {

std::string const declared = R"(
plan “p” for 2023
population units
  id      key
population staff
  id      key
  unit    units
  role    one of lecturer, official, worker
  name    text
  score   number
population entries
  id      key
  author  staff
  good    flag
  sent_on date
measure third of staff = score / 3
measure load of staff = number of their entries
)";

/// People of whom a fourth has no unit that is known, or no role, and who are four to a name;
/// every tenth has an entry, of which some may be anybody's.
struct tables {
  std::vector<std::string> ids, in, roles, names, scores, entries, authors, good, days;
  std::vector<std::string> units{"0", "1", "2", "3"};
  dataset data;

  explicit tables(std::size_t people) {
    for (std::size_t i = 0; i < people; ++i) {
      ids.push_back(std::to_string(i));
      in.push_back(i % 8 == 7 ? "" : std::to_string(i % 4));
      roles.emplace_back(i % 8 == 5 ? "" : i % 3 == 0 ? "worker" : "lecturer");
      names.push_back(std::to_string(i / 4));
      scores.push_back(std::to_string(i * 7'919 % people));
      if (i % 10 != 0) continue;
      entries.push_back(ids.back());
      authors.push_back(i % 50 == 0 ? "" : ids.back());
      good.emplace_back("no");
      days.push_back(std::to_string(1950 + i / 336 % 100) + (i / 28 % 2 == 0 ? "-03-" : "-11-") +
                     std::to_string(10 + i % 18));
    }
    data.add("units", columns(column("id", units)));
    data.add("staff", columns(column("id", ids), column("unit", in), column("role", roles),
                              column("name", names), column("score", scores)));
    data.add("entries", columns(column("id", entries), column("author", authors),
                                column("good", good), column("sent_on", days)));
  }
};

struct watching {
  std::uint64_t steps = 0;
  std::size_t allocations = 0;
};

watching of_changes(std::string const& sentence, std::size_t people) {
  compiled_text const plan{declared + "target 1: " + sentence + "\n"};
  EXPECT_FALSE(has_errors(plan.program.diagnostics))
      << sentence << ": " << message(plan.program.diagnostics.front(), language::en);
  tables const all(people);
  monitor watched{plan.program, all.data};
  EXPECT_TRUE(watched.keeps(0)) << sentence;
  auto const change = [&](int i) {
    auto const done = [](auto const& made) { EXPECT_TRUE(made); };
    auto const drawn = [&](int by) { return std::to_string(i * by % 1'000); };
    // One who surely is in a group, two who are in one of several, and one of whom only that is
    // known that there is a group.
    for (auto const* key : {"10", "13", "15", "20"})
      done(watched.update("staff", key, {{"score", drawn(37)}, {"name", drawn(13)}}));
    done(watched.update("staff", "10", {{"role", i % 2 == 0 ? "" : "worker"}}));
    done(watched.update("staff", "20", {{"score", i % 2 == 0 ? "" : "0.1"}}));
    done(watched.insert("entries", {{"id", "new"},
                                    {"author", i % 2 == 0 ? "10" : "13"},
                                    {"good", "no"},
                                    {"sent_on", i % 2 == 0 ? "1940-01-01" : "2023-01-01"}}));
    done(watched.erase("entries", "new"));
  };
  for (int i = 0; i < 12; ++i) change(i);
  auto const steps = watched.steps();
  auto const before = cost::allocated();
  for (int i = 0; i < 12; ++i) change(i);
  return {watched.steps() - steps, cost::allocated() - before};
}

/// As much but for a tenth, or (of what is looked up in a tree step by step) some more tenths.
void expect_as_much(std::initializer_list<char const*> sentences, std::size_t tenths = 1) {
  for (auto const* sentence : sentences) {
    auto const few = of_changes(sentence, 1'000);
    auto const many = of_changes(sentence, 64'000);
    ASSERT_LE(many.steps, few.steps + few.steps * tenths / 10) << sentence;
    ASSERT_LE(many.allocations, few.allocations + few.allocations * tenths / 10) << sentence;
  }
}

TEST(other_numbers, that_are_no_units_are_kept) {
  expect_as_much({"sum of third of staff ≥ 1", "average third of staff ≥ 1",
                  "all units have 40th percentile of third of their staff at least 1",
                  "in every unit and role, average third of staff ≥ 1"});
}

TEST(other_numbers, that_can_be_some_and_not_others_are_kept) {
  expect_as_much({"sum of load of staff ≥ 1", "median load of staff ≥ 1",
                  "in every unit and role, average load of staff ≥ 1",
                  "in every unit and role, 2nd lowest load of staff ≥ 1"});
}

TEST(other_numbers, that_are_different_are_kept) {
  expect_as_much({"number of different third of staff ≥ 1", "number of different load of staff ≥ 1",
                  "all units have number of different score of their staff at least 1",
                  "in every unit and role, number of different score of staff ≥ 1",
                  "in every unit and role, number of different load of staff ≥ 1"});
}

TEST(other_numbers, values_that_are_different_are_kept) {
  expect_as_much({"number of different name of staff ≥ 1",
                  "all units have number of different name of their staff at least 1",
                  "in every unit and role, number of different name of staff ≥ 1"});
}

/// A tree of 64 times as many has six more levels: ten and not four.
TEST(other_numbers, dates_are_kept_in_order) {
  expect_as_much({"at least 1 staff the latest of their entries by sent_on good",
                  "at least 1 staff the first of their entries by sent_on good"},
                 20);
}

TEST(other_numbers, leave_nothing_of_fractions_that_went) {
  exact::running_sum sum;
  // Too many denominators for one of 64 bits.
  auto const fraction = [](int i) { return exact::rational::of(1, 4'000'000'007 + 2 * i); };
  for (int i = 0; i < 100; ++i) sum.add(fraction(i));
  for (int i = 0; i < 100; ++i) sum.take(fraction(i));
  auto const before = cost::allocated();
  EXPECT_EQ(sum.total(), exact::rational{});
  EXPECT_LE(cost::allocated() - before, 4U);
}

} // namespace
} // namespace chitieu
