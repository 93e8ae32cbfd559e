#include <chitieu/eval/tally.hpp>

#include <algorithm>

namespace chitieu::eval {

tally& tally::operator+=(tally const& other) {
  if (targets.empty()) return *this = other;
  for (std::size_t i = 0; i < std::min(targets.size(), other.targets.size()); ++i)
    for (std::size_t j = 0; j < std::min(targets[i].size(), other.targets[i].size()); ++j) {
      auto& mine = targets[i][j];
      auto const& theirs = other.targets[i][j];
      if (mine && theirs)
        *mine += *theirs;
      else
        mine.reset();
    }
  return *this;
}

} // namespace chitieu::eval
