#include "integer_program.hpp"

#include "dictionary.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace chitieu::mend {
namespace {

constexpr std::int64_t endless = std::numeric_limits<std::int64_t>::max();

/// The same with a variable for each total, after the others.
integer_program with_totals(integer_program of) {
  for (auto const& each : of.totals) {
    auto const made = of.costs.size();
    of.costs.push_back(0);
    inequality below{each.terms, -each.constant};
    below.terms.push_back({made, -1});
    inequality above{{{made, 1}}, each.constant};
    for (auto const& one : each.terms) above.terms.push_back({one.variable, -one.times});
    of.rows.push_back(std::move(below));
    of.rows.push_back(std::move(above));
  }
  return of;
}

class search {
 public:
  search(integer_program const& of, std::int64_t effort)
      : of_(with_totals(of)), variables_(of.costs.size()), effort_(effort) {}

  solution run() {
    // A stack of its own: a branch may be as deep as there are records.
    std::vector<branch> open;
    open.push_back({dictionary(of_.costs), std::vector<bool>(of_.rows.size()), 0});
    while (!open.empty()) {
      if (effort_ <= 0) break;
      auto at = std::move(open.back());
      open.pop_back();
      if (is_too_dear(at.at_least)) continue;
      auto const ended = solve(at);
      if (ended == dictionary::end::infeasible) continue;
      // A cost is a whole number, so what is more than one is at least the next.
      at.at_least = std::max(at.at_least, at.here.cost().ceil().value_or(at.at_least));
      if (ended == dictionary::end::out_of_effort) {
        open.push_back(std::move(at));
        break;
      }
      if (is_too_dear(at.at_least)) continue;
      if (auto const variable = at.here.fractional(variables_))
        split(std::move(at), *variable, open);
      else
        keep(at.here);
    }
    out_.complete = open.empty();
    out_.at_least = out_.found ? out_.cost : 0;
    if (!open.empty()) {
      out_.at_least = out_.found ? out_.cost : endless;
      for (auto const& each : open) out_.at_least = std::min(out_.at_least, each.at_least);
    }
    return std::move(out_);
  }

 private:
  struct branch {
    dictionary here;
    std::vector<bool> asked; ///< which rows of the program it knows of
    std::int64_t at_least = 0;
  };

  [[nodiscard]] bool is_too_dear(std::int64_t at_least) const noexcept {
    return out_.found && at_least >= out_.cost;
  }

  // Most rows are kept by every solution that is looked at: only those are asked that are not.
  dictionary::end solve(branch& at) {
    for (;;) {
      auto const ended = at.here.go(effort_);
      if (ended != dictionary::end::optimal) return ended;
      auto const values = at.here.values();
      bool is_kept = true;
      for (std::size_t i = 0; i < of_.rows.size(); ++i) {
        if (at.asked[i] || keeps(values, of_.rows[i])) continue;
        is_kept = false;
        at.asked[i] = true;
        at.here.add(of_.rows[i]);
        effort_ -= static_cast<std::int64_t>(values.size());
      }
      if (is_kept) return ended;
    }
  }

  static bool keeps(std::vector<exact::rational> const& values, inequality const& row) {
    exact::rational sum = -row.at_least;
    for (auto const& each : row.terms)
      if (values[each.variable].sign() != 0)
        sum = sum + exact::rational(each.times) * values[each.variable];
    return sum.sign() >= 0;
  }

  void split(branch at, std::size_t variable, std::vector<branch>& open) {
    auto const below = at.here.values()[variable].floor();
    if (!below) return;
    auto high = at;
    high.here.at_least(variable, *below + 1);
    at.here.at_most(variable, *below);
    // What needs more is tried first: there solutions are.
    open.push_back(std::move(at));
    open.push_back(std::move(high));
    effort_ -= 1;
  }

  void keep(dictionary const& here) {
    auto const found = here.values();
    std::vector<std::int64_t> values(variables_);
    std::int64_t cost = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = found[i].floor().value_or(0);
      cost += values[i] * of_.costs[i];
    }
    if (is_too_dear(cost)) return;
    out_.found = true;
    out_.cost = cost;
    out_.values = std::move(values);
  }

  integer_program of_;
  std::size_t variables_; ///< without the totals
  std::int64_t effort_;
  solution out_;
};

} // namespace

solution solve(integer_program const& of, std::int64_t effort) { return search(of, effort).run(); }

} // namespace chitieu::mend
