#pragma once
/// Room `check`. In: an AST. Out: a schema and a typed, flat, language-free program, with a
/// diagnostic for every name, type and quantity that does not fit. Never: evaluates.
#include <chitieu/ir/program.hpp>
#include <chitieu/syntax/parse.hpp>

#include <cstdint>

namespace chitieu {

/// How far hints are followed before they are given.
enum class advice : std::uint8_t {
  of_text, ///< what they show can be read
  tried    ///< what they show is right in this plan
};

/// Resolves a plan. A target with an error is marked invalid; the others are complete.
///
/// The program carries the diagnostics of the text and of the meaning together.
[[nodiscard]] ir::program compile(parsed const&, advice = advice::tried);

} // namespace chitieu
