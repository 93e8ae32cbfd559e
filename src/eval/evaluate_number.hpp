#pragma once
#include "sheet.hpp"

namespace chitieu::eval {

/// What a number, whose parts are worked out, can be in each row of its population.
[[nodiscard]] numbers evaluate(ir::value const&, sheet const&, sheets const&);

} // namespace chitieu::eval
