#pragma once
#include "grammar.hpp"
#include "lift.hpp"

#include <chitieu/exact/decimal.hpp>
#include <chitieu/syntax/parse.hpp>

#include <optional>
#include <string>
#include <vector>

namespace chitieu::syntax {

/// Every name that a plan declares, and the keywords.
[[nodiscard]] vocabulary vocabulary_of(ast::plan const&);

/// Overwrites the first word of a statement by blanks, so that places after it stay.
void overwrite_word(std::string& folded, vocabulary const&);

/// Whether a column's cells are numbers.
[[nodiscard]] bool holds_numbers(ast::column const&);

/// Whether a column is yes or no, or something else, as a kind of its name.
[[nodiscard]] name_kind kind_of_cells(ast::column const&);

/// Whether a column's cells are texts.
[[nodiscard]] bool holds_texts(ast::column const&);

/// How the text of a statement is read again.
enum class read_again : std::uint8_t {
  differs, ///< as something else
  forked,  ///< as the statement it was printed from, though its words could be taken otherwise
  same,    ///< as that statement and as nothing else
};

/// Reads the text of a term, phrase, measure or target that was printed from a statement.
[[nodiscard]] read_again read_back(std::string const& text, ast::statement const&,
                                   vocabulary const&, exact::number_style);

/// The rule by which a statement with a sentence in it is read; nothing for declarations.
[[nodiscard]] std::optional<start> rule_for(ast::statement const&);

/// Lifts a statement with a sentence in it.
void lift_into(ast::statement&, start, lifter&, cursor root);

/// The other ways to take the words of a statement that parsed, each with the words at which it
/// parts from the first; few statements have any. Each trial is taken from `budget`.
[[nodiscard]] std::vector<other_reading> other_readings(state const&, start, ast::statement const&,
                                                        source const&, text::folded const&,
                                                        std::uint32_t base, exact::number_style,
                                                        std::size_t& budget);

} // namespace chitieu::syntax
