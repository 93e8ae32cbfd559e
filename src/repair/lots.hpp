#pragma once
#include "row_ways.hpp"

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace chitieu::mend {

/// What questions hang on: columns, and (true) conditions for which records may be added.
using hung_on = std::set<std::pair<std::uint32_t, bool>>;

[[nodiscard]] hung_on asked_of(surroundings const&, std::vector<question> const&);

/// Questions put together where they hang on the same columns or added records; what is changed for
/// one lot is all the same to the others, so that each may be looked at alone.
[[nodiscard]] std::vector<std::vector<question>> lots_of(surroundings const&,
                                                         std::vector<question>);

} // namespace chitieu::mend
