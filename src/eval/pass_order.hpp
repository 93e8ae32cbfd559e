#pragma once
#include "answers.hpp"
#include "block_program.hpp"

#include <map>
#include <vector>

namespace chitieu::eval {

/// A pass over the rows of a population that has not been made yet.
struct planned_pass {
  ir::population_id of = 0;
  std::vector<counted_pair> pairs;           ///< ascending
  std::vector<ir::condition_id> counted_for; ///< conditions of others that count these rows
};

/// Passes in an order in which what one counts for another is there when that comes.
struct planned_passes {
  std::vector<ir::condition_id> first; ///< what has to be worked out before all of them
  std::vector<planned_pass> passes;
};

/// How pairs of several populations are best counted.
[[nodiscard]] planned_passes plan_passes(sheet const&, nodes const&,
                                         std::map<ir::population_id, std::vector<counted_pair>>);

} // namespace chitieu::eval
