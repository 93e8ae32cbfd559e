#include "told.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace chitieu::mend {
namespace {

/// What a way comes to in every count; two ways of one difference may stand for each other.
std::map<placed, int> difference(effect const& now, effect const& then) {
  std::map<placed, int> out;
  for (auto const& each : now) --out[each];
  for (auto const& each : then) ++out[each];
  std::erase_if(out, [](auto const& each) { return each.second == 0; });
  return out;
}

} // namespace

told::told(model const& of, surroundings const& around, std::vector<std::int64_t> const& values)
    : model_(of), around_(around) {
  auto const& rows = of.rows();
  auto const& variables = of.variables();
  std::vector<std::size_t> used(rows.size());
  std::vector<std::size_t> first(variables.size());
  for (std::size_t i = 0; i < variables.size(); ++i) {
    first[i] = used[variables[i].rows];
    used[variables[i].rows] += static_cast<std::size_t>(values[i]);
  }
  using kind = std::pair<std::vector<cell_step>, std::map<placed, int>>;
  std::map<std::pair<ir::population_id, kind>, std::size_t> known;
  auto const kind_of = [&](std::size_t i) {
    auto const& group = rows[variables[i].rows];
    auto const& way = group.ways[variables[i].way];
    return std::pair(group.population, kind(way.steps, difference(group.now, way.then)));
  };
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (values[i] == 0) continue;
    if (rows[variables[i].rows].to_be_added) {
      more_.push_back({variables[i], values[i]});
      continue;
    }
    auto const [at, is_new] = known.try_emplace(kind_of(i), taken_.size());
    if (is_new) taken_.push_back({variables[i], {}, {}});
    auto const& all = rows[variables[i].rows].rows;
    auto const begin = all.begin() + static_cast<std::ptrdiff_t>(first[i]);
    auto& into = taken_[at->second].chosen;
    into.insert(into.end(), begin, begin + static_cast<std::ptrdiff_t>(values[i]));
  }
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (rows[variables[i].rows].to_be_added) continue;
    auto const at = known.find(kind_of(i));
    if (at == known.end()) continue;
    auto const& all = rows[variables[i].rows].rows;
    auto& into = taken_[at->second].others;
    into.insert(into.end(), all.begin() + static_cast<std::ptrdiff_t>(used[variables[i].rows]),
                all.end());
  }
  for (auto& each : taken_) {
    std::sort(each.chosen.begin(), each.chosen.end());
    std::sort(each.others.begin(), each.others.end());
  }
}

} // namespace chitieu::mend
