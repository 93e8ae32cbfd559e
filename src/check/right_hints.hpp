#pragma once
#include <chitieu/ir/program.hpp>
#include <chitieu/syntax/parse.hpp>

namespace chitieu::check {

/// Sees to it that what a hint about a sentence shows is right in this plan, not in its words
/// alone: a sentence that would have an error of another kind gives way to one that has none, and
/// errors of meaning get one, too.
void set_right_hints(parsed const&, ir::program& into);

} // namespace chitieu::check
