#pragma once
#include <chitieu/ir/condition.hpp>

#include <string>
#include <unordered_map>
#include <vector>

namespace chitieu::ir {

/// Collects conditions so that each distinct one appears once, parts before wholes.
class builder {
 public:
  explicit builder(std::vector<condition>& into) : conditions_(into) {}

  /// The id of an equal condition, or of this one, newly entered. Groups of one part become the
  /// part, nested groups of one kind become one, and constants are folded.
  condition_id add(population_id of, decltype(condition::node) node);

  condition_id always(population_id of) { return add(of, constant{true}); }
  condition_id both(population_id of, condition_id a, condition_id b) {
    return add(of, all_of{{a, b}});
  }

 private:
  condition_id enter(condition made);
  std::vector<condition>& conditions_;
  std::unordered_map<std::string, condition_id> known_;
};

} // namespace chitieu::ir
