#pragma once
#include <chitieu/syntax/parse.hpp>

#include <string>

namespace chitieu {

/// A plan's text after what is wrong with it was corrected.
struct corrected {
  std::string text;
  diagnostics applied; ///< of which the fix was applied; each place is of the text at that time
};

/// Corrects what needs nobody: errors of this file that have one fix, which is sure, and after
/// which the plan has fewer errors than before.
[[nodiscard]] corrected correct(source const&, plan_finder const& = {});

} // namespace chitieu
