#include "solver.hpp"

#include <exact/met_window.hpp>

#include <algorithm>

namespace chitieu::doctor {
namespace {

constexpr std::size_t most_steps = 5'000;

/// The greatest or least base for which something holds that does not change twice.
template <class Holds>
std::int64_t first_base(std::int64_t low, std::int64_t high, Holds const& holds) {
  while (low < high) {
    auto const middle = low + (high - low) / 2;
    if (holds(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

class search {
 public:
  search(family const& of, std::vector<demand> const& demands, std::int64_t everybody,
         std::vector<denial> const& denials)
      : family_(of), demands_(demands), denials_(denials), counts_(of.sets.size(), {0, everybody}) {
    counts_[0] = {everybody, everybody};
    for (set_id s = 0; s < of.sets.size(); ++s)
      if (of.sets[s].empty) counts_[s] = {0, 0};
  }

  answer run() { return go_on(counts_); }

  span_of_counts left(set_id of) {
    if (!narrow(counts_)) return {1, 0};
    return counts_[of];
  }

 private:
  using all_counts = std::vector<span_of_counts>;

  static bool raise(span_of_counts& of, std::int64_t to, bool& moved) {
    if (to <= of.low) return true;
    of.low = to;
    moved = true;
    return of.low <= of.high;
  }
  static bool lower(span_of_counts& of, std::int64_t to, bool& moved) {
    if (to >= of.high) return true;
    of.high = to;
    moved = true;
    return of.low <= of.high;
  }

  // The counts of a demand's window grow with its base, so both ends of each bound the other.
  static bool hold(demand const& d, span_of_counts& base, span_of_counts& count, bool& moved) {
    if (d.needs_somebody && !raise(base, 1, moved)) return false;
    if (d.or_nobody && base.low == 0) {
      if (base.high == 0) return true;
      return true; // nobody would do; what follows is tried one after the other
    }
    auto const at = [&](std::int64_t n) { return counts_that_meet(d, n); };
    if (!raise(count, at(base.low).low, moved)) return false;
    if (!lower(count, at(base.high).high, moved)) return false;
    if (!d.asked.of_share) return true;
    if (at(base.high).high < count.low || at(base.low).low > count.high) return false;
    if (!raise(base,
               first_base(base.low, base.high, [&](auto n) { return at(n).high >= count.low; }),
               moved))
      return false;
    auto const too_large =
        first_base(base.low, base.high + 1, [&](auto n) { return at(n).low > count.high; });
    return lower(base, too_large - 1, moved);
  }

  static bool deny(denial const& d, span_of_counts& base, span_of_counts& count, bool& moved) {
    auto const at = [&](std::int64_t n) { return counts_that_meet(d.of, n); };
    switch (d.how) {
    case denial::way::nobody:
      return lower(base, 0, moved);
    case denial::way::too_few:
      return lower(count, at(base.high).low - 1, moved) &&
             raise(base,
                   first_base(base.low, base.high, [&](auto n) { return at(n).low > count.low; }),
                   moved) &&
             at(base.high).low > count.low;
    case denial::way::too_many:
      if (at(base.low).high >= count.high) return false;
      if (!raise(count, at(base.low).high + 1, moved)) return false;
      return lower(
          base,
          first_base(base.low, base.high + 1, [&](auto n) { return at(n).high >= count.high; }) - 1,
          moved);
    }
    return true;
  }

  // What each set and each demand says of the others, until nothing moves.
  bool narrow(all_counts& counts) const {
    for (bool moved = true; moved;) {
      moved = false;
      for (auto const& [inner, outer] : family_.inside)
        if (!lower(counts[inner], counts[outer].high, moved) ||
            !raise(counts[outer], counts[inner].low, moved))
          return false;
      // Two sets apart fit into whatever holds both.
      for (auto const& [a, b] : family_.apart)
        for (auto const& [inner, outer] : family_.inside) {
          if (inner != a || !is_inside(b, outer)) continue;
          if (!lower(counts[a], counts[outer].high - counts[b].low, moved) ||
              !lower(counts[b], counts[outer].high - counts[a].low, moved) ||
              !raise(counts[outer], counts[a].low + counts[b].low, moved))
            return false;
        }
      for (auto const& each : demands_)
        if (!hold(each, counts[each.base], counts[each.counted], moved)) return false;
      for (auto const& each : denials_)
        if (!deny(each, counts[each.of.base], counts[each.of.counted], moved)) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_inside(set_id a, set_id b) const {
    return std::find(family_.inside.begin(), family_.inside.end(), std::pair{a, b}) !=
           family_.inside.end();
  }

  // Sets whose counts are still open and that something is asked of.
  [[nodiscard]] std::optional<set_id> widest(all_counts const& counts) const {
    std::optional<set_id> out;
    auto const look = [&](set_id s) {
      auto const room = counts[s].high - counts[s].low;
      if (room > 0 && (!out || room < counts[*out].high - counts[*out].low)) out = s;
    };
    for (auto const& each : demands_) look(each.base), look(each.counted);
    for (auto const& each : denials_) look(each.of.base), look(each.of.counted);
    return out;
  }

  [[nodiscard]] bool all_met(all_counts const& counts) const {
    return std::all_of(demands_.begin(), demands_.end(), [&](demand const& d) {
      auto const base = counts[d.base].low;
      if (d.or_nobody && base == 0) return true;
      auto const window = counts_that_meet(d, base);
      return window.low <= counts[d.counted].low && counts[d.counted].low <= window.high;
    });
  }

  answer go_on(all_counts counts) {
    if (++steps_ > most_steps) return answer::unknown;
    if (!narrow(counts)) return answer::no;
    auto const open = widest(counts);
    if (!open) return all_met(counts) ? answer::yes : answer::no;
    auto const middle = counts[*open].low + (counts[*open].high - counts[*open].low) / 2;
    auto lower_half = counts;
    lower_half[*open].high = middle;
    auto const first = go_on(std::move(lower_half));
    if (first != answer::no) return first;
    counts[*open].low = middle + 1;
    return go_on(std::move(counts));
  }

  family const& family_;
  std::vector<demand> const& demands_;
  std::vector<denial> const& denials_;
  all_counts counts_;
  std::size_t steps_ = 0;
};

} // namespace

span_of_counts counts_that_meet(demand const& d, std::int64_t base) {
  auto const window =
      d.asked.of_share ? exact::met_counts_of_base(d.asked, base) : exact::met_counts(d.asked);
  return {window.low, window.high};
}

answer can_meet(family const& of, std::vector<demand> const& demands, std::int64_t everybody,
                std::vector<denial> const& denials) {
  return search(of, demands, everybody, denials).run();
}

span_of_counts counts_left(family const& of, std::vector<demand> const& demands,
                           std::int64_t everybody, set_id set) {
  std::vector<denial> const none;
  return search(of, demands, everybody, none).left(set);
}

} // namespace chitieu::doctor
