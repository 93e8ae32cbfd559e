#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/ir/program.hpp>

#include <vector>

namespace chitieu::eval {

/// Whether a column and the one that dates it are bound, in a table that is usable.
[[nodiscard]] bool can_read(schema::schema const&, data::bound_data const&, ir::population_id,
                            ir::column_id);

/// Which conditions have all the tables and columns that they need, in the shape that they need.
[[nodiscard]] std::vector<bool> readable_conditions(ir::program const&, data::bound_data const&);

} // namespace chitieu::eval
