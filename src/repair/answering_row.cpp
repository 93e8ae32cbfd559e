#include "answering_row.hpp"

#include <algorithm>

namespace chitieu::mend {

void answering_row::think(bool is_all_known) {
  all_known = is_all_known;
  answers.clear();
  auto const all = (std::uint32_t{1} << asked.size()) - 1;
  for (auto const& each : thinkable) {
    if (all_known) {
      if ((each.yes | each.no) != all) continue;
      if (each.yes == 0)
        without = each.with;
      else
        answers.push_back(each);
      continue;
    }
    if ((each.yes | each.no) == 0) without = each.with;
    // Of those that come to the same the ones that say least.
    auto const says_less = [&](answer const& other) {
      return other.with == each.with && (other.yes & ~each.yes) == 0 && (other.no & ~each.no) == 0;
    };
    if (each.with != without && std::none_of(answers.begin(), answers.end(), says_less))
      answers.push_back(each);
  }
}

bool answering_row::stays_open() const {
  auto const all = (std::uint32_t{1} << asked.size()) - 1;
  return std::any_of(thinkable.begin(), thinkable.end(), [&](answer const& each) {
    return (each.yes | each.no) == all && is_open(each.with);
  });
}

} // namespace chitieu::mend
