#pragma once
#include <chitieu/ir/program.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// Counts that must hold together: sets of records, and what clauses ask of how many they have.
namespace chitieu::doctor {

/// Index of a set in its family.
using set_id = std::size_t;

/// Records of some populations: of each, those that satisfy all of these conditions.
struct record_set {
  std::vector<std::vector<ir::condition_id>> conditions; ///< for each population of the family
  bool empty = false;                                    ///< a condition is never so
  friend bool operator==(record_set const&, record_set const&) = default;
};

/// What a clause asks: so many of `base` are in `counted`.
struct demand {
  std::size_t target = 0; ///< of the program
  std::size_t clause = 0; ///< of the target
  set_id base = 0;
  set_id counted = 0;
  exact::threshold asked;
  bool needs_somebody = false; ///< over nobody it is not met
  bool or_nobody = false;      ///< over nobody it is met, whatever is asked
};

/// All clauses about records of the same populations, whose counts hang together.
struct family {
  std::vector<ir::population_id> populations;
  std::vector<record_set> sets;                  ///< the first is everybody
  std::vector<std::pair<set_id, set_id>> inside; ///< the first lies in the second
  std::vector<std::pair<set_id, set_id>> apart;  ///< they have nobody in common
  std::vector<demand> demands;
};

/// The families of a program's clauses, of those that are in force together on one day.
[[nodiscard]] std::vector<family> families_of(ir::program const&, std::optional<data::day>);

} // namespace chitieu::doctor
