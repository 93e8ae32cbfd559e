#include "integer_program.hpp"

#include "dictionary.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace chitieu::mend {
namespace {

constexpr std::int64_t endless = std::numeric_limits<std::int64_t>::max();

class search {
 public:
  search(integer_program const& of, std::int64_t effort) : of_(of), effort_(effort) {}

  solution run() {
    // A stack of its own: a branch may be as deep as there are records.
    std::vector<branch> open;
    open.push_back({dictionary(of_), 0});
    while (!open.empty()) {
      if (effort_ <= 0) break;
      auto at = std::move(open.back());
      open.pop_back();
      if (is_too_dear(at.at_least)) continue;
      auto const ended = at.here.go(effort_);
      if (ended == dictionary::end::infeasible) continue;
      // A cost is a whole number, so what is more than one is at least the next.
      at.at_least = std::max(at.at_least, at.here.cost().ceil().value_or(at.at_least));
      if (ended == dictionary::end::out_of_effort) {
        open.push_back(std::move(at));
        break;
      }
      if (is_too_dear(at.at_least)) continue;
      if (auto const variable = at.here.fractional())
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
    std::int64_t at_least = 0;
  };

  [[nodiscard]] bool is_too_dear(std::int64_t at_least) const noexcept {
    return out_.found && at_least >= out_.cost;
  }

  void split(branch at, std::size_t variable, std::vector<branch>& open) {
    auto const value = at.here.value(variable);
    auto const below = value.floor();
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
    std::vector<std::int64_t> values(of_.costs.size());
    std::int64_t cost = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = here.value(i).floor().value_or(0);
      cost += values[i] * of_.costs[i];
    }
    if (is_too_dear(cost)) return;
    out_.found = true;
    out_.cost = cost;
    out_.values = std::move(values);
  }

  integer_program const& of_;
  std::int64_t effort_;
  solution out_;
};

} // namespace

solution solve(integer_program const& of, std::int64_t effort) { return search(of, effort).run(); }

} // namespace chitieu::mend
