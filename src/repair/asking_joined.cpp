#include "asking.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::mend {

using reason = repair_obstacle::reason;

// All of them are so where each is, and surely not where one surely is not; any of them the other
// way round.
reason asking::ask_joined(ir::condition_id id, std::vector<ir::condition_id> const& parts, bool all,
                          told_of_rows& out) {
  std::vector<told_of_rows> told(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (auto const why = ask_rows(parts[i], told[i]); why != reason::none) return why;
  for (std::size_t row = 0; row < out.size(); ++row) {
    std::vector<sums_asked> so;
    std::vector<sums_asked> not_so;
    for (auto const& part : told) {
      so.push_back(part[row].so);
      not_so.push_back(part[row].not_so);
      out[row].is_open = out[row].is_open || part[row].is_open;
    }
    auto const is_of_sure = [](sums_asked const& each) { return each.only_of_sure; };
    if (std::any_of(so.begin(), so.end(), is_of_sure)) {
      // Where that one is not told, the others are all the same: each is an answer of its own.
      out.assign(out.size(), {});
      return asked_for({id}) ? ask_said(id, out) : reason::too_many;
    }
    out[row].so = all ? all_of(so) : one_of(std::move(so));
    out[row].not_so = all ? one_of(std::move(not_so)) : all_of(not_so);
  }
  return reason::none;
}

// Each row was counted out with a condition of the whole of its own.
reason asking::ask_by_row(ir::by_row const& node, told_of_rows& out) {
  for (std::size_t row = 0; row < out.size(); ++row) {
    told_of_rows whole;
    if (auto const why = ask_rows(node.parts[row], whole); why != reason::none) return why;
    out[row] = std::move(whole.front());
  }
  return reason::none;
}

} // namespace chitieu::mend
