#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/eval/evaluate.hpp>
#include <chitieu/ir/program.hpp>

#include <optional>
#include <string>
#include <vector>

namespace chitieu::engine {

/// Whose names groups have: the rows of a population, or the levels of a scale.
struct group_kind {
  std::optional<schema::population_id> rows_of;
  std::optional<schema::scale_id> levels_of;
  friend bool operator==(group_kind const&, group_kind const&) = default;
};

/// The column of a population that is called so (folded) and puts each record into one group.
[[nodiscard]] std::optional<schema::column_id> column_called(schema::population const&,
                                                             std::string const& folded);

/// The groups of one clause: a grouping for each part, and what each group is called.
struct clause_groups {
  std::vector<eval::grouping> of_parts;
  std::vector<std::string> names;
};

/// Groups a clause by the column or population called `by`; nothing when a part of it has neither.
///
/// A population that the column refers to is grouped by itself: each unit is its own group.
[[nodiscard]] std::optional<clause_groups> group_clause(ir::program const&, ir::clause const&,
                                                        data::bound_data const&,
                                                        eval::evaluator const&,
                                                        std::string const& by);

/// The columns that `group_clause` may need, over every population.
void use_columns_called(std::string const& by, ir::program const&, data::column_use&);

} // namespace chitieu::engine
