#pragma once
/// Room `check`. In: an AST. Out: a schema and a typed, flat, language-free program, with a
/// diagnostic for every name, type and quantity that does not fit. Never: evaluates.
#include <chitieu/ir/program.hpp>
#include <chitieu/syntax/parse.hpp>

namespace chitieu {

/// Resolves a plan. A target with an error is marked invalid; the others are complete.
///
/// The program carries the diagnostics of the text and of the meaning together.
[[nodiscard]] ir::program compile(parsed const&);

} // namespace chitieu
