#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::render {

/// Breaks text at blanks into lines of at most `width` terminal columns, cutting nothing; runs of
/// blanks become one. A no-break blank keeps two words together and is shown as a blank. A word
/// that is longer than a line is broken between characters.
[[nodiscard]] std::vector<std::string> wrap(std::string_view printable_text, std::size_t width);

} // namespace chitieu::render
