#pragma once
#include "answers.hpp"
#include "block_program.hpp"

#include <chitieu/eval/executor.hpp>

#include <utility>
#include <vector>

namespace chitieu::eval {

/// Parts of clauses that are counted together: those of one population in one pass over its rows.
class block_counts {
 public:
  /// Rows are shared out among what this runs; empty: the caller does it all.
  void run_on(executor with) { executor_ = std::move(with); }

  /// Takes parts in, of which all that they need must be there, and counts them.
  void add(answers&, std::span<ir::part const>);

  /// Takes parts in that were put together before, for the same program, data and day.
  void add(answers&, block_passes const&);

  /// Counts all parts again.
  void count(answers&);

  /// All that was taken in.
  [[nodiscard]] block_passes passes() const;

  /// The counts of a part, if it has been taken in.
  [[nodiscard]] exact::counts const* find(ir::part const&) const;

 private:
  struct pass {
    std::shared_ptr<block_pass const> is;
    std::vector<exact::counts> counts;                            ///< by pair
    std::vector<std::shared_ptr<block_program::workspace>> rooms; ///< each of one thread at a time
  };

  /// Counts the rows of a pass, and tells what they come to to the conditions they are counted for.
  void count(pass&, answers&) const;
  static void tell_others(pass const&, answers&);

  executor executor_;
  std::vector<pass> passes_;
};

} // namespace chitieu::eval
