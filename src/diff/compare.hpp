#pragma once
#include <chitieu/diff/diff.hpp>

#include <optional>
#include <string>
#include <vector>

namespace chitieu::diffs {

/// What either plan declares, and says of itself (declarations.cpp).
void compare_declarations(compiled_plan before, compiled_plan after,
                          std::vector<plan_change>& into);

/// Targets, limits and checks (targets.cpp).
void compare_targets(ir::program const& before, ir::program const& after,
                     std::vector<plan_change>& into);

/// One clause against the one that has its place (clauses.cpp); `as` has what, id and title.
void compare_clauses(ir::program const& before, ir::clause const&, ir::program const& after,
                     ir::clause const&, plan_change const& as, std::vector<plan_change>& into);

/// `2023-12-31`, or nothing.
[[nodiscard]] inline std::string day(std::optional<data::day> d) {
  return d ? data::to_iso(*d) : std::string();
}

/// The exact reading of a clause, every condition spelled out.
[[nodiscard]] std::string reading(ir::program const&, ir::clause const&);

} // namespace chitieu::diffs
