#pragma once
#include <chitieu/diagnostic/diagnostic.hpp>

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

/// Names for a hint, to stand in backticks: A`, `B` or `C; no argument when there is no name.
[[nodiscard]] std::vector<argument> either(std::vector<std::string> const& names);

/// Names for a message, to stand in backticks: A`, `B` and `C.
[[nodiscard]] argument all_of_them(std::vector<std::string> const& names);

} // namespace chitieu
