#pragma once
#include "vocabulary.hpp"

#include <chitieu/syntax/parse.hpp>
#include <chitieu/text/statements.hpp>

#include <vector>

namespace chitieu::syntax {

/// A plan and the plans that it extends, their texts joined.
struct chain {
  struct file {
    std::vector<text::statement> statements; ///< places are those of the joined text
  };
  source joined;
  std::vector<file> files; ///< the one that was asked for first, then what it extends
  bool broken = false;     ///< a parent is missing, or they go round in a circle
};

/// Finds what a plan extends, and what that extends, and so on.
[[nodiscard]] chain follow_parents(source const&, plan_finder const&, diagnostics&);

/// Overwrites the first word of a statement, `change`, by blanks, so that places after it stay.
void overwrite_word(std::string& folded, vocabulary const&);

} // namespace chitieu::syntax
