#pragma once
#include "model.hpp"

#include <vector>

namespace chitieu::doctor {

/// Whether counts can be found; `unknown` where the search was given up.
enum class answer : std::uint8_t { no, yes, unknown };

/// What the search is asked beside the demands: that one more demand is *not* met, in one of the
/// ways in which that can be.
struct denial {
  enum class way : std::uint8_t { too_few, too_many, nobody };
  demand of;
  way how = way::too_few;
};

/// How many records a set can have.
struct span_of_counts {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

/// Whether whole numbers can meet all these demands when there are `everybody` records.
///
/// Sets are known by what lies inside what and what lies apart; “no” is always right, for any data.
[[nodiscard]] answer can_meet(family const&, std::vector<demand> const&, std::int64_t everybody,
                              std::vector<denial> const& = {});

/// Between which counts a set must lie when the demands are met.
[[nodiscard]] span_of_counts counts_left(family const&, std::vector<demand> const&,
                                         std::int64_t everybody, set_id);

/// The counts that meet a demand on a base of so many.
[[nodiscard]] span_of_counts counts_that_meet(demand const&, std::int64_t base);

} // namespace chitieu::doctor
