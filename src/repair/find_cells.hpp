#pragma once
#include <chitieu/repair/what_if.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace chitieu::mend {

/// The row of a population that has a key; the number of its rows when none has.
using row_finder = std::function<std::size_t(schema::population_id, std::string const& key)>;

/// Cells by their place, where rows are found so.
[[nodiscard]] std::vector<cell_change> find_cells(schema::schema const&, data::bound_data const&,
                                                  std::vector<record_change> const&,
                                                  row_finder const&);

} // namespace chitieu::mend
