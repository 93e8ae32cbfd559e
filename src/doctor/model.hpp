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
  bool without_groups = false; ///< asked of every group, and met where there is none
  bool added_up = false;       ///< asked of every group, and so of all of them together
};

/// Clauses of a target of which not every one must be met: so many members, all of each.
struct open_demand {
  std::size_t target = 0;
  std::size_t clause = 0; ///< the first of them
  std::uint32_t needed = 1;
  struct member {
    std::vector<demand> demands; ///< those of its clauses that are counts of this family
    bool whole = true;           ///< there are no others
  };
  std::vector<member> members;
};

/// All clauses about records of the same populations, whose counts hang together.
struct family {
  std::vector<ir::population_id> populations;
  std::optional<ir::population_id> each_of;      ///< the counts are of each row of this population
  std::vector<record_set> sets;                  ///< the first is everybody
  std::vector<std::pair<set_id, set_id>> inside; ///< the first lies in the second
  std::vector<std::pair<set_id, set_id>> apart;  ///< they have nobody in common
  std::vector<demand> demands;
  std::vector<open_demand> open;
};

/// When clauses are asked: those that are in force on a day, with those that hold under one `if`,
/// and with the steps that are due on one day.
struct moment {
  std::optional<data::day> in_force;
  std::optional<ir::condition_id> only_if;
  std::optional<data::day> step;

  /// Whether a clause is asked then; others are not looked at.
  [[nodiscard]] bool asks(ir::clause const& c) const {
    return (!c.only_if || c.only_if == only_if) && (!c.deadline || c.deadline == step);
  }
  /// Whether a clause is asked then and not always.
  [[nodiscard]] static bool only_then(ir::clause const& c) { return c.only_if || c.deadline; }
};

/// All moments that differ in what is asked; first those without an `if` and a step.
[[nodiscard]] std::vector<moment> moments_of(ir::program const&);

/// Whether a target is in force at a moment.
[[nodiscard]] bool is_in_force(ir::target const&, moment const&);

/// Whether the clause asks something of every one of some groups.
[[nodiscard]] bool is_of_every_group(ir::clause const&);

/// Whether the clause asks something of groups, and is met where there are none.
[[nodiscard]] bool is_met_without_groups(ir::clause const&);

/// The families of a program's clauses, of those that are asked together.
[[nodiscard]] std::vector<family> families_of(ir::program const&, moment const&);

} // namespace chitieu::doctor
