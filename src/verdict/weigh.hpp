#pragma once
#include <chitieu/verdict/judge.hpp>

namespace chitieu::verdict {

/// Whether every filling agrees on a number. A filling that gives none counts as an empty base
/// does.
[[nodiscard]] exact::decision decide(measurement const&, exact::relation, exact::empty_base);

/// The figures of a number that was judged.
[[nodiscard]] number_verdict weigh(ir::measured const&, measurement const&);

} // namespace chitieu::verdict
