#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

/// What the Unicode data says about one code point, from tables made by a script.
namespace chitieu::text::unicode {

/// Lower case as a difference, the canonical combining class, and flags.
struct property {
  std::int32_t lower;
  std::uint8_t combining_class;
  std::uint8_t flags;
};

enum flag : std::uint8_t {
  letter = 1,
  mark = 2,
  number = 4,
  zero_width = 8,
  wide = 16,
  complex = 32,    ///< NFC of a text that holds it is more than the text itself
  decomposes = 64, ///< has a canonical decomposition (Hangul syllables do not show it)
};

/// A code point and the one or two (else 0) that it is made of.
struct decomposition {
  char32_t whole;
  char32_t first;
  char32_t second;
};

/// The record of a code point; values above U+10FFFF have that of an unassigned one.
[[nodiscard]] property const& property_of(char32_t) noexcept;

/// The one-step canonical decomposition of a code point with the flag `decomposes`.
[[nodiscard]] decomposition const& decomposition_of(char32_t) noexcept;

/// The code point that two canonically compose to, or 0.
[[nodiscard]] char32_t compose(char32_t first, char32_t second) noexcept;

/// The full canonical decomposition of one code point, not yet in canonical order.
struct expansion {
  std::array<char32_t, 4> parts; ///< no code point has more
  std::size_t size = 0;
};
[[nodiscard]] expansion decompose(char32_t) noexcept;

[[nodiscard]] inline bool has(char32_t c, unsigned flags) noexcept {
  return (property_of(c).flags & flags) != 0;
}

/// The lower case of a code point where that is one code point.
[[nodiscard]] inline char32_t lower(char32_t c, property const& of_c) noexcept {
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + of_c.lower);
}

} // namespace chitieu::text::unicode
