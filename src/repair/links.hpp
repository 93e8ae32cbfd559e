#pragma once
#include "row_ways.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace chitieu::mend {

/// By row of one population the rows of another that are linked to it.
using linked_records = std::vector<std::vector<std::uint32_t>>;

/// The records that are linked to each row of a population; nothing where that is not known of all.
[[nodiscard]] std::optional<linked_records> links_of(surroundings const&, ir::population_id,
                                                     ir::link const&);

} // namespace chitieu::mend
