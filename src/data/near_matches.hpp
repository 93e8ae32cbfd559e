#pragma once
#include "column_task.hpp"

#include <span>

namespace chitieu::data {

/// Warns once for each text of `compared` that some cells equal only as names are equal, and so do
/// not match, with the first of them and their number.
///
/// A cell that equals one text of a comparison exactly is meant, whatever else it resembles.
void warn_of_near_matches(column_task&, bound_column const&,
                          std::span<compared_texts const* const> compared);

} // namespace chitieu::data
