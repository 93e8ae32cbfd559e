// What the doctor says of groups, conditions, alternatives, steps and numbers is so for every small
// school: all people of two units, each with a role, a title and a score.
#include "compiled_text.hpp"

#include <chitieu/doctor/doctor.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace chitieu {
namespace {

std::string const head = "plan “P” for 2024\n"
                         "numbers: en\n"
                         "population units, complete\n"
                         "  id     key\n"
                         "population staff, complete\n"
                         "  id     key\n"
                         "  unit   units\n"
                         "  good   flag\n"
                         "  late   flag\n"
                         "  score  number\n";

std::string amount(std::mt19937& random) {
  if (random() % 3 == 0)
    return pick(random, {"at least ", "at most ", "exactly "}) + pick(random, {"1", "2"});
  return pick(random, {"at least ", "at most ", "more than ", "less than ", "exactly "}) +
         pick(random, {"20%", "1/3", "50%", "75%", "100%"}) + " of";
}

std::string who(std::mt19937& random) {
  // A filter stands before the predicate; a bare noun after a plain count.
  return " staff" + pick(random, {"", "", " where late"}) + " " +
         pick(random, {"good", "late", "not good", "good and late", "have score ≥ 2"});
}

// Of the same people as other sentences of the plan, as often as not.
std::string count(std::mt19937& random, std::string const& same) {
  auto const how = amount(random);
  return how + (random() % 2 == 0 ? same : who(random));
}

std::string number(std::mt19937& random) {
  return pick(random, {"number of staff where good", "average of score of staff",
                       "sum of score of staff", "share of staff that late"}) +
         " is " + pick(random, {"at least ", "at most ", "more than ", "less than ", "exactly "}) +
         "";
}

std::string measured(std::mt19937& random) {
  auto const what = number(random);
  return what + (what.starts_with("share") ? pick(random, {"20%", "50%", "100%"})
                                           : pick(random, {"0", "1", "2", "3"}));
}

std::string sentence(std::mt19937& random, std::string const& same) {
  switch (random() % 7) {
  case 0:
    return "in every units, " + count(random, same);
  case 1:
    return "if number of staff where late " + pick(random, {"≥ 1", "≥ 2", "< 1"}) + " then " +
           count(random, same);
  case 2:
    return count(random, same) + "; or " + count(random, same);
  case 3:
    return "at least 2 of (" + count(random, same) + "; " + count(random, same) + "; " +
           count(random, same) + ")";
  case 4:
    return measured(random);
  case 5:
    return "in every units, " + measured(random);
  default:
    return count(random, same);
  }
}

std::string random_plan(std::mt19937& random) {
  auto out = head;
  auto const same = who(random);
  for (int id = 1; id <= 4; ++id) {
    out += pick(random, {"target ", "target ", "limit "}) + std::to_string(id) + ": " +
           sentence(random, same) + "\n";
    if (random() % 8 == 0) out += "  empty base: " + pick(random, {"met", "unmet", "skip"}) + "\n";
  }
  return out;
}

struct unit_row {
  std::string id;
};
struct person {
  std::string id;
  std::string unit;
  bool good = false;
  bool late = false;
  int score = 0;
};

/// Every school of up to two units, of so many people, up to who is who.
template <class Look>
void for_all_schools(std::size_t units, std::size_t n, Look const& look) {
  std::vector<unit_row> const names{{"a"}, {"b"}};
  std::vector<unit_row> const some(names.begin(),
                                   names.begin() + static_cast<std::ptrdiff_t>(units));
  if (units == 0) {
    if (n == 0) look(some, std::vector<person>());
    return;
  }
  auto const kinds = units * 8;
  std::vector<std::size_t> of(n, 0);
  for (;;) {
    std::vector<person> people;
    for (std::size_t i = 0; i < n; ++i) {
      auto const kind = of[i];
      people.push_back({std::to_string(i), some[kind / 8].id, kind % 2 == 1, kind / 2 % 2 == 1,
                        kind / 4 % 2 == 1 ? 2 : 0});
    }
    look(some, people);
    auto at = n;
    while (at > 0 && of[at - 1] == kinds - 1) --at;
    if (at == 0) return;
    auto const next = of[at - 1] + 1;
    for (auto i = at - 1; i < n; ++i) of[i] = next;
  }
}

/// What a report says of each target and of each clause.
struct seen {
  std::set<std::string> met;
  std::set<std::string> idle;                ///< its condition does not hold
  std::map<std::string, std::int64_t> bases; ///< how many a clause asks about, by its id
  std::set<std::size_t> sizes;
};

seen judged(ir::program const& program, std::vector<unit_row> const& units,
            std::vector<person> const& people) {
  dataset data;
  data.add("units", rows(units, column("id", &unit_row::id)));
  data.add("staff", rows(people, column("id", &person::id), column("unit", &person::unit),
                         column("good", &person::good), column("late", &person::late),
                         column("score", &person::score)));
  seen out;
  for (auto const& target : evaluate(program, data).targets) {
    if (target.status == status::met) out.met.insert(target.id);
    for (auto const& clause : target.clauses) {
      if (clause.status == status::met && target.clauses.size() == 1) out.met.insert(clause.id);
      if (clause.does_not_apply) out.idle.insert(clause.id);
      if (!clause.number && !clause.in_every) out.bases[clause.id] = clause.counts.base();
    }
  }
  return out;
}

std::vector<std::string> ids_of(std::string const& list) {
  std::vector<std::string> out;
  for (auto const c : list)
    if (c >= '1' && c <= '9') out.emplace_back(1, c);
  return out;
}

/// The targets that a finding says cannot all be met, and whether it is so for every size.
struct claim {
  std::vector<std::string> together;
  std::string condition;                  ///< of this target must hold
  std::optional<std::int64_t> of_so_many; ///< where all of them are asked of so many, as it says
};

// `of 3, …`: the size of the base that is told, where not all sizes are meant.
std::optional<std::int64_t> size_told(std::string const& text) {
  if (!text.starts_with("of ") || text.find(" in one ") != std::string::npos) return std::nullopt;
  auto const end = text.find(',');
  auto const digits = text.substr(3, end - 3);
  if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  return std::stoll(digits);
}

std::optional<claim> claim_of(diagnostic const& each) {
  auto const when = [](argument const& text) {
    auto const ids = ids_of(text.en);
    return ids.empty() ? std::string() : ids.front();
  };
  auto const& said = each.arguments;
  if (each.what == code::contradiction)
    return claim{{said[0].en, said[1].en}, when(said[3]), size_told(said[2].en)};
  if (each.what == code::never_met)
    return claim{{said[0].en}, when(said[2]), size_told(said[1].en)};
  if (each.what == code::nested_shares)
    return claim{ids_of(said[0].en), when(said[2]), std::nullopt};
  return std::nullopt;
}

// A finding with a hint is for some sizes of the base alone, unless these are all that there are.
bool is_for_every_size(diagnostic const& each) {
  return each.hint_arguments.empty() ||
         (each.hint_arguments.front().en.starts_with("every size (tried") &&
          !each.hint_arguments.front().en.ends_with("this is met"));
}

bool is_asked_of_so_many(claim const& of, seen const& now) {
  return std::all_of(of.together.begin(), of.together.end(), [&](auto const& id) {
    auto const base = now.bases.find(id);
    return base != now.bases.end() && base->second == *of.of_so_many;
  });
}

TEST(doctor, is_never_wrong_about_small_schools) {
  auto const seed = std::random_device{}();
  std::mt19937 random(seed);
  std::map<code, std::size_t> checked;
  std::size_t of_a_size = 0;
  auto const kinds = {code::contradiction, code::never_met, code::implied_target};
  auto const enough = [&] {
    return of_a_size > 20U &&
           std::all_of(kinds.begin(), kinds.end(), [&](code what) { return checked[what] > 100U; });
  };
  for (int round = 0; round < 150 || (round < 1000 && !enough()); ++round) {
    auto const text = random_plan(random);
    compiled_text const plan(text);
    ASSERT_FALSE(has_errors(plan.program.diagnostics))
        << text << message(plan.program.diagnostics.front(), language::en);
    auto const units = std::min<std::size_t>(2, random() % 4);
    auto const n = units == 0 ? 0 : static_cast<std::size_t>(1 + random() % 3);
    doctor_options options;
    options.sizes = {{0, static_cast<std::int64_t>(units)}, {1, static_cast<std::int64_t>(n)}};
    auto found = examine(plan.read, plan.program, options);
    std::erase_if(found, [](auto const& each) {
      return !claim_of(each) && each.what != code::implied_target;
    });
    // One that is for some sizes of a base is held against schools in which it has the size told.
    std::erase_if(found, [](auto const& each) {
      auto const claimed = claim_of(each);
      return claimed && !is_for_every_size(each) && !claimed->of_so_many;
    });
    if (found.empty()) continue;
    for_all_schools(units, n, [&](auto const& some, auto const& people) {
      auto const now = judged(plan.program, some, people);
      for (auto const& each : found) {
        ++checked[each.what];
        auto const told = [&] {
          std::string out =
              "seed " + std::to_string(seed) + ": " + message(each, language::en) + "\n" + text;
          for (auto const& one : people)
            out += one.id + " " + one.unit + (one.good ? " good" : "") + (one.late ? " late" : "") +
                   " " + std::to_string(one.score) + "\n";
          return out;
        };
        if (auto const claimed = claim_of(each)) {
          if (now.idle.contains(claimed->condition)) continue;
          if (!is_for_every_size(each)) {
            if (!is_asked_of_so_many(*claimed, now)) continue;
            ++of_a_size;
          }
          EXPECT_FALSE(std::all_of(claimed->together.begin(), claimed->together.end(),
                                   [&](auto const& id) { return now.met.contains(id); }))
              << told();
        } else {
          EXPECT_FALSE(now.met.contains(each.arguments[1].en) &&
                       !now.met.contains(each.arguments[0].en))
              << told();
        }
      }
    });
  }
  EXPECT_TRUE(enough()) << "seed " << seed;
}

/// Two sentences that contradict each other, in every form in which one is said.
TEST(doctor, finds_a_planted_contradiction_in_every_form) {
  auto const seed = std::random_device{}();
  std::mt19937 random(seed);
  for (int round = 0; round < 25; ++round) {
    auto const n = static_cast<std::int64_t>(20 + random() % 200);
    auto const p = static_cast<std::int64_t>(10 + random() % 80);
    auto const more = "at least " + std::to_string(p + 5) + "% of staff good";
    auto const less = "at most " + std::to_string(p) + "% of staff good";
    auto const least = "at least " + std::to_string(p + 1);
    auto const most = "at most " + std::to_string(p);
    for (auto const& [a, b] : std::vector<std::pair<std::string, std::string>>{
             {more, less},
             {"in every units, " + more, "in every units, " + less},
             {"if number of units ≥ 2 then " + more, less},
             {"if number of units ≥ 2 then " + more, "if number of units ≥ 2 then " + less},
             {more, less + "; or " + less + " or late"},
             {less, "at least 2 of (" + more + "; at least 1 staff late; " + more + ")"},
             {more + " by 2024", less},
             {"average of score of staff is " + least, "average of score of staff is " + most},
             {"in every units, sum of score of staff is " + least,
              "in every units, sum of score of staff is " + most},
             {"all staff have score " + least, "at least 1 staff have score " + most}}) {
      auto const text =
          head + "target 1: " + a + "\ntarget 2: " + b + "\ntarget 3: at least 1 staff late\n";
      compiled_text const plan(text);
      ASSERT_FALSE(has_errors(plan.program.diagnostics))
          << text << message(plan.program.diagnostics.front(), language::en);
      doctor_options options;
      if (random() % 2 == 0) options.sizes[1] = n;
      auto const found = examine(plan.read, plan.program, options);
      EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                              [](auto const& each) {
                                return each.what == code::contradiction ||
                                       each.what == code::nested_shares;
                              }))
          << "seed " << seed << "\n"
          << text;
    }
  }
}

} // namespace
} // namespace chitieu
