#pragma once
/// The counts of the ten targets in a plain loop over structs: what the library must answer.
#include "staff.hpp"

#include <algorithm>

namespace chitieu::benchmarks {

using ten_counts = std::array<exact::counts, 10>;

namespace by_hand {

/// Adds one row in the base that answers yes, no or, blank, unknown.
template <class Cell, class Test>
void add(exact::counts& into, Cell const& cell, Test test) {
  if constexpr (requires { cell.has_value(); }) {
    if (!cell)
      ++into.unknown;
    else
      ++(test(*cell) ? into.yes : into.no);
  } else
    ++(test(cell) ? into.yes : into.no);
}

inline bool started_in_2023(std::optional<std::chrono::sys_days> day) {
  using namespace std::chrono;
  return day && *day >= sys_days(2023y / 1 / 1) && *day <= sys_days(2023y / 12 / 31);
}

inline bool teaches(position is) { return is == position::lecturer || is == position::official; }

} // namespace by_hand

/// All but targets 2 and 10 with blanks, whose unknown bases a plain loop does not follow.
template <blanks Blanks>
[[nodiscard]] ten_counts count_by_hand(staff<Blanks> const& table) {
  using by_hand::add;
  ten_counts out;
  std::vector<char> awarded(table.unit_count());
  for (auto const& one : table.people()) {
    add(out[0], one.disciplined, [](bool is) { return !is; });
    ++(by_hand::started_in_2023(one.phd_start) ? out[2].yes : out[2].no);
    add(out[3], one.title, [](title is) { return is >= title::ldtt; });
    add(out[4], one.title, [](title is) { return is >= title::cstdcs; });
    add(out[5], one.awards, [](std::int32_t is) { return is >= 1; });
    add(out[6], one.rank, [](rating is) { return is >= rating::good; });
    add(out[7], one.rank, [](rating is) { return is == rating::excellent; });
    add(out[8], one.essays, [](std::int32_t is) { return is >= 3; });
    if constexpr (Blanks == blanks::no) {
      if (by_hand::teaches(one.position))
        add(out[1], one.essays, [](std::int32_t is) { return is >= 1; });
      if (one.awards >= 1) awarded[static_cast<std::size_t>(one.unit)] = 1;
    }
  }
  out[9].yes = std::count(awarded.begin(), awarded.end(), 1);
  out[9].no = static_cast<std::int64_t>(awarded.size()) - out[9].yes;
  return out;
}

/// Whether a target's counts can be told by hand.
[[nodiscard]] constexpr bool is_told_by_hand(blanks with, std::size_t target) {
  return with == blanks::no || (target != 1 && target != 9);
}

} // namespace chitieu::benchmarks
