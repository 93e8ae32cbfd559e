#pragma once
#include "cell_faults.hpp"

#include <chitieu/schema/schema.hpp>

#include <cstdint>
#include <vector>

namespace chitieu::data {

/// Finds the columns of a population that are needed by name or alias in a table's header: for each
/// declared column its number in the table from 1, or 0. Reports those that are missing, there
/// twice or not readable.
[[nodiscard]] std::vector<std::uint32_t> find_columns(schema::population const&,
                                                      std::vector<bool> const& needed,
                                                      table_places const&, diagnostics&);

} // namespace chitieu::data
