#pragma once
#include "random_plan.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

/// Plans about schools, their units and the staff of these, who came in months one after another:
/// what is asked goes over two links, or of months in a row. They are judged here by counting, and
/// there are so few that every state they could come to is tried.
namespace chitieu::repair_test {

struct chain {
  struct person {
    int unit = 0;
    int month = 0;
    int hours = 0;
    bool ready = false;
  };
  struct unit {
    int school = 0;
    int level = 0; ///< poor, fair, good
  };
  std::vector<person> people;
  std::vector<unit> units;
  std::vector<int> schools; ///< their states: poor, fair, good

  [[nodiscard]] bool school_is_fair(int of_unit) const {
    return schools[static_cast<std::size_t>(units[static_cast<std::size_t>(of_unit)].school)] >= 1;
  }
};

/// Words of a sentence, and what they say of the n-th row.
struct chain_words {
  std::string words;
  std::function<bool(chain const&, int)> holds;
};

/// A target: its sentence, and how it is judged.
struct chain_goal {
  std::string sentence;
  std::function<said(chain const&)> judge;
};

/// A quantity, and whether so many of so many reach it.
struct chain_quantity {
  bool at_least = true;
  bool is_share = false;
  int number = 1;

  [[nodiscard]] std::string words() const {
    return std::string(at_least ? "at least " : "at most ") + std::to_string(number) +
           (is_share ? "% of " : " ");
  }
  [[nodiscard]] bool meets(int yes, int all) const {
    auto const left = is_share ? 100 * yes : yes;
    auto const right = is_share ? number * all : number;
    return at_least ? left >= right : left <= right;
  }
  /// Of nobody no share is too many, and none is enough.
  [[nodiscard]] said judge(int yes, int all) const {
    if (is_share && all == 0) return at_least ? said::undetermined : said::met;
    return meets(yes, all) ? said::met : said::unmet;
  }
};

class random_chain {
 public:
  explicit random_chain(std::mt19937& random) : random_(random) {
    for (auto n = upto(1, 2); n > 0; --n) all.schools.push_back(upto(0, 2) / 2);
    auto const schools = static_cast<int>(all.schools.size());
    for (auto n = upto(schools, 3); n > 0; --n) {
      auto const place = static_cast<int>(all.units.size());
      all.units.push_back({place < schools ? place : upto(0, schools - 1), upto(0, 3) / 2});
    }
    auto const units = static_cast<int>(all.units.size());
    for (auto n = upto(std::max(units, 3), 7); n > 0; --n) {
      auto const place = static_cast<int>(all.people.size());
      all.people.push_back({place < units ? place : upto(0, units - 1), upto(0, months - 1),
                            upto(0, 3), upto(0, 2) == 0});
    }
    for (auto n = upto(1, 4); n > 0; --n) goals.push_back(goal());
  }

  chain all;
  std::vector<chain_goal> goals;
  bool runs = false;    ///< some goal asks for months one after another
  bool far = false;     ///< some goal goes over two links
  bool counted = false; ///< some goal counts months back

  [[nodiscard]] std::string plan() const {
    std::string out = "plan “Plan” for 2024\n"
                      "scale rank: poor < fair < good\n"
                      "population schools, complete\n"
                      "  id     key\n"
                      "  state  rank\n"
                      "population units, complete\n"
                      "  id      key\n"
                      "  school  schools\n"
                      "  level   rank\n"
                      "population staff, complete\n"
                      "  id     key\n"
                      "  unit   units\n"
                      "  since  date\n"
                      "  hours  count\n"
                      "  ready  flag\n";
    for (std::size_t i = 0; i < goals.size(); ++i)
      out += "target " + std::to_string(i + 1) + ": " + goals[i].sentence + "\n";
    return out;
  }

  [[nodiscard]] std::string told() const {
    auto out = plan();
    for (auto const& p : all.people)
      out += "u" + std::to_string(p.unit) + "m" + std::to_string(first_month + p.month) + "h" +
             std::to_string(p.hours) + (p.ready ? "r " : "- ");
    for (auto const& u : all.units)
      out += "s" + std::to_string(u.school) + "l" + std::to_string(u.level) + ' ';
    for (auto const state : all.schools) out += "S" + std::to_string(state) + ' ';
    return out + "\n";
  }

  [[nodiscard]] std::vector<said> verdicts(chain const& of) const {
    std::vector<said> out;
    for (auto const& each : goals) out.push_back(each.judge(of));
    return out;
  }

  [[nodiscard]] dataset tables() const {
    static constexpr std::array<char const*, 3> ranks{"poor", "fair", "good"};
    auto const rank = [&](int of) { return std::string(ranks[static_cast<std::size_t>(of)]); };
    std::vector<std::vector<std::string>> schools;
    std::vector<std::vector<std::string>> units;
    std::vector<std::vector<std::string>> staff;
    for (std::size_t i = 0; i < all.schools.size(); ++i)
      schools.push_back({"s" + std::to_string(i), rank(all.schools[i])});
    for (std::size_t i = 0; i < all.units.size(); ++i)
      units.push_back({"u" + std::to_string(i), "s" + std::to_string(all.units[i].school),
                       rank(all.units[i].level)});
    for (std::size_t i = 0; i < all.people.size(); ++i) {
      auto const& p = all.people[i];
      auto const month = std::to_string(first_month + p.month);
      staff.push_back({"p" + std::to_string(i), "u" + std::to_string(p.unit),
                       "2024-" + std::string(month.size() == 1 ? "0" : "") + month + "-10",
                       std::to_string(p.hours), p.ready ? "yes" : "no"});
    }
    dataset out;
    out.add("schools", table({"id", "state"}, schools));
    out.add("units", table({"id", "school", "level"}, units));
    out.add("staff", table({"id", "unit", "since", "hours", "ready"}, staff));
    return out;
  }

  /// The fewest changes after which `is_good` holds; nothing when no state does.
  template <class IsGood>
  [[nodiscard]] std::optional<int> fewest(IsGood const& is_good) const {
    std::optional<int> best;
    auto now = all;
    auto const search = [&](auto const& self, std::size_t cell, int cost) -> void {
      if (best && cost >= *best) return;
      auto const people = now.people.size();
      auto const units = people + now.units.size();
      if (cell == units + now.schools.size()) {
        if (is_good(now)) best = cost;
        return;
      }
      self(self, cell + 1, cost);
      if (cell < people) {
        auto& ready = now.people[cell].ready;
        ready = !ready;
        self(self, cell + 1, cost + 1);
        ready = !ready;
        return;
      }
      auto& rank = cell < units ? now.units[cell - people].level : now.schools[cell - units];
      auto const was = rank;
      for (rank = was + 1; rank <= 2; ++rank) self(self, cell + 1, cost + 1);
      rank = was;
    };
    search(search, 0, 0);
    return best;
  }

 private:
  using person = chain::person;
  static constexpr int months = 4;
  static constexpr int first_month = 9; ///< the last of them is December of the plan's year

  int upto(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  bool chance(int in) { return upto(1, in) == 1; }

  static data::input_table table(std::vector<std::string> header,
                                 std::vector<std::vector<std::string>> const& rows) {
    data::text_table made;
    made.header = std::move(header);
    made.columns.resize(made.header.size());
    for (auto const& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) made.columns[i].push_back(row[i]);
      made.lines.push_back(static_cast<std::uint32_t>(made.lines.size() + 2));
    }
    return data::to_input(std::move(made));
  }

  chain_quantity quantity(int most) {
    chain_quantity out;
    out.at_least = !chance(3);
    out.is_share = chance(2);
    out.number = out.is_share ? 10 * upto(1, 9) : upto(out.at_least ? 1 : 0, most);
    return out;
  }

  chain_words of_person() {
    switch (upto(0, 4)) {
    case 0:
      far = true;
      return {"unit's school's state at least fair", [](chain const& in, int i) {
                return in.school_is_fair(in.people[static_cast<std::size_t>(i)].unit);
              }};
    case 1:
      return {"unit's level at least fair", [](chain const& in, int i) {
                auto const unit = in.people[static_cast<std::size_t>(i)].unit;
                return in.units[static_cast<std::size_t>(unit)].level >= 1;
              }};
    case 2:
      far = true;
      return {"(ready or unit's school's state at least fair)", [](chain const& in, int i) {
                auto const& p = in.people[static_cast<std::size_t>(i)];
                return p.ready || in.school_is_fair(p.unit);
              }};
    default:
      return {"ready",
              [](chain const& in, int i) { return in.people[static_cast<std::size_t>(i)].ready; }};
    }
  }

  chain_words of_unit() {
    if (chance(4))
      return {"level at least fair", [](chain const& in, int i) {
                return in.units[static_cast<std::size_t>(i)].level >= 1;
              }};
    if (chance(6))
      return {"school's state is good", [](chain const& in, int i) {
                return in.schools[static_cast<std::size_t>(
                           in.units[static_cast<std::size_t>(i)].school)] == 2;
              }};
    auto const how = quantity(2);
    auto const who = of_person();
    return {how.words() + "their staff " + who.words, [=](chain const& in, int i) {
              int yes = 0;
              int of = 0;
              for (std::size_t p = 0; p < in.people.size(); ++p)
                if (in.people[p].unit == i) {
                  ++of;
                  yes += who.holds(in, static_cast<int>(p));
                }
              return how.meets(yes, of);
            }};
  }

  chain_words of_school() {
    far = true;
    auto const how = quantity(2);
    auto const of = of_unit();
    auto const holds = [=](chain const& in, int i) {
      int yes = 0;
      int all_units = 0;
      for (std::size_t u = 0; u < in.units.size(); ++u)
        if (in.units[u].school == i) {
          ++all_units;
          yes += of.holds(in, static_cast<int>(u));
        }
      return how.meets(yes, all_units);
    };
    // A share of the units that are so is another thing.
    if (how.is_share) return {how.words() + "their units (" + of.words + ")", holds};
    return {"have " + how.words() + "of their units where " + of.words, holds};
  }

  /// So many of all rows of a population.
  template <class Count>
  chain_goal over(chain_words const& of, std::string const& population, int most,
                  Count const& rows) {
    auto const how = quantity(most);
    auto const verb = of.words.starts_with("at ") || of.words.starts_with("have ") ? "" : "have ";
    auto const is_state = of.words.starts_with("ready") || of.words.starts_with("(");
    return {how.words() + population + " " + (is_state ? "" : verb) + of.words,
            [=](chain const& in) {
              int yes = 0;
              for (int i = 0; i < rows(in); ++i) yes += of.holds(in, i);
              return how.judge(yes, rows(in));
            }};
  }

  /// What is asked of a month, by those who came in it.
  struct month_words {
    std::string words;
    std::function<said(chain const&, int month)> judge;
  };
  month_words of_month() {
    auto how = quantity(2);
    auto const who = of_person();
    auto const asked = [=](chain const& in, int month) {
      int yes = 0;
      int of = 0;
      for (std::size_t p = 0; p < in.people.size(); ++p)
        if (in.people[p].month == month) {
          ++of;
          yes += who.holds(in, static_cast<int>(p));
        }
      return how.judge(yes, of);
    };
    return {how.words() + "staff " + who.words, asked};
  }

  static int longest(std::vector<said> const& of, bool perhaps) {
    int most = 0;
    int here = 0;
    for (auto const each : of) {
      here = each == said::met || (perhaps && each == said::undetermined) ? here + 1 : 0;
      most = std::max(most, here);
    }
    return most;
  }

  /// In so many months one after another, of those with people or (`last`) of the last ones.
  chain_goal run(int last) {
    runs = true;
    counted = counted || last > 0;
    chain_quantity how;
    how.at_least = !chance(3);
    how.number = upto(how.at_least ? 2 : 0, how.at_least ? 3 : 2);
    auto const asked = of_month();
    auto const of_last = last > 0 ? "the last " + std::to_string(last) + " months of " : "";
    return {"in " + how.words() + "consecutive months of " + of_last + "since, " + asked.words,
            [=](chain const& in) {
              auto first = months;
              int end = 0;
              for (auto const& p : in.people) {
                first = std::min(first, p.month);
                end = std::max(end, p.month + 1);
              }
              std::vector<said> of;
              for (auto m = last > 0 ? months - last : first; m < (last > 0 ? months : end); ++m)
                of.push_back(asked.judge(in, m));
              auto const surely = how.meets(longest(of, false), 0);
              auto const perhaps = how.meets(longest(of, true), 0);
              if (surely && perhaps) return said::met;
              return surely || perhaps ? said::undetermined : said::unmet;
            }};
  }

  chain_goal months_back() {
    counted = true;
    chain_quantity how;
    how.at_least = !chance(3);
    auto const last = upto(2, months);
    how.number = upto(1, last);
    auto const asked = of_month();
    return {"in " + how.words() + "of the last " + std::to_string(last) + " months of since, " +
                asked.words,
            [=](chain const& in) {
              int yes = 0;
              int open = 0;
              for (auto m = months - last; m < months; ++m) {
                yes += asked.judge(in, m) == said::met;
                open += asked.judge(in, m) == said::undetermined;
              }
              auto const low = how.meets(yes, last);
              auto const high = how.meets(yes + open, last);
              if (low && high) return said::met;
              return low || high ? said::undetermined : said::unmet;
            }};
  }

  /// In every unit months one after another, or the state of whoever came last to it.
  chain_goal of_each_unit() {
    auto const last = upto(2, months);
    auto const wanted = upto(1, 2);
    runs = counted = true;
    return {"in every units, in at least " + std::to_string(wanted) +
                " consecutive months of the last " + std::to_string(last) +
                " months of since, at least 1 staff ready",
            [=](chain const& in) {
              for (int u = 0; u < static_cast<int>(in.units.size()); ++u) {
                std::vector<said> of;
                for (auto m = months - last; m < months; ++m)
                  of.push_back(std::ranges::any_of(in.people,
                                                   [&](person const& p) {
                                                     return p.unit == u && p.month == m && p.ready;
                                                   })
                                   ? said::met
                                   : said::unmet);
                if (longest(of, false) < wanted) return said::unmet;
              }
              return said::met;
            }};
  }

  /// Of units by who came last, whom all of the last month must agree on.
  chain_goal by_the_latest() {
    auto how = quantity(2);
    how.is_share = false;
    return {how.words() + "units the latest of their staff by since ready", [=](chain const& in) {
              int yes = 0;
              int open = 0;
              for (int u = 0; u < static_cast<int>(in.units.size()); ++u) {
                int last = -1;
                for (auto const& p : in.people)
                  if (p.unit == u) last = std::max(last, p.month);
                int ready = 0;
                int all_of_it = 0;
                for (auto const& p : in.people)
                  if (p.unit == u && p.month == last) {
                    ++all_of_it;
                    ready += p.ready;
                  }
                yes += ready == all_of_it;
                open += ready > 0 && ready < all_of_it;
              }
              auto const low = how.meets(yes, 0);
              auto const high = how.meets(yes + open, 0);
              return low && high ? said::met : low || high ? said::undetermined : said::unmet;
            }};
  }

  /// The hours of those whose school is so, and they.
  chain_goal hours() {
    far = true;
    auto const who = of_person();
    chain_quantity how;
    how.at_least = !chance(3);
    how.number = upto(1, 8);
    return {"sum of hours of staff where " + who.words + " is " + how.words(),
            [=](chain const& in) {
              int sum = 0;
              for (std::size_t p = 0; p < in.people.size(); ++p)
                if (who.holds(in, static_cast<int>(p))) sum += in.people[p].hours;
              return how.meets(sum, 0) ? said::met : said::unmet;
            }};
  }

  chain_goal goal() {
    switch (upto(0, 8)) {
    case 7:
      return of_each_unit();
    case 8:
      return by_the_latest();
    case 0:
      return over(of_person(), "staff", 4,
                  [](chain const& in) { return static_cast<int>(in.people.size()); });
    case 1:
      return over(of_unit(), "units", 2,
                  [](chain const& in) { return static_cast<int>(in.units.size()); });
    case 2:
      return over(of_school(), "schools", 2,
                  [](chain const& in) { return static_cast<int>(in.schools.size()); });
    case 3:
      return hours();
    case 4:
      return months_back();
    case 5:
      return run(upto(2, months));
    default:
      return run(0);
    }
  }

  std::mt19937& random_;
};

} // namespace chitieu::repair_test
