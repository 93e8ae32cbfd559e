#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu {

/// A name that may have been meant, in the folded spelling that is compared and as it is shown.
struct candidate {
  std::string folded;
  std::string skeleton;
  std::string shown;
};

/// What the user may have meant: at most three candidates, nearest first.
///
/// Distance is Damerau-Levenshtein over code points of the folded spelling, at most a third of the
/// length; a candidate with the same skeleton (Đ for D, missing tone marks) always comes first.
[[nodiscard]] std::vector<std::string> suggest(std::string_view folded, std::string_view skeleton,
                                               std::span<candidate const> among);

} // namespace chitieu
