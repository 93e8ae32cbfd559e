#pragma once
#include "parts.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/ir/program.hpp>

#include <span>
#include <vector>

namespace chitieu::eval {

/// How many rows a population has; the whole (`ir::world`) is one.
[[nodiscard]] std::size_t rows_of(data::bound_data const&, ir::population_id);

/// Whether a population's table can be used; the whole needs none.
[[nodiscard]] bool is_usable(data::bound_data const&, ir::population_id);

/// Whether a column and the one that dates it are bound, in a table that is usable.
[[nodiscard]] bool can_read(schema::schema const&, data::bound_data const&, ir::population_id,
                            ir::column_id);

/// Whether a column can be read as what it is needed for.
[[nodiscard]] bool can_read(schema::schema const&, data::bound_data const&, column_of const&);

/// Whether linked records can be found for the rows of a population.
[[nodiscard]] bool can_follow(schema::schema const&, data::bound_data const&, ir::population_id of,
                              ir::link const&);

/// Which nodes have all the tables and columns that they need, in the shape that they need: by
/// dataset and node. What another dataset that was not given would say needs nothing.
[[nodiscard]] std::vector<std::vector<bool>>
readable_nodes(ir::program const&, std::span<data::bound_data const* const> datasets);

} // namespace chitieu::eval
