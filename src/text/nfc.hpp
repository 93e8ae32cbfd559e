#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

/// Canonical composition of Unicode (NFC) that remembers where each character came from.
namespace chitieu::text {

/// A code point and the offset, in the original bytes, of the character it came from.
struct glyph {
  char32_t value;
  std::uint32_t origin;
};

using glyphs = std::vector<glyph>;

/// Puts decomposed glyphs into canonical order and composes them. A composed glyph has the origin
/// of its base; marks that change places leave the origins in ascending order.
void compose(glyphs&);

/// Appends the canonical decomposition of every code point.
void decompose(std::string_view utf8, glyphs&);

/// Whether the text is in NFC for certain, which is quick to see for nearly all texts that are.
[[nodiscard]] bool is_plainly_nfc(std::string_view utf8) noexcept;

} // namespace chitieu::text
