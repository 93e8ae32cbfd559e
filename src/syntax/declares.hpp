#pragma once
#include "word.hpp"

#include <chitieu/syntax/plan.hpp>

namespace chitieu::syntax {

/// What a statement that begins with a keyword declares (`along` is a `let` by a column).
[[nodiscard]] ast::declares declared_by(word);

/// The keyword that begins what declares such a thing.
[[nodiscard]] word word_of(ast::declares);

} // namespace chitieu::syntax
