#pragma once
#include <cstdint>
#include <vector>

namespace chitieu::eval {

/// Who stands behind the counts of one part of a clause: row numbers, ascending.
struct row_list {
  std::vector<std::uint32_t> counted; ///< surely in the base, predicate true
  std::vector<std::uint32_t> missing; ///< surely in the base, predicate false
  std::vector<std::uint32_t> unknown; ///< everyone else who is or may be in the base

  friend bool operator==(row_list const&, row_list const&) = default;
};

} // namespace chitieu::eval
