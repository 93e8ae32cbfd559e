#pragma once
#include "random_plan.hpp"

#include <chitieu/repair/repair.hpp>

#include <string>
#include <vector>

/// What the random tests ask of an answer, whatever their plans are about.
namespace chitieu::repair_test {

/// The place of a level in `poor < fair < good`.
inline int rank_called(std::string const& level) {
  return level == "poor" ? 0 : level == "fair" ? 1 : 2;
}

/// Which targets, whose ids are 1, 2, …, are left out: of those that cannot be met together the
/// last one that was unmet.
inline std::vector<bool> left_out_of(repair_plan const& answer, std::vector<said> const& before) {
  std::vector<bool> out(before.size());
  for (auto const& each : answer.obstacles)
    for (auto id = each.ids.rbegin(); id != each.ids.rend(); ++id) {
      auto const place = static_cast<std::size_t>(std::stoi(*id) - 1);
      if (before[place] != said::unmet) continue;
      out[place] = true;
      break;
    }
  return out;
}

/// All that was met is met, all that was unmet is met but what is left out, and nothing is unmet.
inline bool is_good(std::vector<said> const& before, std::vector<said> const& after,
                    std::vector<bool> const& left_out) {
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (left_out[i]) continue;
    if (before[i] == said::undetermined ? after[i] == said::unmet : after[i] != said::met)
      return false;
  }
  return true;
}

} // namespace chitieu::repair_test
