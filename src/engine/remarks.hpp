#pragma once
#include <chitieu/ir/program.hpp>

#include <functional>
#include <optional>

namespace chitieu::engine {

/// How many rows a population has.
using row_counts = std::function<std::size_t(schema::population_id)>;

/// Whether a target is judged on a day; says so where it is not.
[[nodiscard]] bool is_in_force(ir::program const&, ir::target const&,
                               std::optional<data::day> as_of, diagnostics& into);

/// Whether a clause that names no quantity speaks of one record; says so where it does not.
[[nodiscard]] bool has_one_record(ir::program const&, ir::clause const&, row_counts const&,
                                  diagnostics& into);

/// Says so where a clause asks for more than there are.
void warn_count_over_population(ir::clause const&, row_counts const&, diagnostics& into);

} // namespace chitieu::engine
