#pragma once
#include <chitieu/exact/counts.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace chitieu::eval {

/// The group of each row of a population: a code from 0 on, or one of the two below.
struct grouping {
  static constexpr std::int32_t unknown = -1; ///< perhaps in any group: base-unknown in every one
  static constexpr std::int32_t nowhere = -2; ///< known to be in no group

  std::vector<std::int32_t> codes; ///< by row
};

/// Counts of one clause for every group, by the group's code.
struct grouped {
  std::vector<exact::counts> groups;

  /// Merges another part of the rows; groups that only one side has stand as they are.
  grouped& operator+=(grouped const& other) {
    if (groups.size() < other.groups.size()) groups.resize(other.groups.size());
    for (std::size_t i = 0; i < other.groups.size(); ++i) groups[i] += other.groups[i];
    return *this;
  }
  friend bool operator==(grouped const&, grouped const&) = default;
};

} // namespace chitieu::eval
