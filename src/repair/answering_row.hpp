#pragma once
#include "tallies.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace chitieu::mend {

/// When something asked of a row is surely so, and when it surely is not; neither where it hangs on
/// what is not known, or is asked of nobody.
struct asked_row {
  sums_asked so;
  sums_asked not_so;
};

/// A row that is asked about more than its own cells. By one variable each it may answer that some
/// of it is so and some is not; the rest, and without an answer all, is taken as not known, which
/// is never better.
struct answering_row {
  struct answer {
    std::uint32_t yes = 0; ///< one bit for each of `asked`
    std::uint32_t no = 0;
    placed with; ///< where the row stands with this answer, in each of its counts
    std::size_t variable = 0;
  };
  std::vector<std::uint32_t> counters; ///< in which it is counted
  placed without;                      ///< where it stands without an answer
  std::vector<answer> answers;         ///< of those that come to the same the ones that say least
  std::vector<asked_row> asked;
  bool stays_open = false; ///< where it stands may not be known whatever it answers

  /// Whether it is not known whether a record counts.
  [[nodiscard]] static bool is_open(placed const& at) noexcept {
    return at.where != slot::yes && at.where != slot::no && at.where != slot::outside;
  }
};

} // namespace chitieu::mend
