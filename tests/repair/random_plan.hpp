#pragma once
#include <chitieu/check/compile.hpp>
#include <chitieu/data/dataset.hpp>
#include <chitieu/syntax/parse.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

/// Small plans about small schools, judged here by nothing but counting.
namespace chitieu::repair_test {

struct person {
  int title = 0;  ///< none, A, B; B counts as A
  int rating = 0; ///< poor, fair, good
  bool flag = false;
  bool first_role = true;
  int unit = 0;
  int entries = 0;
  int points = 0; ///< 0 to 3

  friend bool operator==(person const&, person const&) = default;
};

struct school {
  std::vector<person> people;
  std::vector<int> levels{}; ///< of units: poor, fair, good
};

enum class said { met, unmet, undetermined };

/// One target of the plan.
struct goal {
  enum class base { all, role, holding, rated, flagged } among = base::all;
  enum class asks {
    a,
    b,
    fair,
    good,
    exactly_fair,
    flag,
    not_flag,
    a_and_flag,
    entries,
    two_points,
    a_and_entries,
    unit_fair,
    unit_fair_or_flag
  } what = asks::a;
  enum class over {
    people,
    units,
    entries, ///< so many of them in all
    average, ///< of the points of the base
    sum,
    lowest,
    unit_averages, ///< in every unit
    per_person,    ///< entries for each person
    second_lowest,
    percentile,
    median,
    unit_medians ///< in every unit
  } of = over::people;
  int percentile = 0;   ///< which
  int unit_percent = 0; ///< of `units`: at least so many per cent of their people
  bool is_share = true;
  bool at_least = true;
  int number = 0; ///< per cent, a count, or tenths
};

inline bool is_in(goal const& g, person const& p) {
  switch (g.among) {
  case goal::base::all:
    return true;
  case goal::base::role:
    return p.first_role;
  case goal::base::holding:
    return p.title >= 1;
  case goal::base::rated:
    return p.rating >= 1;
  case goal::base::flagged:
    return p.flag;
  }
  return false;
}

inline bool meets(goal const& g, person const& p, school const& in) {
  auto const unit_is_fair = in.levels[static_cast<std::size_t>(p.unit)] >= 1;
  switch (g.what) {
  case goal::asks::a:
    return p.title >= 1;
  case goal::asks::b:
    return p.title >= 2;
  case goal::asks::fair:
    return p.rating >= 1;
  case goal::asks::good:
    return p.rating >= 2;
  case goal::asks::exactly_fair:
    return p.rating == 1;
  case goal::asks::flag:
    return p.flag;
  case goal::asks::not_flag:
    return !p.flag;
  case goal::asks::a_and_flag:
    return p.title >= 1 && p.flag;
  case goal::asks::entries:
    return p.entries >= 2;
  case goal::asks::two_points:
    return p.points >= 2;
  case goal::asks::a_and_entries:
    return p.title >= 1 && p.entries >= 2;
  case goal::asks::unit_fair:
    return unit_is_fair;
  case goal::asks::unit_fair_or_flag:
    return unit_is_fair || p.flag;
  }
  return false;
}

/// Points of those who are in the base, or in one unit.
inline std::vector<int> points_of(goal const& g, school const& all, std::optional<int> unit) {
  std::vector<int> out;
  for (auto const& p : all.people)
    if (unit ? p.unit == *unit : is_in(g, p)) out.push_back(p.points);
  return out;
}

inline std::vector<int> in_order(std::vector<int> of) {
  std::sort(of.begin(), of.end());
  return of;
}

inline said judge_number(goal const& g, school const& all) {
  int entries = 0;
  for (auto const& p : all.people) entries += p.entries;
  auto const size = static_cast<int>(all.people.size());
  auto const said_of = [&](int left, int right) {
    return (g.at_least ? left >= right : left <= right) ? said::met : said::unmet;
  };
  auto const of_points = [&](std::vector<int> const& some) {
    int sum = 0;
    for (auto const each : some) sum += each;
    if (g.of == goal::over::sum) return said_of(sum, g.number);
    auto const ordered = in_order(some);
    auto const n = static_cast<int>(ordered.size());
    auto const at = [&](int place) { return ordered[static_cast<std::size_t>(place - 1)]; };
    if (n < (g.of == goal::over::second_lowest ? 2 : 1)) return said::undetermined;
    if (g.of == goal::over::lowest) return said_of(10 * at(1), g.number);
    if (g.of == goal::over::second_lowest) return said_of(10 * at(2), g.number);
    // The least that at least so many per cent do not exceed.
    if (g.of == goal::over::percentile)
      return said_of(10 * at(std::max(1, (g.percentile * n + 99) / 100)), g.number);
    if (g.of == goal::over::median || g.of == goal::over::unit_medians)
      return said_of(5 * (at((n + 1) / 2) + at(n / 2 + 1)), g.number);
    return said_of(10 * sum, g.number * static_cast<int>(some.size()));
  };
  if (g.of == goal::over::entries) return said_of(entries, g.number);
  if (g.of == goal::over::per_person) return said_of(10 * entries, g.number * size);
  if (g.of != goal::over::unit_averages && g.of != goal::over::unit_medians)
    return of_points(points_of(g, all, std::nullopt));
  auto out = said::met;
  for (int u = 0; u < static_cast<int>(all.levels.size()); ++u)
    if (of_points(points_of(g, all, u)) == said::unmet) out = said::unmet;
  return out;
}

inline said judge(goal const& g, school const& all) {
  auto const units = static_cast<int>(all.levels.size());
  if (g.of != goal::over::people && g.of != goal::over::units) return judge_number(g, all);
  int count = 0;
  int base = 0;
  if (g.of == goal::over::units) {
    base = units;
    for (int u = 0; u < units; ++u) {
      int yes = 0;
      int of = 0;
      for (auto const& p : all.people)
        if (p.unit == u) {
          ++of;
          yes += meets(g, p, all);
        }
      // A unit of nobody has no share: nobody knows.
      if (of == 0) return said::undetermined;
      count += 100 * yes >= g.unit_percent * of;
    }
  } else {
    for (auto const& p : all.people)
      if (is_in(g, p)) {
        ++base;
        count += meets(g, p, all);
      }
  }
  // Of nobody no share is too many, and none is enough.
  if (g.is_share && base == 0) return g.at_least ? said::undetermined : said::met;
  auto const left = g.is_share ? 100 * count : count;
  auto const right = g.is_share ? g.number * base : g.number;
  return (g.at_least ? left >= right : left <= right) ? said::met : said::unmet;
}

inline std::string sentence_of(goal const& g) {
  std::string const how = g.at_least ? "at least " : "at most ";
  auto const tenths = std::to_string(g.number / 10) + "." + std::to_string(g.number % 10);
  static constexpr std::array<char const*, 5> bases{
      "staff", "staff where role is x", "staff holding A", "staff where rating at least fair",
      "staff where ready"};
  std::string const base = bases[static_cast<std::size_t>(g.among)];
  switch (g.of) {
  case goal::over::entries:
    return how + std::to_string(g.number) + " entries";
  case goal::over::average:
    return "average points of " + base + " is " + how + tenths;
  case goal::over::sum:
    return "sum of points of " + base + " is " + how + std::to_string(g.number);
  case goal::over::lowest:
    return "lowest points of " + base + " is " + how + tenths;
  case goal::over::second_lowest:
    return "2nd lowest points of " + base + " is " + how + tenths;
  case goal::over::percentile:
    return std::to_string(g.percentile) + "th percentile of points of " + base + " is " + how +
           tenths;
  case goal::over::median:
    return "median points of " + base + " is " + how + tenths;
  case goal::over::unit_averages:
    return "in every units, average points of staff is " + how + tenths;
  case goal::over::unit_medians:
    return "in every units, median points of staff is " + how + tenths;
  case goal::over::per_person:
    return "number of entries / number of staff is " + how + tenths;
  case goal::over::people:
  case goal::over::units:
    break;
  }
  std::string const quantity = how + std::to_string(g.number) + (g.is_share ? "% of " : " ");
  static constexpr std::array<char const*, 13> predicates{
      "hold A",
      "hold B",
      "are rated at least fair",
      "are rated good",
      "are rated fair",
      "ready",
      "not ready",
      "hold A and ready",
      "have at least 2 entries",
      "have points ≥ 2",
      "hold A and have at least 2 entries",
      "have unit's level at least fair",
      "have unit's level at least fair or ready"};
  auto const what = static_cast<std::size_t>(g.what);
  if (g.of == goal::over::units)
    return quantity + "units at least " + std::to_string(g.unit_percent) + "% of their staff " +
           predicates[what];
  return quantity + base + " " + predicates[what];
}

/// A plan of some goals with the tables of a school.
struct random_case {
  std::vector<goal> goals;
  school all;
  bool linked = false;   ///< some goal is about units
  bool numbers = false;  ///< some goal is about a number
  bool answered = false; ///< some goal is about more than the cells of a row

  explicit random_case(std::mt19937& random, int most_people) {
    auto const upto = [&](int low, int high) {
      return std::uniform_int_distribution<int>(low, high)(random);
    };
    auto const units = upto(1, std::min(3, most_people));
    for (int u = 0; u < units; ++u) all.levels.push_back(upto(0, 2));
    auto const size = upto(units, most_people);
    for (int i = 0; i < size; ++i)
      all.people.push_back({upto(0, 4) / 2, upto(0, 2), upto(0, 1) == 1, upto(0, 2) > 0,
                            i < units ? i : upto(0, units - 1), upto(0, 5) / 2, upto(0, 3)});
    // Another entry is like one that is there, and the highest number is in the data.
    all.people.front().entries = std::max(all.people.front().entries, 1);
    all.people.back().points = 3;
    for (auto targets = upto(2, 4); targets > 0; --targets) goals.push_back(random_goal(upto));
  }

  template <class Upto>
  goal random_goal(Upto const& upto) {
    auto const size = static_cast<int>(all.people.size());
    goal g;
    g.among = static_cast<goal::base>(upto(0, 4));
    g.what = static_cast<goal::asks>(upto(0, 12));
    g.is_share = upto(0, 3) > 0;
    g.at_least = upto(0, 2) > 0;
    g.number = g.is_share ? 5 * upto(g.at_least ? 8 : 0, g.at_least ? 20 : 12)
                          : upto(0, std::max(1, size * 2 / 3));
    auto const is_own = g.what <= goal::asks::two_points && g.what != goal::asks::entries;
    if (upto(0, 4) == 0 && is_own && g.what != goal::asks::a_and_flag) {
      g.of = goal::over::units;
      g.among = goal::base::all;
      g.unit_percent = 10 * upto(4, 10);
      linked = true;
    } else if (upto(0, 2) == 0) {
      g.of = static_cast<goal::over>(upto(2, 11));
      g.percentile = 20 * upto(0, 5);
      bool const is_tenths = g.of != goal::over::entries && g.of != goal::over::sum;
      g.number = is_tenths ? 5 * upto(1, 5) : upto(1, size);
      numbers = true;
    } else {
      answered = answered || g.what >= goal::asks::a_and_entries;
    }
    return g;
  }

  [[nodiscard]] std::string plan() const {
    std::string out = "scale honour, cumulative: A < B\n"
                      "scale rating: poor < fair < good\n"
                      "population units, complete\n"
                      "  id     key\n"
                      "  level  rating\n"
                      "population staff, complete\n"
                      "  id      key\n"
                      "  titles  set of honour  blank means none\n"
                      "  rating  rating\n"
                      "  ready   flag\n"
                      "  role    one of x, y\n"
                      "  points  number\n"
                      "  unit    units\n"
                      "population entries, complete\n"
                      "  id      key\n"
                      "  author  staff\n";
    for (std::size_t i = 0; i < goals.size(); ++i)
      out += "target " + std::to_string(i + 1) + ": " + sentence_of(goals[i]) + "\n";
    return out;
  }

  /// The people, for who looks into a failure.
  [[nodiscard]] std::string told() const {
    std::string out = plan();
    for (auto const& p : all.people)
      out += std::to_string(p.title) + std::to_string(p.rating) + (p.flag ? "r" : "-") +
             (p.first_role ? "x" : "y") + std::to_string(p.unit) + std::to_string(p.entries) +
             std::to_string(p.points) + ' ';
    for (auto const level : all.levels) out += "u" + std::to_string(level);
    return out + "\n";
  }

  [[nodiscard]] std::vector<said> verdicts(school const& of) const {
    std::vector<said> out;
    for (auto const& each : goals) out.push_back(judge(each, of));
    return out;
  }

  [[nodiscard]] dataset tables() const;
};

inline dataset random_case::tables() const {
  data::text_table staff;
  staff.header = {"id", "titles", "rating", "ready", "role", "unit", "points"};
  staff.columns.resize(staff.header.size());
  static constexpr std::array<char const*, 3> titles{"", "A", "A;B"};
  static constexpr std::array<char const*, 3> ratings{"poor", "fair", "good"};
  for (std::size_t i = 0; i < all.people.size(); ++i) {
    auto const& p = all.people[i];
    staff.lines.push_back(static_cast<std::uint32_t>(i + 2));
    staff.columns[0].push_back("p" + std::to_string(i));
    staff.columns[1].push_back(titles[static_cast<std::size_t>(p.title)]);
    staff.columns[2].push_back(ratings[static_cast<std::size_t>(p.rating)]);
    staff.columns[3].push_back(p.flag ? "yes" : "no");
    staff.columns[4].push_back(p.first_role ? "x" : "y");
    staff.columns[5].push_back("u" + std::to_string(p.unit));
    staff.columns[6].push_back(std::to_string(p.points));
  }
  data::text_table entries;
  entries.header = {"id", "author"};
  entries.columns.resize(2);
  for (std::size_t i = 0; i < all.people.size(); ++i)
    for (int n = 0; n < all.people[i].entries; ++n) {
      entries.columns[0].push_back("e" + std::to_string(entries.lines.size()));
      entries.columns[1].push_back("p" + std::to_string(i));
      entries.lines.push_back(static_cast<std::uint32_t>(entries.lines.size() + 2));
    }
  data::text_table all_units;
  all_units.header = {"id", "level"};
  all_units.columns.resize(2);
  for (std::size_t u = 0; u < all.levels.size(); ++u) {
    all_units.columns[1].push_back(ratings[static_cast<std::size_t>(all.levels[u])]);
    all_units.columns[0].push_back("u" + std::to_string(u));
    all_units.lines.push_back(static_cast<std::uint32_t>(u + 2));
  }
  dataset out;
  out.add("staff", data::to_input(std::move(staff)));
  out.add("entries", data::to_input(std::move(entries)));
  out.add("units", data::to_input(std::move(all_units)));
  return out;
}

/// The fewest changes after which `is_good` holds, of at most `most`; nothing when none do. A rank
/// or a number rises, a title is gained, a flag is turned round, an entry is written.
template <class IsGood>
std::optional<int> fewest_changes(school const& from, int most, IsGood const& is_good) {
  // 2.5 for each of two people, which one of them may have to write alone.
  constexpr int most_entries = 5;
  school now = from;
  auto const units = [&](auto const& self, std::size_t unit, int left) -> bool {
    if (unit == now.levels.size() || left == 0) return left == 0 && is_good(now);
    auto const was = now.levels[unit];
    for (int level = was; level <= 2; ++level) {
      now.levels[unit] = level;
      if (self(self, unit + 1, left - (level != was))) return true;
    }
    now.levels[unit] = was;
    return false;
  };
  auto const search = [&](auto const& self, std::size_t row, int left) -> bool {
    if (left == 0 || row == now.people.size()) return units(units, 0, left);
    auto const was = now.people[row];
    for (int title = was.title; title <= 2; ++title)
      for (int rating = was.rating; rating <= 2; ++rating)
        for (int turned = 0; turned < 2; ++turned)
          for (int points = was.points; points <= 3; ++points)
            for (int entries = was.entries; entries <= most_entries; ++entries) {
              auto const cost = (title != was.title) + (rating != was.rating) + turned +
                                (points != was.points) + entries - was.entries;
              if (cost > left) continue;
              now.people[row] = {title,          rating,   was.flag != (turned == 1),
                                 was.first_role, was.unit, entries,
                                 points};
              if (self(self, row + 1, left - cost)) return true;
            }
    now.people[row] = was;
    return false;
  };
  for (int count = 0; count <= most; ++count)
    if (search(search, 0, count)) return count;
  return std::nullopt;
}

} // namespace chitieu::repair_test
