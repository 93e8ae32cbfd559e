#pragma once
#include <chitieu/ir/program.hpp>
#include <chitieu/repair/repair.hpp>
#include <chitieu/verdict/report.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace chitieu::mend {

/// How well the inequalities can tell whether a clause is met.
enum class followed : std::uint8_t {
  constant, ///< nothing that may change has to do with it
  yes,
  no ///< it is judged by the evaluator alone
};

/// What must be met together: one clause, or so many of several members.
struct requirement {
  struct member {
    std::vector<ir::clause const*> clauses;
  };
  std::vector<member> members;
  std::uint32_t needed = 1;
  std::vector<std::string> ids; ///< of all clauses
  std::size_t target = 0;
  status now = status::met;
  followed is = followed::yes;
  bool overlooks_additions = false; ///< records that could be added may help, unknown to the model
  repair_obstacle::reason why = repair_obstacle::reason::none; ///< where it is not followed
};

/// By clause how a report judges it.
using statuses = std::map<ir::clause const*, status>;

/// What a report was asked to judge: every clause of the targets that are in force.
[[nodiscard]] std::vector<requirement> requirements_of(ir::program const&, report const&,
                                                       statuses&);

} // namespace chitieu::mend
