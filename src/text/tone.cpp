#include "tone.hpp"

#include "unicode.hpp"

#include <array>

namespace chitieu::text {
namespace {

/// A vowel with its five tones, in the order grave, acute, hook, tilde, dot.
struct vowel {
  char32_t plain;
  std::array<char32_t, 5> toned;
};

constexpr vowel o{U'o', {0xF2, 0xF3, 0x1ECF, 0xF5, 0x1ECD}};
constexpr vowel u{U'u', {0xF9, 0xFA, 0x1EE7, 0x169, 0x1EE5}};
constexpr vowel a{U'a', {0xE0, 0xE1, 0x1EA3, 0xE3, 0x1EA1}};
constexpr vowel e{U'e', {0xE8, 0xE9, 0x1EBB, 0x1EBD, 0x1EB9}};
constexpr vowel y{U'y', {0x1EF3, 0xFD, 0x1EF7, 0x1EF9, 0x1EF5}};

bool move_tone(glyph& first, glyph& second, vowel const& to, vowel const& from) noexcept {
  if (first.value != to.plain) return false;
  for (std::size_t tone = 0; tone < from.toned.size(); ++tone) {
    if (second.value != from.toned[tone]) continue;
    first.value = to.toned[tone];
    second.value = from.plain;
    return true;
  }
  return false;
}

} // namespace

void place_tones(glyphs& text) noexcept {
  for (std::size_t i = 1; i < text.size(); ++i) {
    glyph& first = text[i - 1];
    glyph& second = text[i];
    if (second.value < 0x80 || (first.value != U'o' && first.value != U'u')) continue;
    if (i >= 2 && text[i - 2].value == U'q') continue;
    bool const ends =
        i + 1 == text.size() || !unicode::has(text[i + 1].value, unicode::letter | unicode::mark);
    if (!ends) continue;
    move_tone(first, second, o, a) || move_tone(first, second, o, e) ||
        move_tone(first, second, u, y);
  }
}

} // namespace chitieu::text
