#pragma once
#include "keeper.hpp"

#include <span>
#include <utility>

namespace chitieu::live {

/// A row of a population.
using row_of = std::pair<ir::population_id, std::uint32_t>;

/// A reference that names no row; `number` is which change it was.
[[nodiscard]] diagnostic names_no_row(ir::program const&, ir::population_id, ir::column_id,
                                      std::size_t number);

/// Whether what changed rows name is there, and nothing names one that is gone; the diagnostics say
/// which change it was, from 1, and stop at the first that is wrong.
void check_names(keeper const&, std::span<row_of const> changed, diagnostics& into);

} // namespace chitieu::live
