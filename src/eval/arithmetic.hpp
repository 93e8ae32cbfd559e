#pragma once
#include "numbers.hpp"

#include <chitieu/ir/value.hpp>

namespace chitieu::eval {

/// Two numbers of each row made one.
[[nodiscard]] numbers calculate(ir::arithmetic_value::sign, numbers const& left,
                                numbers const& right);

} // namespace chitieu::eval
