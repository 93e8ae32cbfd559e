#pragma once
#include <chitieu/ir/value.hpp>

#include <string>
#include <unordered_map>
#include <vector>

namespace chitieu::ir {

/// Collects conditions and numbers so that each distinct one appears once, parts before wholes.
class builder {
 public:
  builder(std::vector<condition>& conditions, std::vector<value>& values)
      : conditions_(conditions), values_(values) {}

  /// The id of an equal condition, or of this one, newly entered. Groups of one part become the
  /// part, nested groups of one kind become one, and constants are folded.
  condition_id add(population_id of, decltype(condition::node) node);

  /// The id of an equal number, or of this one, newly entered.
  value_id add_value(population_id of, decltype(value::node) node);

  condition_id always(population_id of) { return add(of, constant{true}); }
  condition_id both(population_id of, condition_id a, condition_id b) {
    return add(of, all_of{{a, b}});
  }

 private:
  condition_id enter(condition made);
  std::vector<condition>& conditions_;
  std::vector<value>& values_;
  std::unordered_map<std::string, condition_id> known_;
  std::unordered_map<std::string, value_id> known_values_;
};

} // namespace chitieu::ir
