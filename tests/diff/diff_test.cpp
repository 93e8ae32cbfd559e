// What two plans differ in, on random plans: nothing from itself, and something for every verdict
// that changes.
#include "compiled_text.hpp"

#include <chitieu/diff/diff.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>

namespace chitieu {
namespace {

std::string random_plan(std::mt19937& random) {
  std::vector<std::string> const share = {"25%", "50%", "1/3", "75%", "goal"};
  std::vector<std::string> const how = {"at least ", "at most ", "more than ", "exactly "};
  std::vector<std::string> const who = {"staff", "teachers", "staff where late",
                                        "staff where role is official"};
  std::vector<std::string> const what = {"good", "late", "good and not late", "keeps time",
                                         "have role official"};
  std::string out = "plan “P” for " + pick(random, {"2023", "2024"}) +
                    "\npopulation staff, complete\n  id key\n  role one of lecturer, official\n"
                    "  good flag" +
                    pick(random, {"", " blank means no"}) + "\n  late flag\n";
  out += "let goal = " + pick(random, {"40%", "60%"}) + "\n";
  out += "term teachers = staff where " + pick(random, {"role is lecturer", "good or late"}) + "\n";
  out += "phrase “keeps time” = " + pick(random, {"not late", "good or not late"}) + "\n";
  for (int id = 1; id <= 5; ++id) {
    if (random() % 6 == 0) continue;
    out += pick(random, {"target ", "limit "}) + std::to_string(id) + ": " + pick(random, how) +
           pick(random, share) + " of " + pick(random, who) + " " + pick(random, what);
    if (random() % 4 == 0) out += ", of which at least 50% good";
    out += "\n";
    if (random() % 5 == 0) out += "  unknown counts as not\n";
    if (random() % 5 == 0) out += "  empty base: " + pick(random, {"met", "unmet"}) + "\n";
    if (random() % 5 == 0) out += "  by 1/6/" + pick(random, {"2023", "2024"}) + "\n";
  }
  return out;
}

struct person {
  std::string id;
  std::string role;
  std::optional<bool> good;
  bool late = false;
};

std::vector<person> random_people(std::mt19937& random) {
  std::vector<person> out(random() % 7);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = {std::to_string(i), pick(random, {"lecturer", "official"}), std::nullopt,
              random() % 2 == 0};
    if (random() % 3 != 0) out[i].good = random() % 2 == 0;
  }
  return out;
}

TEST(diff, of_a_plan_from_itself_is_empty) {
  auto const seed = std::random_device{}();
  std::mt19937 random(seed);
  for (int i = 0; i < 200; ++i) {
    auto const text = random_plan(random);
    compiled_text const one(text);
    compiled_text const other(text);
    EXPECT_EQ(diff({one.read, one.program}, {other.read, other.program}).changes,
              std::vector<plan_change>())
        << "seed " << seed << "\n"
        << text;
  }
}

TEST(diff, explains_every_verdict_that_changes) {
  auto const seed = std::random_device{}();
  std::mt19937 random(seed);
  std::size_t moved = 0;
  for (int i = 0; i < 300; ++i) {
    auto const before = random_plan(random);
    auto const after = random_plan(random);
    compiled_text const one(before);
    compiled_text const other(after);
    auto differs = diff({one.read, one.program}, {other.read, other.program});
    auto const people = random_people(random);
    dataset data;
    data.add("staff", rows(people, column("id", &person::id), column("role", &person::role),
                           column("good", &person::good), column("late", &person::late)));
    check_options options;
    if (random() % 2 == 0) options.as_of = std::chrono::year{2023} / 7 / 1;
    add_verdicts(differs, evaluate(one.program, data, options),
                 evaluate(other.program, data, options));
    for (auto const& verdict : differs.verdicts) {
      ++moved;
      auto const target = verdict.id.substr(0, verdict.id.find('.'));
      auto const explains = [&](plan_change const& c) {
        if (!c.changes_meaning()) return false;
        return c.id == verdict.id || c.id == target || c.id == "year" ||
               c.what == ast::declares::population;
      };
      EXPECT_TRUE(std::any_of(differs.changes.begin(), differs.changes.end(), explains))
          << "seed " << seed << ", clause " << verdict.id << "\n"
          << before << "\n"
          << after;
    }
  }
  EXPECT_GT(moved, 100U);
}

} // namespace
} // namespace chitieu
