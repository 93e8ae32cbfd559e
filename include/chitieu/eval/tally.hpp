#pragma once
#include <chitieu/eval/grouped.hpp>
#include <chitieu/exact/counts.hpp>

#include <optional>
#include <vector>

namespace chitieu::eval {

/// The counts of every clause of a program: all that its verdicts need to know of the data.
///
/// Tallies of parts of the rows add up, in any order, to the tally of the whole; an empty tally
/// adds nothing.
struct tally {
  /// By target index and clause index; nothing where the clause cannot be evaluated,
  /// or compares a number and counts nobody.
  std::vector<std::vector<std::optional<exact::counts>>> targets;

  /// Merges the tally of other rows. What could not be evaluated on one side is unknown to both;
  /// both must come from the same program.
  tally& operator+=(tally const& other);
  friend bool operator==(tally const&, tally const&) = default;
};

} // namespace chitieu::eval
