#pragma once
#include "sheet.hpp"

namespace chitieu::eval {

/// How many different texts, levels or references the records have in a column that are linked to
/// each row of a population.
///
/// A cell that is not known has one of the values that others have, or one of its own where the
/// column can hold another.
[[nodiscard]] numbers count_different(ir::different_value const&, sheet const&,
                                      ir::population_id of);

} // namespace chitieu::eval
