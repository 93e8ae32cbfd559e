#pragma once
#include "exact/pace.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/eval/evaluate.hpp>
#include <chitieu/verdict/judge.hpp>

#include <optional>
#include <vector>

namespace chitieu::engine {

/// Of more groups than this only those are listed that are not as is asked.
inline constexpr std::size_t groups_listed = 1'000;

struct judged_groups {
  std::vector<group_verdict> groups;
  std::vector<std::size_t> rows; ///< of each, in the population of groups
};

/// The groups of a clause `in every …` with their figures, in the order of their population.
[[nodiscard]] judged_groups judge_groups(ir::program const&, ir::target const&, ir::clause const&,
                                         data::bound_data const&, eval::evaluator&,
                                         std::optional<data::day> as_of, exact::pace const&);

/// What is asked within the groups of a clause `in every …`, as a clause about who is in them.
struct group_members {
  ir::clause asked;
  std::vector<eval::grouping> of_parts;
  std::size_t groups = 0; ///< rows of the population of groups
};

/// Nothing where the groups are held to a number or to several conditions, or where who is in them
/// is not told by one reference of each record, or only in part.
[[nodiscard]] std::optional<group_members> members_of(schema::schema const&, ir::clause const&,
                                                      data::bound_data const&,
                                                      eval::evaluator const&);

/// Whether the names of the groups are shown only on request: their key is declared personal.
[[nodiscard]] bool are_groups_personal(ir::program const&, ir::clause const&);

} // namespace chitieu::engine
