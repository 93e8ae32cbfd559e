#pragma once
#include "keeper.hpp"

namespace chitieu::live {

/// The rows as they stand, in the order in which they came, as tables for an evaluator; those of
/// populations that no table holds are left out. What a bound table had beside its cells (`usable`,
/// the place among the dataset's tables) is taken from `begun`.
[[nodiscard]] data::bound_data dense(keeper const&, data::bound_data const& begun);

} // namespace chitieu::live
