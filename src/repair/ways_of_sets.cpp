#include "cell_ways.hpp"

#include <algorithm>

namespace chitieu::mend {

using form = repair_change::form;

std::vector<cell_way> cell_ways::of_set(eval::read_cell const& now) const {
  auto const has = [&](std::int32_t level) {
    return std::find(now.items.begin(), now.items.end(), level) != now.items.end();
  };
  // Levels to gain: of those that no condition tells apart one is enough. Levels to lose: any.
  std::vector<std::int32_t> levels;
  std::vector<std::vector<bool>> tried;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    auto const level = static_cast<std::int32_t>(i);
    if (has(level)) {
      if (losses_) levels.push_back(level);
      continue;
    }
    if (std::find(tried.begin(), tried.end(), seen_[i]) != tried.end()) continue;
    tried.push_back(seen_[i]);
    levels.push_back(level);
  }
  bool const may_be_known_empty = now.known == data::knowledge::unknown;
  if (levels.size() > most_levels) levels.resize(most_levels);
  std::vector<cell_way> out;
  for (std::uint32_t some = may_be_known_empty ? 0 : 1; some < (std::uint32_t{1} << levels.size());
       ++some) {
    cell_step gains{place_.second, form::gains, {}};
    cell_step loses{place_.second, form::loses, {}};
    cell_way way;
    way.cell.items = now.items;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if ((some >> i & 1U) == 0) continue;
      auto const level = levels[i];
      ++way.cost;
      way.height += level;
      (has(level) ? loses : gains).levels.push_back(level);
      if (has(level))
        std::erase(way.cell.items, level);
      else
        way.cell.items.push_back(level);
    }
    if (way.cost == 0) {
      // Somebody finds out that there is nothing.
      way.cost = 1;
      way.steps.push_back({place_.second, form::becomes, {}});
    }
    if (!gains.levels.empty()) way.steps.push_back(gains);
    if (!loses.levels.empty()) way.steps.push_back(loses);
    std::sort(way.cell.items.begin(), way.cell.items.end());
    way.cell.known = way.cell.items.empty() ? data::knowledge::none : data::knowledge::value;
    out.push_back(std::move(way));
  }
  return out;
}

} // namespace chitieu::mend
