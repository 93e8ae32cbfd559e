#pragma once
#include <cstdint>

namespace chitieu::ir {

/// What a clause is to those beside it of which not every one must be met: `A; or B`,
/// `at least 2 of (A; B; C)`.
struct alternative {
  std::uint32_t needed = 1; ///< so many must be met
  std::uint32_t among = 2;  ///< of so many
  std::uint32_t member = 0; ///< which of them the clause belongs to; all clauses of one must be met

  friend bool operator==(alternative const&, alternative const&) = default;
};

} // namespace chitieu::ir
