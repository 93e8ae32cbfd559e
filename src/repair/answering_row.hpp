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
  bool is_open = false; ///< it may not be known for another reason than those counts
};

/// A row that is asked about more than its own cells; by one variable each it may answer that some
/// of it is so.
///
/// Where it is known of all that is asked whether it is so, whatever changes, the rest is not so.
/// Else an answer says of some that it is not so, too, and the rest is taken as not known, which is
/// never better.
struct answering_row {
  struct answer {
    std::uint32_t yes = 0; ///< one bit for each of `asked`
    std::uint32_t no = 0;
    placed with{}; ///< where the row stands with this answer, in each of its counts
    std::size_t variable = 0;
  };
  std::vector<std::uint32_t> counters; ///< in which it is counted
  std::vector<asked_row> asked;
  std::vector<answer> thinkable; ///< all that it could say, those that say less first
  bool all_known = false;
  placed without{}; ///< where it stands without an answer
  std::vector<answer> answers;

  /// Chooses among what is thinkable.
  void think(bool is_all_known);

  /// Where it stands may not be known even where all that it is asked is.
  [[nodiscard]] bool stays_open() const;

  /// Whether it is not known whether a record counts.
  [[nodiscard]] static bool is_open(placed const& at) noexcept {
    return at.where != slot::yes && at.where != slot::no && at.where != slot::outside;
  }
};

} // namespace chitieu::mend
