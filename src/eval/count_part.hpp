#pragma once
#include "truth.hpp"

#include <chitieu/eval/grouped.hpp>
#include <chitieu/eval/row_list.hpp>
#include <chitieu/exact/counts.hpp>

namespace chitieu::eval {

/// How many rows the base and the predicate of one part count, by popcounts.
[[nodiscard]] exact::counts count_part(truth const& base, truth const& predicate);

/// Which rows those are.
[[nodiscard]] row_list list_part(truth const& base, truth const& predicate);

/// Adds the rows of one part to their groups.
void group_part(grouped& into, truth const& base, truth const& predicate, grouping const& by);

} // namespace chitieu::eval
