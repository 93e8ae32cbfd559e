#pragma once
#include "random_plan.hpp"

#include <array>
#include <map>
#include <optional>
#include <vector>

/// The fewest changes of a school after which goals are met, complete for whatever many people
/// there are: a goal asks of sums over people alone, so what matters of the people seen so far is
/// these sums, and for each of them the fewest changes that bring them about.
namespace chitieu::repair_test {

enum class needed { nothing, not_unmet, met };

class fewest_by_counts {
 public:
  fewest_by_counts(std::vector<goal> const& goals, std::vector<needed> const& asked,
                   school const& from)
      : from_(from) {
    for (std::size_t g = 0; g < goals.size(); ++g)
      if (asked[g] != needed::nothing) asked_.push_back({goals[g], asked[g] == needed::met});
    for (auto const& p : from.people) in_order_.push_back(p);
    std::stable_sort(in_order_.begin(), in_order_.end(),
                     [](person const& a, person const& b) { return a.unit < b.unit; });
  }

  /// Of at most `most` changes; nothing when these do not do.
  [[nodiscard]] std::optional<int> upto(int most) {
    std::optional<int> best;
    auto levels = from_.levels;
    bool const asks_levels = std::any_of(asked_.begin(), asked_.end(), [](auto const& each) {
      return each.of.what >= goal::asks::unit_fair;
    });
    // Of a unit it is asked at most whether it is fair.
    auto const units = asks_levels ? levels.size() : 0;
    for (std::size_t raised = 0; raised < std::size_t{1} << units; ++raised) {
      int cost = 0;
      bool is_change = true;
      for (std::size_t u = 0; u < units; ++u) {
        bool const raises = (raised >> u & 1) == 1;
        is_change = is_change && (!raises || from_.levels[u] == 0);
        levels[u] = raises ? 1 : from_.levels[u];
        cost += raises;
      }
      auto const left = (best ? *best - 1 : most) - cost;
      if (!is_change || left < 0) continue;
      if (auto const found = of_people(levels, left)) best = *found + cost;
    }
    return best;
  }

 private:
  struct asked_goal {
    goal of;
    bool is_met; ///< else it must only not be unmet
  };

  /// What matters of one goal; `sum` is not below 0 where it is met.
  struct sums {
    int sum = 0;
    int in_unit = 0;
    int in_base = 0;             ///< how many, up to as many as are needed
    std::array<int, 4> having{}; ///< how many have so many points, where a middle is asked for
    auto operator<=>(sums const&) const = default;
  };
  using state = std::vector<sums>;

  [[nodiscard]] static bool is_by_unit(goal const& g) {
    return g.of == goal::over::units || g.of == goal::over::unit_averages ||
           g.of == goal::over::unit_medians;
  }

  /// Of so many there is a number, or a share from below.
  [[nodiscard]] static int needed_in_base(goal const& g) {
    switch (g.of) {
    case goal::over::second_lowest:
      return 2;
    case goal::over::average:
    case goal::over::lowest:
    case goal::over::percentile:
    case goal::over::median:
      return 1;
    case goal::over::people:
      return g.is_share && g.at_least ? 1 : 0;
    default:
      return 0;
    }
  }

  /// How far the middle of such points is from what is asked; not below 0 where it is met.
  [[nodiscard]] static int middle(goal const& g, std::array<int, 4> const& having) {
    std::vector<int> all;
    for (int points = 0; points < 4; ++points)
      all.insert(all.end(), static_cast<std::size_t>(having[static_cast<std::size_t>(points)]),
                 points);
    if (all.empty()) return 0;
    auto const n = all.size();
    return (g.at_least ? 1 : -1) * (5 * (all[(n - 1) / 2] + all[n / 2]) - g.number);
  }

  [[nodiscard]] int begin(goal const& g) const {
    auto const sign = g.at_least ? 1 : -1;
    switch (g.of) {
    case goal::over::people:
      return g.is_share ? 0 : -sign * g.number;
    case goal::over::units:
      return -sign * g.number * (g.is_share ? static_cast<int>(from_.levels.size()) : 1);
    case goal::over::entries:
    case goal::over::sum:
      return -sign * g.number;
    case goal::over::lowest:
      return g.at_least ? 0 : -1;
    case goal::over::second_lowest:
      return g.at_least ? 1 : -2;
    case goal::over::percentile:
      // The lowest, or fewer than so many per cent.
      return g.at_least == (g.percentile == 0) ? 0 : -1;
    case goal::over::median:
    case goal::over::unit_medians:
    case goal::over::average:
    case goal::over::unit_averages:
    case goal::over::per_person:
      break;
    }
    return 0;
  }

  /// What one person adds, as they would be.
  static sums of(goal const& g, person const& p, school const& in) {
    auto const sign = g.at_least ? 1 : -1;
    bool const counts = is_in(g, p);
    auto const points = sign * (10 * p.points - g.number);
    switch (g.of) {
    case goal::over::people:
      if (g.is_share)
        return {counts ? sign * (100 * meets(g, p, in) - g.number) : 0, 0, counts, {}};
      return {sign * (counts && meets(g, p, in)), 0, counts, {}};
    case goal::over::units:
      return {0, 100 * meets(g, p, in) - g.unit_percent, 1, {}};
    case goal::over::entries:
      return {sign * p.entries, 0, 1, {}};
    case goal::over::average:
      return {counts ? points : 0, 0, counts, {}};
    case goal::over::sum:
      return {counts ? sign * p.points : 0, 0, counts, {}};
    case goal::over::lowest:
    case goal::over::second_lowest:
      if (g.at_least) return {counts && points < 0 ? -1 : 0, 0, counts, {}};
      return {counts && points >= 0 ? 1 : 0, 0, counts, {}};
    case goal::over::percentile: {
      auto const is_so = points >= 0;
      if (!counts) return {};
      if (g.percentile == 0) return {g.at_least ? is_so - 1 : is_so + 0, 0, 1, {}};
      if (g.at_least) return {g.percentile - (is_so ? 0 : 100), 0, 1, {}};
      return {(is_so ? 100 : 0) - g.percentile, 0, 1, {}};
    }
    case goal::over::median:
    case goal::over::unit_medians: {
      sums out;
      out.in_base = g.of == goal::over::unit_medians || counts;
      if (out.in_base != 0) out.having[static_cast<std::size_t>(p.points)] = 1;
      return out;
    }
    case goal::over::unit_averages:
      return {0, points, 1, {}};
    case goal::over::per_person:
      return {sign * (10 * p.entries - g.number), 0, 1, {}};
    }
    return {};
  }

  void end_unit(state& all) const {
    for (std::size_t g = 0; g < all.size(); ++g) {
      auto const& goal_is = asked_[g].of;
      if (!is_by_unit(goal_is)) continue;
      bool const is_met = goal_is.of == goal::over::unit_medians
                              ? middle(goal_is, all[g].having) >= 0
                              : all[g].in_unit >= 0;
      all[g].having = {};
      if (goal_is.of != goal::over::units)
        all[g].sum -= is_met ? 0 : 1;
      else if (is_met)
        all[g].sum += (goal_is.at_least ? 1 : -1) * (goal_is.is_share ? 100 : 1);
      all[g].in_unit = 0;
    }
  }

  [[nodiscard]] bool is_good(state const& all) const {
    for (std::size_t g = 0; g < all.size(); ++g) {
      auto const& goal_is = asked_[g].of;
      bool const is_open = all[g].in_base < needed_in_base(goal_is);
      if (goal_is.of == goal::over::median && !is_open && middle(goal_is, all[g].having) < 0)
        return false;
      if (is_open ? asked_[g].is_met : all[g].sum < 0) return false;
    }
    return true;
  }

  /// All that one person could be, by what it adds, each with the fewest changes.
  [[nodiscard]] std::map<state, int> ways(person const& was, school const& in, int most) const {
    std::map<state, int> out;
    auto const uses = [&](auto const& what) {
      return std::any_of(asked_.begin(), asked_.end(),
                         [&](asked_goal const& each) { return what(each.of); });
    };
    bool const by_entries = uses([](goal const& g) {
      return g.of == goal::over::entries || g.of == goal::over::per_person ||
             g.what == goal::asks::entries || g.what == goal::asks::a_and_entries;
    });
    // No goal asks for more than three entries a person.
    auto const entries = by_entries ? std::min(most, 3 * static_cast<int>(in_order_.size())) : 0;
    for (int title = was.title; title <= 2; ++title)
      for (int rating = was.rating; rating <= 2; ++rating)
        for (int turned = 0; turned < 2; ++turned)
          for (int points = was.points; points <= 3; ++points)
            for (int more = 0; more <= entries; ++more) {
              auto const cost = (title != was.title) + (rating != was.rating) + turned +
                                (points != was.points) + more;
              if (cost > most) break;
              auto now = was;
              now.title = title;
              now.rating = rating;
              now.flag = was.flag != (turned == 1);
              now.points = points;
              now.entries += more;
              state adds;
              for (auto const& each : asked_) adds.push_back(of(each.of, now, in));
              auto const [at, is_new] = out.try_emplace(std::move(adds), cost);
              at->second = std::min(at->second, cost);
            }
    return out;
  }

  [[nodiscard]] std::optional<int> of_people(std::vector<int> const& levels, int most) const {
    school in = from_;
    in.levels = levels;
    std::vector<std::map<state, int>> ways_of;
    for (auto const& p : in_order_) ways_of.push_back(ways(p, in, most));
    // The least and the most that people from one on can still add.
    std::vector<std::vector<std::pair<int, int>>> rest(
        in_order_.size() + 1, std::vector<std::pair<int, int>>(asked_.size()));
    for (std::size_t i = in_order_.size(); i-- > 0;)
      for (std::size_t g = 0; g < asked_.size(); ++g) {
        auto low = ways_of[i].begin()->first[g].sum;
        auto high = low;
        for (auto const& [adds, cost] : ways_of[i]) {
          low = std::min(low, adds[g].sum);
          high = std::max(high, adds[g].sum);
        }
        rest[i][g] = {rest[i + 1][g].first + low, rest[i + 1][g].second + high};
      }
    state begun;
    for (auto const& each : asked_) begun.push_back({begin(each.of), 0, 0, {}});
    std::map<state, int> now{{begun, 0}};
    for (std::size_t i = 0; i < in_order_.size(); ++i) {
      std::map<state, int> next;
      bool const ends = i + 1 == in_order_.size() || in_order_[i + 1].unit != in_order_[i].unit;
      for (auto const& [before, paid] : now)
        for (auto const& [adds, cost] : ways_of[i]) {
          if (paid + cost > most) continue;
          auto after = before;
          bool can_be = true;
          for (std::size_t g = 0; g < after.size(); ++g) {
            after[g].sum += adds[g].sum;
            after[g].in_unit += adds[g].in_unit;
            for (std::size_t points = 0; points < 4; ++points)
              after[g].having[points] += adds[g].having[points];
            auto const needs = needed_in_base(asked_[g].of);
            after[g].in_base = std::min(after[g].in_base + adds[g].in_base, needs);
            if (is_by_unit(asked_[g].of)) continue;
            auto const [low, high] = rest[i + 1][g];
            auto const is_open = after[g].in_base < needs;
            can_be = can_be && (is_open || after[g].sum + high >= 0);
            // What is met whatever comes is all one.
            if (!is_open) after[g].sum = std::min(after[g].sum, std::max(0, -low));
          }
          if (!can_be) continue;
          if (ends) end_unit(after);
          auto const [at, is_new] = next.try_emplace(std::move(after), paid + cost);
          at->second = std::min(at->second, paid + cost);
        }
      now = std::move(next);
    }
    std::optional<int> best;
    for (auto const& [all, cost] : now)
      if (is_good(all) && (!best || cost < *best)) best = cost;
    return best;
  }

  school from_;
  std::vector<person> in_order_;
  std::vector<asked_goal> asked_;
};

} // namespace chitieu::repair_test
