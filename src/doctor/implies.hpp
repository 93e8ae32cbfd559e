#pragma once
#include <chitieu/ir/program.hpp>

#include <variant>

namespace chitieu::doctor {

/// A condition as one of its kind, or nothing where it is of another.
template <class Node>
[[nodiscard]] Node const* node(ir::program const& program, ir::condition_id id) {
  return std::get_if<Node>(&program.conditions[id].node);
}

/// Whether every record that surely satisfies the first condition satisfies the second. No is said
/// where it is not plain to see.
[[nodiscard]] bool implies(ir::program const&, ir::condition_id, ir::condition_id);

/// Whether no record can satisfy both. No is said where it is not plain to see.
[[nodiscard]] bool exclude(ir::program const&, ir::condition_id, ir::condition_id);

} // namespace chitieu::doctor
