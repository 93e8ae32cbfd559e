#pragma once
#include "vocabulary.hpp"

#include <chitieu/exact/decimal.hpp>
#include <chitieu/syntax/plan.hpp>

#include <string>

namespace chitieu::syntax {

/// Every name that a plan declares, and the keywords.
[[nodiscard]] vocabulary vocabulary_of(ast::plan const&);

/// Overwrites the first word of a statement by blanks, so that places after it stay.
void overwrite_word(std::string& folded, vocabulary const&);

/// Whether a column's cells are numbers.
[[nodiscard]] bool holds_numbers(ast::column const&);

/// Whether a column is yes or no, or something else, as a kind of its name.
[[nodiscard]] name_kind kind_of_cells(ast::column const&);

/// Whether the text of a term, phrase or target is read as the statement it was printed from.
[[nodiscard]] bool reads_back(std::string const& text, ast::statement const&, vocabulary const&,
                              exact::number_style);

} // namespace chitieu::syntax
