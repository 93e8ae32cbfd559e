// Memory that runs out while a monitor's rows change: the change is made as a whole or not at all,
// and the next ones are made as if nothing had been.
#include "allocations.hpp"
#include "compiled_text.hpp"

#include <monitor/changing_tables.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <new>

namespace chitieu {
namespace {

constexpr std::uint64_t first_seed = 20'261'126;

/// All that is seen of a monitor; who is where is seen by who is listed.
std::string all_of(ir::program const& program, monitor const& watched) {
  check_options options;
  options.who = true;
  auto rows = evaluate(program, watched.rows(), options);
  rows.diagnostics.clear();
  return figures_in(watched.verdicts()) + render::to_json(rows, language::en) +
         std::to_string(watched.snapshot().version());
}

struct changes_test : testing::Test {
  std::size_t failures = 0;
  std::size_t changes = 0;

  void TearDown() override {
    std::cout << failures << " failures in " << changes << " changes, seeds from " << first_seed
              << '\n';
  }

  /// Lets the allocations of a change fail in turn, once and from then on, until it is made.
  template <class Change>
  auto make_at_last(std::string const& where, changing_tables& random, ir::program const& program,
                    monitor const& watched, Change const& change) {
    auto const was = all_of(program, watched);
    bool const whole = std::getenv("CHITIEU_ALLOCATIONS") != nullptr;
    ++changes;
    for (std::size_t at = 0;; at += whole ? 1 : 1 + random.below(6))
      for (bool const from_then_on : {false, true}) {
        try {
          allocations::failing const now(at, from_then_on);
          auto made = change();
          if (!now.happened()) return made;
          ADD_FAILURE() << where << ": nobody was told of the failure of allocation " << at;
        } catch (std::bad_alloc const&) {
          ++failures;
        }
        auto const is = all_of(program, watched);
        if (is != was) {
          ADD_FAILURE() << where << ": the failure of allocation " << at << " shows\n"
                        << was << '\n'
                        << is;
          std::abort();
        }
      }
  }
};

TEST_F(changes_test, are_made_as_a_whole_or_not_at_all) {
  for (std::size_t trial = 0; trial < (sentences.size() + 3) / 4; ++trial) {
    changing_tables random{first_seed + trial};
    std::string text = declared + "target 9: at least 1 helpers of is known\n"
                                  "target 12: at least 1 papers by is known\n"
                                  "target 13: at least 1 visits guest is known\n"
                                  "target 14: at least 1 guides who is known\n";
    for (std::size_t i = 0; i < 4; ++i)
      text += "target " + std::to_string(i + 1) + ": " +
              sentences[(trial * 4 + i) % sentences.size()] + "\n";
    compiled_text const plan{text};
    auto const begun = shadow{}.whole();
    shadow rows;
    monitor watched{plan.program, begun.data};
    monitor twin{plan.program, begun.data};
    for (int step = 0; step < 24; ++step) {
      auto const where =
          "seed " + std::to_string(first_seed + trial) + ", step " + std::to_string(step);
      auto after = rows;
      std::vector<row_change> batch;
      for (std::size_t i = 0, wanted = 1 + random.below(3); i < wanted; ++i) {
        batch.push_back(random.change(after));
        make(after, batch.back());
      }
      auto const expected = twin.apply(batch);
      // What cannot be made is refused; most of it is not worth the time.
      if (!expected && random.below(4) != 0) continue;
      auto const made =
          make_at_last(where, random, plan.program, watched, [&] { return watched.apply(batch); });
      ASSERT_EQ(bool{made}, bool{expected}) << where;
      if (!made) continue;
      rows = after;
      ASSERT_EQ(made->targets, expected->targets) << where;
      ASSERT_EQ(figures_in(watched.verdicts()),
                figures_in(evaluate(plan.program, rows.whole().data)))
          << where;
    }
  }
  EXPECT_GT(failures, 1'000U);
}

TEST_F(changes_test, by_handle_are_made_or_not) {
  changing_tables random{first_seed};
  std::string text = declared;
  for (std::size_t i = 0; i < sentences.size(); i += 5)
    text += "target " + std::to_string(i + 1) + ": " + sentences[i] + "\n";
  compiled_text const plan{text};
  auto const begun = shadow{}.whole();
  monitor watched{plan.program, begun.data};
  ASSERT_TRUE(watched.insert("units", {{"id", "U"}}));
  ASSERT_TRUE(watched.insert("units", {{"id", "V"}, {"rating", "fair"}}));
  for (auto const* key : {"1", "2", "3"})
    ASSERT_TRUE(watched.insert("staff", {{"id", key}, {"unit", "U"}, {"score", "3"}}));
  ASSERT_TRUE(watched.insert("entries", {{"id", "e"}, {"authors", {"1", "2"}}, {"hours", "1"}}));
  ASSERT_TRUE(watched.insert("visits", {{"id", "v"}, {"guest", "1"}}));
  struct one {
    char const* population;
    char const* key;
    char const* column;
    char const* text;
  };
  for (auto const& [population, key, column, value] :
       {one{"staff", "1", "unit", "V"}, one{"staff", "2", "score", "7.5"},
        one{"staff", "1", "active", "yes"}, one{"staff", "3", "score", "10"},
        one{"staff", "2", "role", "official"}, one{"staff", "2", "titles", "LĐTT"},
        one{"entries", "e", "authors", "2; 3"}, one{"entries", "e", "sent_on", "2023-01-15"},
        one{"staff", "1", "unit", ""}, one{"visits", "v", "seen_on", "2023-01-31"},
        one{"visits", "v", "guest", ""}, one{"units", "V", "rating", "excellent"},
        one{"staff", "1", "score", ""}, one{"entries", "e", "authors", ""},
        one{"staff", "3", "born", "2000-02-29"}, one{"visits", "v", "guest", "2"}}) {
    auto const row = *watched.find(population, key);
    auto const is = *watched.value(population, column, given{std::string(value)});
    auto const where = std::string(population) + " " + key + ", " + column + " " + value;
    auto const made =
        make_at_last(where, random, plan.program, watched, [&] { return watched.set(row, is); });
    ASSERT_TRUE(made) << where;
    auto const rows = evaluate(plan.program, watched.rows());
    ASSERT_EQ(figures_in(watched.verdicts()), figures_in(rows)) << where;
  }
  EXPECT_GT(failures, 50U);
}

/// Rows that come and go, each time under other keys.
/// So many that what finds keys would grow.
TEST_F(changes_test, leave_no_keys_behind) {
  compiled_text const plan{std::string(declared) + "target 1: at least 1 staff active\n"};
  auto const begun = shadow{}.whole();
  monitor watched{plan.program, begun.data};
  auto const come_and_go = [&](int first, int last) {
    for (int i = first; i < last; ++i) {
      auto const key = "k" + std::to_string(10'000 + i);
      ASSERT_TRUE(watched.insert("staff", {{"id", key}, {"active", true}}));
      ASSERT_TRUE(watched.erase("staff", key));
      ++changes;
    }
  };
  come_and_go(0, 40);
  auto const before = allocations::so_far().live_bytes;
  come_and_go(40, 2'000);
  EXPECT_LE(allocations::so_far().live_bytes, before + before / 100);
}

TEST_F(changes_test, leave_no_memory_behind) {
  std::string text = declared;
  for (std::size_t i = 0; i < sentences.size(); ++i)
    text += "target " + std::to_string(i + 1) + ": " + sentences[i] + "\n";
  compiled_text const plan{text};
  auto const begun = shadow{}.whole();
  monitor watched{plan.program, begun.data, {std::chrono::year{2023} / 2 / 1, false, {}, {}}};
  int made = 0;
  auto const come_and_go = [&] {
    auto const key = "k" + std::to_string(10'000 + made++);
    std::vector<row_change> const come{
        {row_change::kind::insert, "units", "", {{"id", key}, {"rating", "good"}}},
        {row_change::kind::insert,
         "staff",
         "",
         {{"id", key}, {"unit", key}, {"role", "worker"}, {"score", "7.5"}, {"active", true}}},
        {row_change::kind::insert,
         "entries",
         "",
         {{"id", key},
          {"authors", {key}},
          {"hours", "0.00000" + std::to_string(made)},
          {"sent_on", "2023-01-15"}}},
        {row_change::kind::insert, "helpers", "", {{"id", key}, {"of", key}, {"on", "gone" + key}}},
        {row_change::kind::insert, "papers", "", {{"id", key}, {"by", key}, {"done", "2021"}}},
        {row_change::kind::insert, "visits", "", {{"id", key}, {"guest", key}}},
        {row_change::kind::insert,
         "guides",
         "",
         {{"id", key}, {"who", "gone" + key}, {"pupils", key + "; gone" + key}}}};
    ASSERT_TRUE(watched.apply(come));
    ASSERT_TRUE(watched.update("staff", key, {{"score", "3"}, {"titles", {"LĐTT"}}}));
    ASSERT_TRUE(watched.update("visits", key, {{"seen_on", "2023-01-31"}, {"grade", "good"}}));
    ASSERT_TRUE(watched.update("guides", key, {{"since", "2023-03-02"}}));
    ASSERT_FALSE(watched.update("staff", key, {{"unit", "no such unit " + key}}));
    ++changes;
    for (auto const* population :
         {"guides", "visits", "papers", "helpers", "entries", "staff", "units"})
      ASSERT_TRUE(watched.erase(population, key));
  };
  for (int i = 0; i < 20; ++i) come_and_go();
  auto const before = allocations::so_far().live_bytes;
  for (int i = 0; i < 60; ++i) come_and_go();
  auto const after = allocations::so_far().live_bytes;
  EXPECT_LE(after, before + before / 100);
}

} // namespace
} // namespace chitieu
