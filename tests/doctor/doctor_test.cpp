// What the doctor says is so for every set of people; a planted contradiction is always found.
#include "compiled_text.hpp"

#include <chitieu/doctor/doctor.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace chitieu {
namespace {

std::string const head = "plan “P” for 2023\n"
                         "scale honour, cumulative: low < high\n"
                         "population staff, complete\n"
                         "  id     key\n"
                         "  role   one of lecturer, official\n"
                         "  titles set of honour  blank means none\n";

std::string random_plan(std::mt19937& random) {
  std::vector<std::string> const how = {"at least ", "at most ", "more than ", "less than ",
                                        "exactly "};
  std::vector<std::string> const share = {"15%", "20%", "1/3", "50%", "75%", "95%"};
  std::vector<std::string> const who = {
      "staff", "staff holding low", "staff where role is lecturer", "staff where role is official"};
  std::vector<std::string> const what = {"hold low", "hold high", "have role lecturer",
                                         "hold high and have role lecturer", "not hold low"};
  auto out = head;
  for (int id = 1; id <= 4; ++id) {
    out += pick(random, {"target ", "limit "}) + std::to_string(id) + ": ";
    if (random() % 4 == 0)
      out += pick(random, {"at least ", "at most ", "exactly "}) + pick(random, {"1", "2", "3"}) +
             " staff " + pick(random, what);
    else
      out += pick(random, how) + pick(random, share) + " of " + pick(random, who) + " " +
             pick(random, what);
    out += "\n";
  }
  return out;
}

struct person {
  std::string id;
  std::string role;
  std::vector<std::string> titles;
};

/// Every set of so many people, up to who is who.
template <class Look>
void for_all_people(std::size_t n, Look const& look) {
  std::vector<std::size_t> kinds(n, 0); // never falling: who is who does not matter
  for (;;) {
    std::vector<person> people;
    for (std::size_t i = 0; i < n; ++i) {
      person one{std::to_string(i), kinds[i] % 2 == 0 ? "lecturer" : "official", {}};
      if (kinds[i] / 2 == 1) one.titles = {"low"};
      if (kinds[i] / 2 == 2) one.titles = {"high"};
      people.push_back(std::move(one));
    }
    look(people);
    auto at = n;
    while (at > 0 && kinds[at - 1] == 5) --at;
    if (at == 0) return;
    auto const next = kinds[at - 1] + 1;
    for (auto i = at - 1; i < n; ++i) kinds[i] = next;
  }
}

std::set<std::string> met(ir::program const& program, std::vector<person> const& people) {
  dataset data;
  data.add("staff", rows(people, column("id", &person::id), column("role", &person::role),
                         column("titles", &person::titles)));
  std::set<std::string> out;
  for (auto const& target : evaluate(program, data).targets)
    for (auto const& clause : target.clauses)
      if (clause.status == status::met) out.insert(clause.id);
  return out;
}

// The ids that a finding names: all in the last one may be a list.
std::set<std::string> ids_of(diagnostic const& finding) {
  std::set<std::string> out;
  auto const count =
      finding.what == code::nested_shares || finding.what == code::never_met ? 1U : 2U;
  for (std::size_t i = 0; i < count; ++i)
    for (auto const c : finding.arguments[i].en)
      if (c >= '1' && c <= '9') out.insert(std::string(1, c));
  return out;
}

TEST(doctor, is_never_wrong_about_small_plans) {
  auto const seed = std::random_device{}();
  std::mt19937 random(seed);
  std::size_t checked = 0;
  for (int round = 0; round < 120; ++round) {
    auto const text = random_plan(random);
    compiled_text const plan(text);
    ASSERT_FALSE(has_errors(plan.program.diagnostics)) << text;
    auto const n = 1 + random() % 4;
    auto const found =
        examine(plan.read, plan.program, {.sizes = {{0, static_cast<std::int64_t>(n)}}});
    if (found.empty()) continue;
    for_all_people(n, [&](std::vector<person> const& people) {
      auto const now = met(plan.program, people);
      auto const all_of_them_met = [&](std::set<std::string> const& ids) {
        return std::includes(now.begin(), now.end(), ids.begin(), ids.end());
      };
      for (auto const& each : found) {
        if (each.what == code::implied_target) {
          ++checked;
          EXPECT_FALSE(now.contains(each.arguments[1].en) && !now.contains(each.arguments[0].en))
              << "seed " << seed << ": " << message(each, language::en) << "\n"
              << text;
        }
        // With a hint the size is the base's, which is not everybody.
        auto const for_everybody = each.hint_arguments.empty();
        if ((each.what == code::nested_shares || each.what == code::contradiction ||
             each.what == code::never_met) &&
            for_everybody) {
          ++checked;
          EXPECT_FALSE(all_of_them_met(ids_of(each)))
              << "seed " << seed << ": " << message(each, language::en) << "\n"
              << text;
        }
      }
    });
  }
  EXPECT_GT(checked, 1000U);
}

bool finds(std::string const& plan, code what, std::int64_t size) {
  compiled_text const one(head + plan);
  doctor_options options;
  if (size > 0) options.sizes[0] = size;
  auto const found = examine(one.read, one.program, options);
  return std::any_of(found.begin(), found.end(),
                     [&](auto const& each) { return each.what == what; });
}

TEST(doctor, finds_a_planted_contradiction_at_every_size) {
  auto const seed = std::random_device{}();
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    auto const n = static_cast<std::int64_t>(2 + random() % 300);
    auto const low = static_cast<std::int64_t>(1 + random() % static_cast<std::uint64_t>(n));
    auto const a = "at least " + std::to_string(low) + " staff hold low\n";
    auto const b = "at most " + std::to_string(low - 1) + " staff hold low\n";
    EXPECT_TRUE(finds("target 1: " + a + "limit 2: " + b, code::contradiction, n))
        << "seed " << seed << ", " << n << " people\n"
        << a << b;
    // Those with the higher title have the lower one, too.
    auto const c = "at least " + std::to_string(low) + " staff hold high\n";
    EXPECT_TRUE(finds("target 1: " + c + "limit 2: " + b, code::contradiction, n))
        << "seed " << seed << ", " << n << " people\n"
        << c << b;
  }
}

TEST(doctor, follows_shares_of_shares) {
  std::string const plan = "target 1: at least 95% of staff hold low\n"
                           "target 2: at least 15% of staff holding low hold high\n"
                           "limit 3: at most 10% of staff hold high\n";
  EXPECT_TRUE(finds(plan, code::nested_shares, 80));
  EXPECT_TRUE(finds(plan, code::nested_shares, 0));
  EXPECT_FALSE(finds("target 1: at least 95% of staff hold low\n"
                     "target 2: at least 10% of staff holding low hold high\n"
                     "limit 3: at most 10% of staff hold high\n",
                     code::nested_shares, 80));
}

} // namespace
} // namespace chitieu
