#pragma once
#include <chitieu/ir/program.hpp>

namespace chitieu::doctor {

/// Whether every record that surely satisfies the first condition satisfies the second. No is said
/// where it is not plain to see.
[[nodiscard]] bool implies(ir::program const&, ir::condition_id, ir::condition_id);

/// Whether no record can satisfy both. No is said where it is not plain to see.
[[nodiscard]] bool exclude(ir::program const&, ir::condition_id, ir::condition_id);

} // namespace chitieu::doctor
