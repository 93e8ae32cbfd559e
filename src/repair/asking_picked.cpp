#include "asking.hpp"
#include "links.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::mend {

using reason = repair_obstacle::reason;

// Which record is the n-th does not change. Where there are several of its day, all of them have to
// be so, or not so.
reason asking::ask_picked(ir::population_id of, ir::picked const& node, told_of_rows& out) {
  auto const links = links_of(around_, of, node.via);
  if (!links) return reason::blank_reference;
  told_of_rows there;
  if (auto const why = ask_rows(node.predicate, there); why != reason::none) return why;
  for (std::size_t row = 0; row < out.size(); ++row) {
    std::vector<std::pair<std::int64_t, std::uint32_t>> days;
    for (auto const record : (*links)[row]) {
      auto const is_among = fixed_.of(node.filter, record);
      auto const day = eval::read(around_.program.schema, around_.tables, node.via.to, node.order,
                                  record, around_.as_of);
      if (is_among == eval::three::no || day.known == data::knowledge::none) continue;
      if (is_among == eval::three::unknown || day.known == data::knowledge::unknown)
        return reason::which_record;
      days.emplace_back(node.from_last ? -day.value : day.value, record);
    }
    if (days.size() < node.nth) {
      out[row].so = never();
      continue;
    }
    std::sort(days.begin(), days.end());
    std::vector<sums_asked> so;
    std::vector<sums_asked> not_so;
    for (auto const& [day, record] : days)
      if (day == days[node.nth - 1].first) {
        so.push_back(there[record].so);
        not_so.push_back(there[record].not_so);
      }
    // Several may differ, and then it is not known.
    out[row] = {all_of(so), all_of(not_so), so.size() > 1};
  }
  return reason::none;
}

} // namespace chitieu::mend
