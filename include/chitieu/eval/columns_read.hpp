#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/ir/program.hpp>

#include <optional>

namespace chitieu::eval {

/// What a program reads: the columns in its clauses' conditions, the columns that date them, the
/// populations that references lead to, and the keys of every population it speaks of; with the
/// texts it compares columns with. Of another dataset: what is compared with.
[[nodiscard]] data::column_use columns_read(ir::program const&,
                                            std::optional<ir::dataset_id> of = std::nullopt);

/// Adds one column, with what dates it and what it refers to.
void add_column(data::column_use&, schema::schema const&, ir::population_id, ir::column_id);

} // namespace chitieu::eval
