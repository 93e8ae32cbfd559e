#pragma once
#include <chitieu/text/fold.hpp>

#include <cstddef>
#include <string_view>

namespace chitieu::render {

/// What stands for a byte that is not UTF-8.
inline constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Calls `visit(code point, its bytes)` in order; a byte that is not UTF-8 is visited as U+FFFD.
template <class Visit>
void for_each_code_point(std::string_view bytes, Visit visit) {
  while (!bytes.empty()) {
    std::size_t const bad = text::find_invalid_utf8(bytes);
    std::string_view const valid = bytes.substr(0, bad);
    for (std::size_t at = 0; at < valid.size();) {
      text::decoded const next = text::decode(valid, at);
      visit(next.value, valid.substr(at, next.length));
      at += next.length;
    }
    if (bad == std::string_view::npos) return;
    visit(char32_t{0xFFFD}, replacement);
    bytes.remove_prefix(bad + 1);
  }
}

} // namespace chitieu::render
