#pragma once
#include "repair.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/source.hpp>

namespace chitieu::syntax {

/// Words the furthest failure of a parse: what stands there, what was read before, what was
/// expected, and the right sentence that is nearest. `from` is where the sentence begins. A name
/// that may be meant is offered where the statement can be read further with it.
[[nodiscard]] diagnostic explain_failure(state const&, source const&, text::folded const&,
                                         std::uint32_t base, std::uint32_t from,
                                         std::optional<repair> const&, trial const&);

/// Words a statement that begins with no known word: which keyword may be meant.
[[nodiscard]] diagnostic explain_unknown_statement(state const&, source const&, text::folded const&,
                                                   std::uint32_t base);

} // namespace chitieu::syntax
