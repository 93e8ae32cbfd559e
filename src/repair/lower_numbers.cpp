#include "model.hpp"

#include <algorithm>

namespace chitieu::mend {
namespace {

/// What the numbers of a way come to together; nothing where it changes none.
std::optional<std::int64_t> numbers_in(row_way const& way) {
  std::optional<std::int64_t> out;
  for (auto const& step : way.steps)
    if (step.number) out = out.value_or(0) + *step.number;
  return out;
}

} // namespace

// One way after another is given up for a lower one of the same rows, as often as every sum still
// is reached.
std::vector<std::int64_t> model::with_lower_numbers(std::vector<std::size_t> const& wanted,
                                                    std::vector<std::int64_t> values) const {
  auto const program = asked_of(wanted);
  std::vector<std::map<std::size_t, std::int64_t>> times(values.size()); // by variable, by row
  std::vector<std::int64_t> slack;
  for (auto const& row : program.rows) {
    auto left = -row.at_least;
    for (auto const& each : row.terms) {
      left += each.times * values[each.variable];
      times[each.variable][slack.size()] += each.times;
    }
    slack.push_back(left);
  }
  for (std::size_t i = 0; i < variables_.size(); ++i) {
    auto const high = values[i] > 0 ? numbers_in(way_of(i)) : std::nullopt;
    if (!high) continue;
    std::vector<std::pair<std::int64_t, std::size_t>> lower;
    for (auto j = i; j-- > 0 && variables_[j].rows == variables_[i].rows;)
      if (auto const low = numbers_in(way_of(j)); low && *low < *high) lower.emplace_back(*low, j);
    for (auto j = i + 1; j < variables_.size() && variables_[j].rows == variables_[i].rows; ++j)
      if (auto const low = numbers_in(way_of(j)); low && *low < *high) lower.emplace_back(*low, j);
    std::sort(lower.begin(), lower.end());
    for (auto const& [low, j] : lower) {
      if (way_of(j).cost != way_of(i).cost) continue;
      auto change = times[j];
      for (auto const& [row, each] : times[i]) change[row] -= each;
      auto moved = values[i];
      for (auto const& [row, each] : change)
        if (each < 0) moved = std::min(moved, slack[row] / -each);
      for (auto const& [row, each] : change) slack[row] += moved * each;
      values[i] -= moved;
      values[j] += moved;
    }
  }
  return values;
}

} // namespace chitieu::mend
