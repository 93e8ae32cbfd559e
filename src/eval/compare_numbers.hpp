#pragma once
#include "numbers.hpp"
#include "truth.hpp"

#include <chitieu/exact/threshold.hpp>

namespace chitieu::eval {

/// How each row's number stands to another (for `between`, to two others).
[[nodiscard]] truth compare(numbers const& left, exact::relation, numbers const& low,
                            numbers const& high, exact::pace const&);

} // namespace chitieu::eval
