#include "dated_line.hpp"

namespace chitieu::live {

using eval::answer;

/// How many there are beyond a date, at all places.
numbers_counted dated_lines::count(order_tree dated_line::* which, std::int64_t date, side end,
                                   bool and_itself) const {
  numbers_counted seen;
  for (auto const* line : lines_.all())
    seen.add((line->*which).beyond<numbers_counted>(date, end, and_itself));
  return seen;
}

/// The last date from an end of which `holds(date)`, at any place.
template <class Holds>
std::optional<std::int64_t> dated_lines::last(side end, Holds holds) const {
  std::optional<std::int64_t> found;
  for (auto const* line : lines_.all()) {
    auto const its = line->all_.last<numbers_counted>(
        end, [&](numbers_counted const&, std::int64_t date) { return holds(date); });
    if (its && (!found || exact::further(end, *found, *its))) found = its;
  }
  return found;
}

/// It may be who lies behind those that have too few before them with all that may be there, and
/// not behind so many that surely are.
answer dated_lines::pick(std::int64_t nth, bool from_last, bool may_have_no_date,
                         std::function<void()> const& step) const {
  auto const before = nth - 1;
  auto const undated = [&](int said) { return undated_.of[said] + undated_.of[said + 3] > 0; };
  bool no = sure_ + (may_have_no_date ? 0 : undated_.sure()) <= before;
  bool yes = false;
  if (size_ + undated_.all() > before) {
    auto const end = from_last ? side::high : side::low;
    auto const too_near = last(end, [&](std::int64_t date) {
      step();
      return count(&dated_line::all_, date, end, true).all() + undated_.all() <= before;
    });
    auto const furthest = last(end, [&](std::int64_t date) {
      step();
      return count(&dated_line::all_, date, end, false).surely <= before;
    });
    auto const is_among = [&](order_tree dated_line::* which) {
      if (!furthest) return false;
      auto const nearer = too_near ? count(which, *too_near, end, true).all() : 0;
      return count(which, *furthest, end, true).all() > nearer;
    };
    yes = undated(2) || undated(1) || is_among(&dated_line::may_hold_);
    no = no || undated(0) || undated(1) || is_among(&dated_line::may_not_);
  }
  if (yes && no) return answer::unknown;
  return yes ? answer::yes : answer::no;
}

} // namespace chitieu::live
