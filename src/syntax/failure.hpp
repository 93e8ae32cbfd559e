#pragma once
#include "grammar.hpp"
#include "repair.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/source.hpp>

namespace chitieu::syntax {

/// Words why a statement does not parse: what stands where parsing came furthest, what was read
/// before and was expected there, and the right sentence that is nearest; or that no statement
/// begins like this. `from` is where its sentence begins.
[[nodiscard]] diagnostic explain(state const&, start, source const&, text::folded const&,
                                 std::uint32_t base, std::uint32_t from,
                                 std::optional<repair> const&, trial const&);

} // namespace chitieu::syntax
