#include "cell_ways.hpp"

#include <algorithm>
#include <cstdlib>

namespace chitieu::mend {

using form = repair_change::form;

// Between two cuts all numbers pass the same conditions: the lowest of them is enough, and where
// numbers are summed the highest gives most; to lose the other way round.
std::vector<cell_way> cell_ways::of_number(eval::read_cell const& now) const {
  bool const is_known = now.known == data::knowledge::value;
  std::vector<std::int64_t> found;
  auto const add = [&](std::optional<std::int64_t> number) {
    if (!number || (is_known && (losses_ ? *number == now.value : *number <= now.value))) return;
    found.push_back(*number);
  };
  if (is_whole_range_tried())
    for (auto number = *range_.low; number <= *range_.high; ++number) add(number);
  for (std::size_t i = 0; i <= range_.cuts.size(); ++i) {
    auto const first = i == 0 ? range_.low : std::optional(range_.cuts[i - 1]);
    auto last = range_.high;
    if (i < range_.cuts.size())
      last = std::min(last.value_or(range_.cuts[i] - 1), range_.cuts[i] - 1);
    auto const is_here = is_known && (!first || now.value >= *first) &&
                         (i == range_.cuts.size() || now.value < range_.cuts[i]);
    if (!is_here || range_.is_summed) add(first);
    if (last && first && *last < *first) continue;
    if (range_.is_summed || (losses_ && !is_here && is_known && last < now.value)) add(last);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<cell_way> out;
  for (auto const number : found)
    out.push_back({{{place_.second, form::becomes, {}, number}},
                   1,
                   is_known ? std::abs(number - now.value) : number,
                   holding(number)});
  return out;
}

} // namespace chitieu::mend
