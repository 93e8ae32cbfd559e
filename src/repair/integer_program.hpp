#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

/// What `repair` needs beside the evaluator: ways to change records, and a search for the fewest.
namespace chitieu::mend {

struct term {
  std::size_t variable = 0;
  std::int64_t times = 0;
};

/// The sum of the terms is at least so much.
struct inequality {
  std::vector<term> terms;
  std::int64_t at_least = 0;
};

/// Whole numbers from 0 on that keep every inequality, at the least cost.
struct integer_program {
  std::vector<std::int64_t> costs; ///< of one of each variable, none below 0
  std::vector<inequality> rows;
};

/// What was found.
struct solution {
  bool found = false;
  bool complete = false;            ///< the search went to its end
  std::vector<std::int64_t> values; ///< when found
  std::int64_t cost = 0;            ///< when found
  std::int64_t at_least = 0;        ///< no solution costs less

  [[nodiscard]] bool impossible() const noexcept { return complete && !found; }
  [[nodiscard]] bool minimal() const noexcept { return found && cost <= at_least; }
};

/// Branch and bound over a dual simplex in exact rationals. `effort` bounds the steps of
/// arithmetic.
[[nodiscard]] solution solve(integer_program const&, std::int64_t effort);

} // namespace chitieu::mend
