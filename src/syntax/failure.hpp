#pragma once
#include "state.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/source.hpp>

namespace chitieu::syntax {

/// Words the furthest failure of a parse: what stands there, what was expected, what may be meant.
[[nodiscard]] diagnostic explain_failure(state const&, vocabulary const&, source const&,
                                         text::folded const&, std::uint32_t base);

/// Words a statement that begins with no known word: which keyword may be meant.
[[nodiscard]] diagnostic explain_unknown_statement(state const&, source const&, text::folded const&,
                                                   std::uint32_t base);

} // namespace chitieu::syntax
