#include <chitieu/exact/in_a_row.hpp>

#include "met_window.hpp"

#include <algorithm>

namespace chitieu::exact {
namespace {

using rows = std::span<decision const>;

/// Whether a row is met when every unknown is filled in one way.
struct filling {
  bool unknown_is_met;
  [[nodiscard]] bool meets(decision row) const {
    return row == decision::met || (unknown_is_met && row == decision::undetermined);
  }
};

std::int64_t longest(rows all, filling with) {
  std::int64_t most = 0;
  std::int64_t here = 0;
  for (auto const row : all) {
    here = with.meets(row) ? here + 1 : 0;
    most = std::max(most, here);
  }
  return most;
}

/// The fewest rows that have to become met for a run of this length; more than there are rows
/// where it cannot be.
std::int64_t rows_to_reach(rows all, filling with, std::int64_t length) {
  if (length <= 0) return 0;
  if (length > static_cast<std::int64_t>(all.size())) return length - longest(all, with);
  auto const size = static_cast<std::size_t>(length);
  std::int64_t missing = 0;
  std::int64_t fewest = length;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!with.meets(all[i])) ++missing;
    if (i >= size && !with.meets(all[i - size])) --missing;
    if (i + 1 >= size) fewest = std::min(fewest, missing);
  }
  return fewest;
}

/// The fewest rows that have to become unmet so that no run of this length is left.
std::int64_t rows_to_break(rows all, filling with, std::int64_t length) {
  std::int64_t breaks = 0;
  std::int64_t here = 0;
  for (auto const row : all) {
    here = with.meets(row) ? here + 1 : 0;
    if (here < length) continue;
    ++breaks;
    here = 0;
  }
  return breaks;
}

} // namespace

run_lengths runs_that_meet(threshold const& asked) {
  auto const window = met_counts(asked);
  run_lengths out{window.low, {}};
  if (has_ceiling(asked.how)) out.most = window.high;
  return out;
}

counts longest_run(rows all) {
  counts out;
  out.yes = longest(all, {false});
  out.unknown = longest(all, {true}) - out.yes;
  out.no = static_cast<std::int64_t>(all.size()) - out.yes - out.unknown;
  return out;
}

margins measure_run(rows all, threshold const& asked) {
  auto out = measure(longest_run(all), asked);
  filling const worst_low{false};
  filling const worst_high{true};
  auto const wanted = runs_that_meet(asked);
  if (out.short_by > 0) out.short_by = rows_to_reach(all, worst_low, wanted.least);
  if (out.over_by > 0) out.over_by = rows_to_break(all, worst_high, *wanted.most + 1);
  if (out.short_by > 0 || out.over_by > 0) return out;
  out.spare = static_cast<std::int64_t>(all.size());
  if (wanted.least > 0) out.spare = rows_to_break(all, worst_low, wanted.least) - 1;
  if (wanted.most && *wanted.most < static_cast<std::int64_t>(all.size()))
    out.spare = std::min(out.spare, rows_to_reach(all, worst_high, *wanted.most + 1) - 1);
  return out;
}

} // namespace chitieu::exact
