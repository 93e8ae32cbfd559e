#pragma once
#include "vocabulary.hpp"

#include <chitieu/syntax/plan.hpp>

namespace chitieu::syntax {

/// Every name that a plan declares, and the keywords.
[[nodiscard]] vocabulary vocabulary_of(ast::plan const&);

/// Declares, besides `column`, what a column of this name holds: numbers, texts, yes or no.
void declare_cells(vocabulary&, ast::column const&);

} // namespace chitieu::syntax
