#include "punctuation.hpp"

#include "utf8.hpp"

namespace chitieu::text {
namespace {

char32_t plain_punctuation(char32_t c) noexcept {
  switch (c) {
  case U'\u00AB': // «
  case U'\u00BB': // »
  case U'\u201C': // “
  case U'\u201D': // ”
  case U'\u201E': // „
  case U'\u201F': // ‟
    return U'"';
  case U'\u02BC': // ʼ, as in H’Mông
  case U'\u2018': // ‘
  case U'\u2019': // ’
    return U'\'';
  case U'\u2010': // hyphen
  case U'\u2011': // hyphen that does not break
  case U'\u2012': // figure dash
  case U'\u2013': // –
  case U'\u2014': // —
  case U'\u2015': // ―
  case U'\u2212': // minus
  case U'\uFE58': // small em dash
  case U'\uFE63': // small hyphen
    return U'-';
  case U'\u2267':     // ≧
  case U'\u2A7E':     // ⩾
    return U'\u2265'; // ≥
  case U'\u2266':     // ≦
  case U'\u2A7D':     // ⩽
    return U'\u2264'; // ≤
  default:
    return c;
  }
}

} // namespace

bool is_wide_blank(char32_t c) noexcept {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) noexcept {
  return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || is_bidi_control(c) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

bool is_bidi_control(char32_t c) noexcept {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

char32_t plain_sign(char32_t c) noexcept {
  if (is_wide_blank(c)) return U' ';
  if (is_invisible(c)) return dropped;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF00 + U' ';
  return plain_punctuation(c);
}

std::string_view trim(std::string_view valid) noexcept {
  while (!valid.empty()) {
    decoded const first = utf8::decode(valid, 0);
    if (!is_blank(first.value)) break;
    valid.remove_prefix(first.length);
  }
  while (!valid.empty()) {
    std::size_t last = valid.size() - 1;
    while (last > 0 && utf8::is_continuation(valid[last])) --last;
    if (!is_blank(utf8::decode(valid, last).value)) break;
    valid.remove_suffix(valid.size() - last);
  }
  return valid;
}

} // namespace chitieu::text
