#include "nfc.hpp"

#include "punctuation.hpp"
#include "unicode.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <iterator>

namespace chitieu::text {
namespace {

std::uint8_t combining_class(glyph const& g) noexcept {
  return unicode::property_of(g.value).combining_class;
}

bool before(glyph const& a, glyph const& b) noexcept {
  return combining_class(a) < combining_class(b);
}

void order_marks(glyphs::iterator begin, glyphs::iterator end) {
  if (std::is_sorted(begin, end, before)) return;
  // Not an insertion sort: a hostile text may be one run of marks a megabyte long.
  std::stable_sort(begin, end, before);
  std::vector<std::uint32_t> origins;
  std::transform(begin, end, std::back_inserter(origins), [](glyph const& g) { return g.origin; });
  std::sort(origins.begin(), origins.end());
  for (auto const origin : origins) (begin++)->origin = origin;
}

void order_all_marks(glyphs& text) {
  auto const is_mark = [](glyph const& g) { return combining_class(g) != 0; };
  for (auto at = text.begin(); at != text.end();) {
    auto const begin = std::find_if(at, text.end(), is_mark);
    at = std::find_if_not(begin, text.end(), is_mark);
    order_marks(begin, at);
  }
}

} // namespace

void compose(glyphs& text) {
  order_all_marks(text);
  std::size_t size = 0;
  std::size_t starter = 0;
  bool has_starter = false;
  std::uint8_t last_class = 0;
  for (glyph const next : text) {
    std::uint8_t const own_class = combining_class(next);
    bool const adjacent = has_starter && size == starter + 1;
    // A mark of the same class in between, or any starter, keeps the two apart.
    if (has_starter && (adjacent || last_class < own_class)) {
      if (char32_t const whole = unicode::compose(text[starter].value, next.value)) {
        text[starter].value = whole;
        continue;
      }
    }
    if (own_class == 0) {
      starter = size;
      has_starter = true;
    }
    last_class = own_class;
    text[size++] = next;
  }
  text.resize(size);
}

void decompose(std::string_view utf8, glyphs& into) {
  for (std::size_t at = 0; at < utf8.size();) {
    decoded const next = utf8::decode(utf8, at);
    auto const parts = unicode::decompose(next.value);
    for (std::size_t i = 0; i < parts.size; ++i)
      into.push_back({parts.parts[i], static_cast<std::uint32_t>(at)});
    at += next.length;
  }
}

bool is_plainly_nfc(std::string_view utf8) noexcept {
  for (std::size_t at = utf8::skip_ascii(utf8, 0); at < utf8.size();
       at = utf8::skip_ascii(utf8, at)) {
    decoded const next = utf8::decode(utf8, at);
    // Bytes that are no UTF-8 are replaced on the longer way.
    if (next.length == 1 || unicode::has(next.value, unicode::complex)) return false;
    at += next.length;
  }
  return true;
}

std::string normalise(std::string_view utf8) {
  std::string_view const text = trim(utf8);
  if (is_plainly_nfc(text)) return std::string(text);
  glyphs all;
  all.reserve(text.size());
  decompose(text, all);
  compose(all);
  std::string bytes;
  bytes.reserve(text.size());
  for (glyph const& g : all) utf8::append(bytes, g.value);
  return bytes;
}

} // namespace chitieu::text
