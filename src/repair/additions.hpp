#pragma once
#include "row_ways.hpp"

namespace chitieu::mend {

/// The records that may be added to a population, as one lot of rows that do not exist: each way is
/// a record like one that is there, or like it but linked to another row.
[[nodiscard]] all_alike records_to_add(surroundings const&, fixed_answers&, ir::population_id,
                                       std::vector<question> const&);

} // namespace chitieu::mend
