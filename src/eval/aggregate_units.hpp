#pragma once
#include "exact/pace.hpp"

#include <chitieu/exact/bounds.hpp>
#include <chitieu/ir/value.hpp>

#include <cstdint>
#include <vector>

namespace chitieu::eval {

/// An average, a rank and the like of numbers that are all there, at least one: whole units of
/// 10^-scale, which change places, and `unknown` ones that can be any number.
[[nodiscard]] exact::bounds aggregate_units(ir::aggregate_value const&, std::vector<std::int64_t>&,
                                            std::size_t unknown, int scale, exact::pace const&);

} // namespace chitieu::eval
