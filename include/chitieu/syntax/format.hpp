#pragma once
#include <chitieu/syntax/parse.hpp>

#include <string>

namespace chitieu {

/// The text of a plan's own file laid out: one statement a line, columns under one another,
/// keywords of declarations in their first spelling and in the language of most of the plan's
/// keywords. Sentences keep the words in which they are written, comments and blank lines their
/// places.
[[nodiscard]] std::string format(parsed const&);

} // namespace chitieu
