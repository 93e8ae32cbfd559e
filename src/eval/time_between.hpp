#pragma once
#include "numbers.hpp"

#include <chitieu/data/day.hpp>
#include <chitieu/ir/value.hpp>

#include <set>

namespace chitieu::eval {

/// Whole spans of time between two moments of each row.
///
/// A month after a day is the same day of the next month, or where that has no such day the first
/// of the month after: born on 29 February, somebody is a year older on 1 March of a common year.
[[nodiscard]] numbers time_between(ir::time_between_value const&, numbers const& from,
                                   numbers const& to, std::set<data::day> const& holidays,
                                   exact::pace const&);

} // namespace chitieu::eval
