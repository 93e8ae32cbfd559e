#pragma once
#include <cstddef>
#include <string_view>

/// Which of the many blanks, quotes, dashes and signs of Unicode mean the same in a sentence.
namespace chitieu::text {

/// What stands for a code point that is nothing.
inline constexpr char32_t dropped = 0xFFFFFFFF;

/// Blanks beyond ASCII.
[[nodiscard]] bool is_wide_blank(char32_t) noexcept;

/// Blanks of every kind, line ends among them.
[[nodiscard]] inline bool is_blank(char32_t c) noexcept {
  return c < 0x80 ? c == U' ' || (c >= U'\t' && c <= U'\r') : is_wide_blank(c);
}

/// Characters nobody sees: soft hyphens, zero-width ones and bidirectional controls.
[[nodiscard]] bool is_invisible(char32_t) noexcept;

/// Controls that show text in another order than it is read in.
[[nodiscard]] bool is_bidi_control(char32_t) noexcept;

/// `plain` for what is neither ASCII nor a letter of the Latin script.
[[nodiscard]] char32_t plain_sign(char32_t) noexcept;

/// The plain character that is read for this one, in its own case; `dropped` for an invisible one.
[[nodiscard]] inline char32_t plain(char32_t c) noexcept {
  if (c < 0x80) return c >= U'\t' && c <= U'\r' && c != U'\n' ? U' ' : c;
  bool const latin = (c >= 0xC0 && c < 0x2BC) || (c >= 0x1E00 && c < 0x2000);
  return latin ? c : plain_sign(c);
}

/// Without blanks at both ends.
[[nodiscard]] std::string_view trim(std::string_view valid) noexcept;

} // namespace chitieu::text
