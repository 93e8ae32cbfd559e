#pragma once
#include <chitieu/exact/threshold.hpp>

#include <span>

namespace chitieu::exact {

/// The runs that meet a threshold on their length: from `least` to `most`, if that is bounded.
struct run_lengths {
  std::int64_t least = 0;
  std::optional<std::int64_t> most;
};
[[nodiscard]] run_lengths runs_that_meet(threshold const&);

/// The most rows that are met one after another: surely as counts that are yes, perhaps as unknown.
[[nodiscard]] counts longest_run(std::span<decision const> rows);

/// The margins of the longest run in its worst filling. `short_by` and `over_by` are the fewest
/// rows that must change for the verdict to be met, `spare` the most of which any may change.
[[nodiscard]] margins measure_run(std::span<decision const> rows, threshold const&);

} // namespace chitieu::exact
