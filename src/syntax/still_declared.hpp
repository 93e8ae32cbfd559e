#pragma once
#include "draft.hpp"
#include "vocabulary.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/exact/decimal.hpp>
#include <chitieu/schema/schema.hpp>
#include <chitieu/syntax/plan.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/source.hpp>

#include <vector>

namespace chitieu::syntax {

// What statements that cannot be read declare nevertheless, so that sentences that use it do not
// seem wrong, too.

/// Lines of columns of a population that do not parse, each with the line feed before it, in
/// offsets of what was folded; none when what stands before the lines does not parse either.
[[nodiscard]] std::vector<piece> broken_lines(text::folded const&, vocabulary const&);

/// The text without these lines, but for one of them.
[[nodiscard]] text::folded without_lines(text::folded, std::vector<piece> const&,
                                         piece const* but = nullptr);

/// Declares what the other lines of such a population declare, and of the broken ones the names
/// that stand before a gap or a sign, and the values after `one of`. What is wrong in the lines
/// that can be read goes to `issues`.
void declare_lines(vocabulary&, source const&, text::folded const&, std::uint32_t base,
                   std::vector<piece> const& broken, exact::number_style, diagnostics& issues);

/// Declares the name of a scale, which stands before a sign, and gives it.
schema::naming declare_scale(vocabulary&, source const&, text::folded const&, std::uint32_t base);

/// Declares the levels of such a scale that are called like nothing else, by the signs between
/// them.
void declare_levels(vocabulary&, source const&, text::folded const&, std::uint32_t base);

/// All of this for each population and scale of a plan that could not be read.
void declare_readable(vocabulary&, ast::plan const&, source const& own);

} // namespace chitieu::syntax
