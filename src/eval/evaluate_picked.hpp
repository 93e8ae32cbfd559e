#pragma once
#include "sheet.hpp"

namespace chitieu::eval {

/// Whether the n-th linked record in the order of a date satisfies a condition, for each row.
[[nodiscard]] truth evaluate(ir::picked const&, sheet const&, ir::population_id of);

} // namespace chitieu::eval
