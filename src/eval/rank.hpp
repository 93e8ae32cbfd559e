#pragma once
#include "numbers.hpp"
#include "truth.hpp"

namespace chitieu::eval {

/// The place of each row among those that a condition holds for; who is not among them, or has no
/// number, has none.
[[nodiscard]] numbers rank_rows(numbers const&, truth const& among, bool highest_first,
                                bool partial, exact::pace const&);

} // namespace chitieu::eval
