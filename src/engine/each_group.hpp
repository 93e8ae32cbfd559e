#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/eval/evaluate.hpp>
#include <chitieu/verdict/judge.hpp>

#include <optional>
#include <vector>

namespace chitieu::engine {

/// Of more groups than this only those are listed that are not as is asked.
inline constexpr std::size_t groups_listed = 1'000;

/// The groups of a clause `in every …` with their figures, in the order of their population.
[[nodiscard]] std::vector<group_verdict> judge_groups(ir::program const&, ir::target const&,
                                                      ir::clause const&, data::bound_data const&,
                                                      eval::evaluator&,
                                                      std::optional<data::day> as_of);

/// Whether the names of the groups are shown only on request: their key is declared personal.
[[nodiscard]] bool are_groups_personal(ir::program const&, ir::clause const&);

} // namespace chitieu::engine
