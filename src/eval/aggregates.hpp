#pragma once
#include "sheet.hpp"

#include <chitieu/exact/counts.hpp>

namespace chitieu::eval {

/// One number of the records that are linked to each row of a population.
[[nodiscard]] numbers aggregate(ir::aggregate_value const&, sheet const&, ir::population_id of);

/// What is left of an aggregate when there may be more records than the table has: they can raise
/// the k-th highest and lower the k-th lowest, add to what is different, and move the others
/// anywhere.
[[nodiscard]] exact::bounds among_others(exact::aggregate, exact::bounds);

/// What the share of those that are counted can be; over nobody there is none. Of a partial
/// population only that it is a share is known.
[[nodiscard]] exact::bounds share_of(exact::counts const&, bool partial);

} // namespace chitieu::eval
