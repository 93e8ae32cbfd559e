#include "lots.hpp"

#include "eval/parts.hpp"

#include <algorithm>
#include <iterator>

namespace chitieu::mend {

hung_on asked_of(surroundings const& around, std::vector<question> const& questions) {
  eval::nodes const nodes{around.program};
  std::vector<eval::node_id> open;
  for (auto const& each : questions) {
    if (each.base) open.push_back(nodes.of_condition(*each.base));
    if (each.predicate) open.push_back(nodes.of_condition(*each.predicate));
    if (each.what) open.push_back(nodes.of_value(*each.what));
  }
  hung_on out;
  while (!open.empty()) {
    auto const id = open.back();
    open.pop_back();
    auto const* condition = nodes.condition(id);
    auto const number = static_cast<ir::condition_id>(id);
    if (condition != nullptr && around.hangs.of(number) == hold::fixed) continue;
    if (condition != nullptr && around.hangs.grows(number) != nullptr) {
      out.emplace(number, true);
      continue;
    }
    for (auto const& read : nodes.columns(id))
      if (around.may_change.has(read.population, read.column)) out.emplace(read.column, false);
    for (auto const part : nodes.parts(id)) open.push_back(part);
  }
  return out;
}

std::vector<std::vector<question>> lots_of(surroundings const& around,
                                           std::vector<question> questions) {
  std::vector<std::pair<hung_on, std::vector<question>>> lots;
  for (auto& each : questions) {
    std::pair<hung_on, std::vector<question>> made{asked_of(around, {each}), {}};
    made.second.push_back(std::move(each));
    // Whatever shares something with it becomes one with it.
    for (auto lot = lots.begin(); lot != lots.end();) {
      bool const shares = std::any_of(made.first.begin(), made.first.end(),
                                      [&](auto const& one) { return lot->first.count(one) != 0; });
      if (!shares) {
        ++lot;
        continue;
      }
      made.first.insert(lot->first.begin(), lot->first.end());
      made.second.insert(made.second.end(), std::make_move_iterator(lot->second.begin()),
                         std::make_move_iterator(lot->second.end()));
      lot = lots.erase(lot);
    }
    lots.push_back(std::move(made));
  }
  std::vector<std::vector<question>> out;
  for (auto& lot : lots) out.push_back(std::move(lot.second));
  return out;
}

} // namespace chitieu::mend
