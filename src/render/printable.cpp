#include "printable.hpp"

#include "code_points.hpp"

namespace chitieu::render {

bool is_unsafe(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
    if (c == U'\n' || c == U'\r' || c == U'\t')
      shown += ' ';
    else if (is_unsafe(c))
      shown += replacement;
    else
      shown += bytes;
  });
  return shown;
}

} // namespace chitieu::render
