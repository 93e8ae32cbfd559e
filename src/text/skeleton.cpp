#include "lookalikes.hpp"
#include "nfc.hpp"
#include "unicode.hpp"
#include "utf8.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::text {
namespace {

/// The marks of Latin, Greek and Cyrillic; those of other scripts are vowels and change the word.
bool is_diacritic(char32_t c) noexcept {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE20 && c <= 0xFE2F);
}

} // namespace

std::string skeleton(std::string_view utf8) {
  glyphs all;
  decompose(fold_name(utf8), all);
  std::erase_if(all, [](glyph const& g) { return is_diacritic(g.value); });
  compose(all);
  std::string bytes;
  bytes.reserve(all.size());
  for (glyph const& g : all) utf8::append(bytes, latin_lookalike(g.value));
  return bytes;
}

std::string file_key(std::string_view utf8) {
  std::string const whole = skeleton(utf8);
  std::string key;
  for (std::size_t at = 0; at < whole.size();) {
    decoded const next = utf8::decode(whole, at);
    if (unicode::has(next.value, unicode::letter | unicode::number)) utf8::append(key, next.value);
    at += next.length;
  }
  return key;
}

} // namespace chitieu::text
