#pragma once
#include "grammar.hpp"
#include "lift.hpp"

#include <chitieu/syntax/parse.hpp>

#include <optional>
#include <string>
#include <vector>

namespace chitieu::syntax {

/// How many other ways to take its words are tried of one statement.
inline constexpr std::size_t most_detours = 24;

/// What a statement says, whether its names stand in quotation marks or not: equal texts say the
/// same.
[[nodiscard]] std::string means(ast::statement const&);

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
