#pragma once
#include "numbers.hpp"

#include <chitieu/ir/value.hpp>

namespace chitieu::eval {

/// Two numbers made one.
[[nodiscard]] exact::bounds calculate(ir::arithmetic_value::sign, exact::bounds const& left,
                                      exact::bounds const& right);

/// The same of each row.
[[nodiscard]] numbers calculate(ir::arithmetic_value::sign, numbers const& left,
                                numbers const& right, exact::pace const&);

} // namespace chitieu::eval
