#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chitieu::eval {

/// Which lists of rows are asked for, and how long each may be: the first so many.
struct wanted_rows {
  static constexpr std::size_t all = SIZE_MAX;

  std::size_t most = all;
  bool counted = true;
  bool missing = true;
  bool unknown = true;
};

/// Who stands behind the counts of one part of a clause: row numbers, ascending.
struct row_list {
  std::vector<std::uint32_t> counted; ///< surely in the base, predicate true
  std::vector<std::uint32_t> missing; ///< surely in the base, predicate false
  std::vector<std::uint32_t> unknown; ///< everyone else who is or may be in the base

  friend bool operator==(row_list const&, row_list const&) = default;
};

/// The rows behind the counts of every group.
struct grouped_rows {
  std::size_t parts = 0;       ///< of the clause
  std::vector<row_list> lists; ///< by group and part; who is known to be in it
  /// By part: who is or may be in the base, of a group that nobody knows; unknown in every group.
  std::vector<std::vector<std::uint32_t>> of_any;
  std::vector<std::size_t> all_of_any; ///< how many these are, listed or not

  [[nodiscard]] row_list const& of(std::size_t group, std::size_t part) const {
    return lists[group * parts + part];
  }
};

} // namespace chitieu::eval
