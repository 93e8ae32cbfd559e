#pragma once
#include "truth.hpp"

#include <chitieu/eval/grouped.hpp>
#include <chitieu/eval/row_list.hpp>
#include <chitieu/exact/counts.hpp>

namespace chitieu::eval {

/// How many rows the base and the predicate of one part count, by popcounts.
[[nodiscard]] exact::counts count_part(truth const& base, truth const& predicate);

/// Which rows those are; it looks no further than the first ones that are wanted.
[[nodiscard]] row_list list_part(truth const& base, truth const& predicate, wanted_rows const&,
                                 exact::pace const&);

/// Adds the rows of one part to their groups.
void group_part(grouped& into, truth const& base, truth const& predicate, grouping const& by,
                exact::pace const&);

/// The same rows by group, as part number `part` of what they are told of.
void list_groups(grouped_rows& into, std::size_t part, truth const& base, truth const& predicate,
                 grouping const& by, wanted_rows const&, exact::pace const&);

} // namespace chitieu::eval
