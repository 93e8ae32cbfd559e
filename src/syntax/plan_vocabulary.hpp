#pragma once
#include "vocabulary.hpp"

#include <chitieu/syntax/plan.hpp>

namespace chitieu::syntax {

/// Every name that a plan declares, and the keywords.
[[nodiscard]] vocabulary vocabulary_of(ast::plan const&);

/// How a plan says that its numbers are written.
[[nodiscard]] exact::number_style style_of(ast::plan const&);

/// Declares, besides `column`, what a column of this name holds: numbers, texts, yes or no.
void declare_cells(vocabulary&, ast::column const&);

/// Declares the columns of a population and the values and units that stand in them. Aliases of
/// columns are headers of files; in sentences they stand in quotation marks.
void declare_columns(vocabulary&, ast::population const&);

} // namespace chitieu::syntax
