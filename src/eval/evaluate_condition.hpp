#pragma once
#include "sheet.hpp"

namespace chitieu::eval {

/// What a condition, whose parts are worked out, says of the rows of its population.
[[nodiscard]] truth evaluate(ir::condition const&, sheet const&);

} // namespace chitieu::eval
