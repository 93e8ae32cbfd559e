#include "unicode.hpp"
#include "utf8.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::text {

std::size_t display_width(std::string_view utf8) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    std::size_t const ascii = utf8::skip_ascii(utf8, at) - at;
    columns += ascii;
    at += ascii;
    if (at == utf8.size()) break;
    decoded const next = utf8::decode(utf8, at);
    if (!unicode::has(next.value, unicode::zero_width))
      columns += unicode::has(next.value, unicode::wide) ? 2 : 1;
    at += next.length;
  }
  return columns;
}

} // namespace chitieu::text
