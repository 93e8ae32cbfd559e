// A contradiction of every kind, with numbers drawn at random and worked out here, in every form in
// which a target is said: each is found, and named by what it is about.
#include "compiled_text.hpp"

#include <chitieu/doctor/doctor.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <random>

namespace chitieu {
namespace {

std::string const head = "plan “P” for 2024\n"
                         "numbers: en\n"
                         "scale honour, cumulative: low < high\n"
                         "population units, complete\n"
                         "  id     key\n"
                         "population staff, complete\n"
                         "  id     key\n"
                         "  unit   units\n"
                         "  role   one of x, y\n"
                         "  titles set of honour  blank means none\n"
                         "  good   flag\n"
                         "  late   flag\n"
                         "  score  number\n"
                         "  since  date\n";

std::int64_t ceiling(std::int64_t percent, std::int64_t of) { return (percent * of + 99) / 100; }
std::int64_t whole_of(std::int64_t percent, std::int64_t of) { return percent * of / 100; }

/// Sentences that cannot all be met, or of which the last is met whenever the first is.
struct planted {
  std::vector<std::string> sentences;
  bool is_implied = false;
  bool only_so_many = false; ///< it is so for that number of people, and not for every number
  bool of_counts = true;     ///< of how many people, which every form can ask of
};

class planter {
 public:
  explicit planter(std::mt19937& random) : random_(random) {}

  std::int64_t from(std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
  }
  static std::string percent(std::int64_t p) { return std::to_string(p) + "%"; }
  std::string who() { return pick(random_, {"good", "late", "good and late", "not good"}); }

  /// The kinds, by what they are called; each makes another one of its kind for so many people.
  std::map<std::string, std::function<planted(std::int64_t)>> kinds{
      {"more than at most",
       [this](std::int64_t) {
         auto const p = from(5, 90);
         auto const q = from(p + 1, 99);
         auto const what = " of staff " + who();
         return planted{{"at least " + percent(q) + what, "at most " + percent(p) + what}};
       }},
      {"no whole number is both",
       [this](std::int64_t n) {
         auto const p = not_whole(n);
         auto const what = " of staff " + who();
         return planted{
             {"at least " + percent(p) + what, "at most " + percent(p) + what}, false, true};
       }},
      {"exactly without a solution",
       [this](std::int64_t n) {
         return planted{{"exactly " + percent(not_whole(n)) + " of staff " + who()}, false, true};
       }},
      {"ranges apart",
       [this](std::int64_t) {
         auto const a = from(1, 30);
         auto const b = from(a + 10, 45);
         auto const c = from(b + 1, 70);
         auto const d = from(c + 10, 99);
         auto const what = " of staff " + who();
         return planted{{"from " + percent(a) + " to " + percent(b) + what,
                         "from " + percent(c) + " to " + percent(d) + what}};
       }},
      {"two counts",
       [this](std::int64_t n) {
         auto const k = from(0, n - 1);
         auto const what = " staff " + who();
         return planted{{"exactly " + std::to_string(k) + what,
                         "exactly " + std::to_string(from(k + 1, n)) + what}};
       }},
      {"more than there are",
       [this](std::int64_t n) {
         return planted{
             {"at least " + std::to_string(n + from(1, 9)) + " staff " + who()}, false, true};
       }},
      {"a part that is more than the whole",
       [this](std::int64_t) {
         auto const p = from(5, 90);
         return planted{{"at least " + percent(from(p + 1, 99)) + " of staff good and late",
                         "at most " + percent(p) + " of staff " + pick(random_, {"good", "late"})}};
       }},
      {"a higher rank and its lower one",
       [this](std::int64_t) {
         auto const p = from(5, 90);
         return planted{{"at least " + percent(from(p + 1, 99)) + " of staff hold high",
                         "less than " + percent(p) + " of staff hold low"}};
       }},
      {"two that are apart",
       [this](std::int64_t) {
         auto const p = from(10, 95);
         auto const q = percent(from(101 - p, 99));
         auto const [a, b] = random_() % 2 == 0 ? std::pair("good", "not good")
                                                : std::pair("have role x", "have role y");
         return planted{
             {"at least " + percent(p) + " of staff " + a, "at least " + q + " of staff " + b}};
       }},
      {"numbers apart",
       [this](std::int64_t) {
         auto const p = from(51, 95);
         return planted{
             {"at least " + percent(p) + " of staff have score ≥ 7",
              "at least " + percent(p) + " of staff have score < " + std::to_string(from(2, 7))}};
       }},
      {"days apart",
       [this](std::int64_t) {
         auto const p = percent(from(51, 95));
         return planted{{"at least " + p + " of staff have since after 2024-06-30",
                         "at least " + p + " of staff have since before 2024-06-01"}};
       }},
      {"shares of shares",
       [this](std::int64_t n) {
         for (;;) {
           auto const a = from(40, 99);
           auto const b = from(30, 99);
           auto const c = from(1, 60);
           if (ceiling(b, ceiling(a, n)) <= whole_of(c, n) || whole_of(c, n) == 0) continue;
           return planted{{"at least " + percent(a) + " of staff hold low",
                           "at least " + percent(b) + " of staff holding low hold high",
                           "at most " + percent(c) + " of staff hold high"},
                          false,
                          true};
         }
       }},
      {"a share of few",
       [this](std::int64_t n) {
         for (;;) {
           auto const few = from(1, 30);
           auto const of = from(1, 90);
           auto const wanted = from(1, 30);
           // No more than so many are late, and too few of them may be good.
           if (whole_of(few, n) < ceiling(wanted, n) || whole_of(of, n) < ceiling(wanted, n) ||
               whole_of(of, whole_of(few, n)) >= ceiling(wanted, n))
             continue;
           return planted{{"at most " + percent(few) + " of staff late",
                           "at most " + percent(of) + " of staff where late good",
                           "at least " + percent(wanted) + " of staff good and late"},
                          false,
                          true};
         }
       }},
      {"asked already",
       [this](std::int64_t n) {
         for (;;) {
           auto const p = from(2, 60);
           auto const q = from(p + 1, 98);
           if (ceiling(p, n) == 0) continue;
           auto const what = " of staff good";
           return planted{{"at least " + percent(q) + what +
                               pick(random_, {"", " and late", " and have role x"}),
                           "at least " + percent(p) + what},
                          true};
         }
       }},
      {"kept already",
       [this](std::int64_t) {
         auto const p = from(2, 60);
         return planted{{"at most " + percent(p) + " of staff good",
                         "at most " + percent(from(p + 1, 98)) + " of staff good and late"},
                        true};
       }},
      {"an average",
       [this](std::int64_t) {
         auto const what = pick(random_, {"average", "sum", "highest", "lowest", "median"}) +
                           " of score of staff is ";
         auto const low = from(1, 20);
         return planted{{what + "at least " + std::to_string(from(low + 1, 40)),
                         what + "at most " + std::to_string(low)},
                        false,
                        false,
                        false};
       }},
      {"a share that is a number",
       [this](std::int64_t) {
         auto const p = from(1, 80);
         return planted{{"share of staff that good is at least " + percent(from(p + 1, 99)),
                         "share of staff that good is at most " + percent(p)},
                        false,
                        false,
                        false};
       }},
      {"a number asked already",
       [this](std::int64_t) {
         auto const low = from(1, 20);
         auto const what = "average of score of staff is at least ";
         return planted{{what + std::to_string(from(low + 1, 40)), what + std::to_string(low)},
                        true,
                        false,
                        false};
       }},
  };

 private:
  std::int64_t not_whole(std::int64_t n) {
    for (;;)
      if (auto const p = from(1, 99); p * n % 100 != 0) return p;
  }

  std::mt19937& random_;
};

/// How a target is said around what it asks; nothing where that cannot be said so.
using form = std::function<std::optional<std::vector<std::string>>(planted const&)>;

std::vector<std::string> around(planted const& of, std::string const& before,
                                std::string const& after) {
  std::vector<std::string> out;
  for (auto const& each : of.sentences) out.push_back(before + each + after);
  return out;
}

std::map<std::string, form> const forms{
    {"plain", [](planted const& of) { return around(of, "", ""); }},
    {"of every group",
     [](planted const& of) -> std::optional<std::vector<std::string>> {
       // Nobody knows how many a group has.
       if (of.only_so_many || of.sentences.front().starts_with("exactly")) return std::nullopt;
       return around(of, "in every units, ", "");
     }},
    {"of groups and of all",
     [](planted const& of) -> std::optional<std::vector<std::string>> {
       if (of.only_so_many || !of.of_counts || of.sentences.front().starts_with("exactly"))
         return std::nullopt;
       auto out = of.sentences;
       out.front() = "in every units, " + out.front();
       return out;
     }},
    {"under a condition",
     [](planted const& of) { return around(of, "if number of units ≥ 2 then ", ""); }},
    {"the first under a condition",
     [](planted const& of) -> std::optional<std::vector<std::string>> {
       if (of.is_implied) return std::nullopt;
       auto out = of.sentences;
       out.front() = "if number of units ≥ 2 then " + out.front();
       return out;
     }},
    {"by steps", [](planted const& of) { return around(of, "", " by 2024"); }},
    {"the last as alternatives",
     [](planted const& of) -> std::optional<std::vector<std::string>> {
       if (of.is_implied || !of.of_counts || of.sentences.size() < 2) return std::nullopt;
       auto out = of.sentences;
       out.back() = out.back() + "; or " + out.back();
       return out;
     }},
    {"two of several",
     [](planted const& of) -> std::optional<std::vector<std::string>> {
       if (of.is_implied || !of.of_counts || of.sentences.size() < 2) return std::nullopt;
       auto out = of.sentences;
       auto const one = out.front();
       out.front() = "at least 2 of (" + one + "; at least 1 staff late; " + one + ")";
       return out;
     }},
};

bool names_all(diagnostic const& found, std::size_t first, std::size_t count) {
  std::string ids;
  for (auto const& each : found.arguments) ids += " " + each.en;
  for (auto id = first; id < first + count; ++id)
    if (ids.find(std::to_string(id)) == std::string::npos) return false;
  return true;
}

bool is_of_kind(diagnostic const& found, planted const& of) {
  if (of.is_implied) return found.what == code::implied_target;
  return found.what == code::contradiction || found.what == code::never_met ||
         found.what == code::nested_shares;
}

TEST(planted, contradictions_of_every_kind_are_found_in_every_form) {
  auto const seed = std::random_device{}();
  std::mt19937 random(seed);
  planter draws(random);
  std::map<std::string, std::size_t> said;
  for (int round = 0; round < 6; ++round)
    for (auto const& [kind, make] : draws.kinds)
      for (auto const& [name, say] : forms) {
        // Of a hundred every percentage is a whole number.
        auto const n = draws.from(11, 99) + 100 * draws.from(0, 1);
        auto const made = make(n);
        auto const sentences = say(made);
        if (!sentences) continue;
        ++said[kind];
        // Ids that no size and no percentage has.
        std::size_t const first = 9001;
        auto text = head;
        for (std::size_t i = 0; i < sentences->size(); ++i)
          text += "target " + std::to_string(first + i) + ": " + (*sentences)[i] + "\n";
        text += "target 8001: at least 1 staff late\n";
        compiled_text const plan(text);
        ASSERT_FALSE(has_errors(plan.program.diagnostics))
            << text << message(plan.program.diagnostics.front(), language::en);
        doctor_options options;
        if (made.only_so_many || random() % 2 == 0) options.sizes[1] = n;
        auto const found = examine(plan.read, plan.program, options);
        EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                                [&](diagnostic const& each) {
                                  return is_of_kind(each, made) &&
                                         names_all(each, first, sentences->size());
                                }))
            << "seed " << seed << ", " << kind << ", " << name << ", " << n << " people"
            << (options.sizes.empty() ? ", not told" : "") << "\n"
            << text << (found.empty() ? "" : message(found.front(), language::en));
      }
  for (auto const& [kind, make] : draws.kinds) EXPECT_GE(said[kind], 6U) << kind;
}

} // namespace
} // namespace chitieu
