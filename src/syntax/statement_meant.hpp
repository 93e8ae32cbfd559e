#pragma once
#include "state.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/source.hpp>

namespace chitieu::syntax {

/// Whether a statement begins with a word that people elsewhere use for a kind of statement.
[[nodiscard]] bool begins_otherwise(std::string_view folded);

/// Words a statement that begins with no known word: which keyword may be meant.
[[nodiscard]] diagnostic explain_unknown_statement(state const&, source const&, text::folded const&,
                                                   std::uint32_t base);

} // namespace chitieu::syntax
