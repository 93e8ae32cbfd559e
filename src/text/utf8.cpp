#include "utf8.hpp"

#include <algorithm>
#include <cstring>

namespace chitieu::text {
namespace utf8 {

std::size_t skip_ascii(std::string_view bytes, std::size_t at) noexcept {
  for (std::uint64_t eight = 0; bytes.size() - at >= sizeof eight; at += sizeof eight) {
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) break;
  }
  while (at < bytes.size() && byte(bytes, at) < 0x80) ++at;
  return at;
}

std::size_t count(std::string_view valid) noexcept {
  return static_cast<std::size_t>(
      std::count_if(valid.begin(), valid.end(), [](char c) { return !is_continuation(c); }));
}

} // namespace utf8

std::size_t find_invalid_utf8(std::string_view bytes) noexcept {
  for (std::size_t at = utf8::skip_ascii(bytes, 0); at < bytes.size();
       at = utf8::skip_ascii(bytes, at)) {
    decoded const next = utf8::decode(bytes, at);
    // A real U+FFFD in the text is three bytes long.
    if (next.length == 1) return at;
    at += next.length;
  }
  return std::string_view::npos;
}

decoded decode(std::string_view utf8, std::size_t offset) noexcept {
  return utf8::decode(utf8, offset);
}

} // namespace chitieu::text
