#include "reduced.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace chitieu::mend {
namespace {

using by_row = std::vector<std::pair<std::size_t, std::int64_t>>;

/// Whether one way adds to no row less than another.
bool adds_no_less(by_row const& a, by_row const& b) {
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() || j != b.end()) {
    auto const in_a = i != a.end() && (j == b.end() || i->first <= j->first);
    auto const in_b = j != b.end() && (i == a.end() || j->first <= i->first);
    if ((in_a ? i->second : 0) < (in_b ? j->second : 0)) return false;
    if (in_a) ++i;
    if (in_b) ++j;
  }
  return true;
}

} // namespace

reduced::reduced(integer_program of, std::vector<pool> const& pools) : program_(std::move(of)) {
  std::vector<by_row> times(program_.costs.size());
  for (std::size_t row = 0; row < program_.rows.size(); ++row)
    for (auto const& each : program_.rows[row].terms)
      times[each.variable].emplace_back(row, each.times);

  // Rows that are alike in what is asked and not in a total cannot be put together.
  std::vector<by_row> in_totals(program_.costs.size());
  for (std::size_t i = 0; i < program_.totals.size(); ++i)
    for (auto const& each : program_.totals[i].terms)
      in_totals[each.variable].emplace_back(i, each.times);

  std::vector<bool> gone(program_.costs.size());
  std::map<std::vector<std::tuple<std::int64_t, by_row, by_row>>, std::size_t> known;
  for (auto const& each : pools) {
    std::vector<way> kept;
    for (auto const variable : each.variables) {
      gone[variable] = true;
      way made{variable, program_.costs[variable], times[variable]};
      bool const is_idle = adds_no_less({}, made.times);
      bool const is_no_better = std::any_of(kept.begin(), kept.end(), [&](way const& other) {
        return other.cost <= made.cost && adds_no_less(other.times, made.times);
      });
      if (is_idle || is_no_better) continue;
      std::erase_if(kept, [&](way const& other) {
        return made.cost <= other.cost && adds_no_less(made.times, other.times);
      });
      kept.push_back(std::move(made));
    }
    if (kept.empty()) continue;
    std::sort(kept.begin(), kept.end(), [&](way const& a, way const& b) {
      return std::tie(a.cost, a.times, in_totals[a.variable]) <
             std::tie(b.cost, b.times, in_totals[b.variable]);
    });
    std::vector<std::tuple<std::int64_t, by_row, by_row>> same;
    std::vector<std::size_t> variables;
    for (auto const& one : kept) {
      same.emplace_back(one.cost, one.times, in_totals[one.variable]);
      variables.push_back(one.variable);
    }
    auto const [at, is_new] = known.try_emplace(std::move(same), joined_.size());
    if (is_new) joined_.emplace_back();
    joined_[at->second].variables.push_back(std::move(variables));
    joined_[at->second].sizes.push_back(each.size);
  }

  // Nor does any solution need what helps no sum: answers that nobody asks for.
  for (std::size_t i = 0; i < gone.size(); ++i)
    if (!gone[i] && adds_no_less({}, times[i])) gone[i] = true;

  // The first pool's variables stand for those of all that are joined with it.
  for (auto const& each : joined_)
    for (auto const variable : each.variables.front()) gone[variable] = false;
  auto const is_gone = [&](term const& each) { return gone[each.variable]; };
  for (auto& row : program_.rows) std::erase_if(row.terms, is_gone);
  for (auto const& each : joined_) {
    inequality limit{{}, 0};
    for (auto const variable : each.variables.front()) limit.terms.push_back({variable, -1});
    for (auto const size : each.sizes) limit.at_least -= size;
    program_.rows.push_back(std::move(limit));
  }
  // What stands in no row any more needs no place; numbers close up.
  std::vector<std::size_t> place(program_.costs.size());
  std::vector<std::int64_t> costs;
  for (std::size_t i = 0; i < place.size(); ++i)
    if (!gone[i]) {
      place[i] = costs.size();
      places_.push_back(i);
      costs.push_back(program_.costs[i]);
    }
  for (auto& row : program_.rows)
    for (auto& each : row.terms) each.variable = place[each.variable];
  for (auto& sum : program_.totals) {
    std::erase_if(sum.terms, is_gone);
    for (auto& each : sum.terms) each.variable = place[each.variable];
  }
  variables_ = program_.costs.size();
  program_.costs = std::move(costs);
}

std::vector<std::int64_t> reduced::whole(std::vector<std::int64_t> const& values) const {
  std::vector<std::int64_t> out(variables_);
  for (std::size_t i = 0; i < values.size(); ++i) out[places_[i]] = values[i];
  for (auto const& each : joined_) {
    std::vector<std::int64_t> left;
    for (auto const variable : each.variables.front())
      left.push_back(std::exchange(out[variable], 0));
    for (std::size_t at = 0; at < each.sizes.size(); ++at) {
      auto room = each.sizes[at];
      for (std::size_t i = 0; i < left.size(); ++i) {
        auto const taken = std::min(room, left[i]);
        out[each.variables[at][i]] += taken;
        left[i] -= taken;
        room -= taken;
      }
    }
  }
  return out;
}

} // namespace chitieu::mend
