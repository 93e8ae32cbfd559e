#pragma once
#include "sheet.hpp"

#include <chitieu/exact/counts.hpp>

namespace chitieu::eval {

/// One number of the records that are linked to each row of a population.
[[nodiscard]] numbers aggregate(ir::aggregate_value const&, sheet const&, ir::population_id of);

/// What the share of those that are counted can be; over nobody there is none. Of a partial
/// population only that it is a share is known.
[[nodiscard]] exact::bounds share_of(exact::counts const&, bool partial);

} // namespace chitieu::eval
