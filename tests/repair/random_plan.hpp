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

  friend bool operator==(person const&, person const&) = default;
};

using school = std::vector<person>;

enum class said { met, unmet, undetermined };

/// One target of the plan.
struct goal {
  enum class base { all, role, holding, rated, flagged } among = base::all;
  enum class asks { a, b, fair, good, exactly_fair, flag, not_flag, a_and_flag } what = asks::a;
  enum class over { people, units } of = over::people;
  int unit_percent = 0; ///< of `units`: at least so many per cent of their people
  bool is_share = true;
  bool at_least = true;
  int number = 0; ///< per cent, or a count
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

inline bool meets(goal const& g, person const& p) {
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
  }
  return false;
}

inline said judge(goal const& g, school const& all, int units) {
  int count = 0;
  int base = 0;
  if (g.of == goal::over::units) {
    base = units;
    for (int u = 0; u < units; ++u) {
      int yes = 0;
      int of = 0;
      for (auto const& p : all)
        if (p.unit == u) {
          ++of;
          yes += meets(g, p);
        }
      // A unit of nobody has no share: nobody knows.
      if (of == 0) return said::undetermined;
      count += 100 * yes >= g.unit_percent * of;
    }
  } else {
    for (auto const& p : all)
      if (is_in(g, p)) {
        ++base;
        count += meets(g, p);
      }
  }
  // Of nobody no share is too many, and none is enough.
  if (g.is_share && base == 0) return g.at_least ? said::undetermined : said::met;
  auto const left = g.is_share ? 100 * count : count;
  auto const right = g.is_share ? g.number * base : g.number;
  return (g.at_least ? left >= right : left <= right) ? said::met : said::unmet;
}

inline std::string sentence_of(goal const& g) {
  std::string const quantity = (g.at_least ? "at least " : "at most ") + std::to_string(g.number) +
                               (g.is_share ? "% of " : " ");
  static constexpr std::array<char const*, 8> predicates{
      "hold A", "hold B",    "are rated at least fair", "are rated good", "are rated fair",
      "ready",  "not ready", "hold A and ready"};
  auto const what = static_cast<std::size_t>(g.what);
  if (g.of == goal::over::units)
    return quantity + "units at least " + std::to_string(g.unit_percent) + "% of their staff " +
           predicates[what];
  static constexpr std::array<char const*, 5> bases{
      "staff", "staff where role is x", "staff holding A", "staff where rating at least fair",
      "staff where ready"};
  return quantity + bases[static_cast<std::size_t>(g.among)] + " " + predicates[what];
}

/// A plan of some goals with the tables of a school.
struct random_case {
  std::vector<goal> goals;
  school people;
  int units = 1;
  bool linked = false; ///< some goal is about units

  explicit random_case(std::mt19937& random, int most_people) {
    auto const upto = [&](int low, int high) {
      return std::uniform_int_distribution<int>(low, high)(random);
    };
    units = upto(1, 3);
    auto const size = upto(units, most_people);
    for (int i = 0; i < size; ++i)
      people.push_back({upto(0, 4) / 2, upto(0, 2), upto(0, 1) == 1, upto(0, 2) > 0,
                        i < units ? i : upto(0, units - 1)});
    for (auto targets = upto(2, 4); targets > 0; --targets) {
      goal g;
      g.among = static_cast<goal::base>(upto(0, 4));
      g.what = static_cast<goal::asks>(upto(0, 7));
      g.is_share = upto(0, 3) > 0;
      g.at_least = upto(0, 2) > 0;
      g.number = g.is_share ? 5 * upto(g.at_least ? 8 : 0, g.at_least ? 20 : 12)
                            : upto(0, std::max(1, size * 2 / 3));
      if (upto(0, 4) == 0 && g.what != goal::asks::a_and_flag) {
        g.of = goal::over::units;
        g.among = goal::base::all;
        g.unit_percent = 10 * upto(4, 10);
        linked = true;
      }
      goals.push_back(g);
    }
  }

  [[nodiscard]] std::string plan() const {
    std::string out = "scale honour, cumulative: A < B\n"
                      "scale rating: poor < fair < good\n"
                      "population units, complete\n"
                      "  id     key\n"
                      "population staff, complete\n"
                      "  id      key\n"
                      "  titles  set of honour  blank means none\n"
                      "  rating  rating\n"
                      "  ready   flag\n"
                      "  role    one of x, y\n"
                      "  unit    units\n";
    for (std::size_t i = 0; i < goals.size(); ++i)
      out += "target " + std::to_string(i + 1) + ": " + sentence_of(goals[i]) + "\n";
    return out;
  }

  /// The people, for who looks into a failure.
  [[nodiscard]] std::string told() const {
    std::string out = plan();
    for (auto const& p : people)
      out += std::to_string(p.title) + std::to_string(p.rating) + (p.flag ? "r" : "-") +
             (p.first_role ? "x" : "y") + std::to_string(p.unit) + ' ';
    return out;
  }

  [[nodiscard]] std::vector<said> verdicts(school const& of) const {
    std::vector<said> out;
    for (auto const& each : goals) out.push_back(judge(each, of, units));
    return out;
  }

  [[nodiscard]] dataset tables() const;
};

inline dataset random_case::tables() const {
  data::text_table staff;
  staff.header = {"id", "titles", "rating", "ready", "role", "unit"};
  staff.columns.resize(staff.header.size());
  static constexpr std::array<char const*, 3> titles{"", "A", "A;B"};
  static constexpr std::array<char const*, 3> ratings{"poor", "fair", "good"};
  for (std::size_t i = 0; i < people.size(); ++i) {
    auto const& p = people[i];
    staff.lines.push_back(static_cast<std::uint32_t>(i + 2));
    staff.columns[0].push_back("p" + std::to_string(i));
    staff.columns[1].emplace_back(titles[static_cast<std::size_t>(p.title)]);
    staff.columns[2].emplace_back(ratings[static_cast<std::size_t>(p.rating)]);
    staff.columns[3].emplace_back(p.flag ? "yes" : "no");
    staff.columns[4].emplace_back(p.first_role ? "x" : "y");
    staff.columns[5].push_back("u" + std::to_string(p.unit));
  }
  data::text_table all_units;
  all_units.header = {"id"};
  all_units.columns.resize(1);
  for (int u = 0; u < units; ++u) {
    all_units.columns[0].push_back("u" + std::to_string(u));
    all_units.lines.push_back(static_cast<std::uint32_t>(u + 2));
  }
  dataset out;
  out.add("staff", data::to_input(std::move(staff)));
  out.add("units", data::to_input(std::move(all_units)));
  return out;
}

/// The fewest changes after which `is_good` holds, of at most `most`; nothing when none do. A rank
/// rises, a title is gained, a flag is turned round.
template <class IsGood>
std::optional<int> fewest_changes(school const& from, int most, IsGood const& is_good) {
  school now = from;
  auto const search = [&](auto const& self, std::size_t row, int left) -> bool {
    if (left == 0) return is_good(now);
    if (row == now.size()) return false;
    auto const was = now[row];
    for (int title = was.title; title <= 2; ++title)
      for (int rating = was.rating; rating <= 2; ++rating)
        for (int turned = 0; turned < 2; ++turned) {
          auto const cost = (title != was.title) + (rating != was.rating) + turned;
          if (cost > left) continue;
          now[row] = {title, rating, was.flag != (turned == 1), was.first_role, was.unit};
          if (self(self, row + 1, left - cost)) return now[row] = was, true;
        }
    now[row] = was;
    return false;
  };
  for (int count = 0; count <= most; ++count)
    if (search(search, 0, count)) return count;
  return std::nullopt;
}

} // namespace chitieu::repair_test
