#pragma once
#include "sheet.hpp"

namespace chitieu::eval {

/// Whether so many of some conditions hold, for each row.
[[nodiscard]] truth evaluate(ir::count_of const&, sheet const&, std::size_t rows);

} // namespace chitieu::eval
