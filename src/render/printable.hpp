#pragma once
#include <string>
#include <string_view>

namespace chitieu::render {

/// Text from outside as it may be shown: tabs and line ends become blanks; other control
/// characters, marks that turn the direction of writing, and bytes that are not UTF-8 become `�`.
[[nodiscard]] std::string printable(std::string_view);

/// Whether a code point could move the cursor, break a line or hide what a text says.
[[nodiscard]] bool is_unsafe(char32_t) noexcept;

} // namespace chitieu::render
