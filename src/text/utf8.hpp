#pragma once
#include <chitieu/text/fold.hpp>

#include <string>
#include <string_view>

/// UTF-8 one code point at a time, inline for the loops that see every character.
namespace chitieu::text::utf8 {

inline constexpr char32_t replacement = 0xFFFD;

[[nodiscard]] inline std::uint8_t byte(std::string_view bytes, std::size_t at) noexcept {
  return static_cast<std::uint8_t>(bytes[at]);
}

[[nodiscard]] inline bool is_continuation(char c) noexcept {
  return (static_cast<std::uint8_t>(c) & 0xC0) == 0x80;
}

/// Decodes strictly: what is not valid is U+FFFD with the length 1, and the end has length 0.
[[nodiscard]] inline decoded decode(std::string_view bytes, std::size_t at) noexcept {
  constexpr decoded invalid{replacement, 1};
  if (at >= bytes.size()) return {0, 0};
  char32_t const lead = byte(bytes, at);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return invalid;
  std::uint32_t const length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes.size() - at < length) return invalid;
  char32_t value = lead & (0x7FU >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if (!is_continuation(bytes[at + i])) return invalid;
    value = value << 6 | (byte(bytes, at + i) & 0x3FU);
  }
  bool const overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  bool const surrogate = value >= 0xD800 && value < 0xE000;
  if (overlong || surrogate || value > 0x10FFFF) return invalid;
  return {value, length};
}

/// Appends the bytes of a code point and says how many they are.
inline std::uint32_t append(std::string& bytes, char32_t c) {
  auto const put = [&bytes](char32_t value) { bytes.push_back(static_cast<char>(value)); };
  if (c < 0x80) return put(c), 1;
  if (c < 0x800) return put(0xC0 | c >> 6), put(0x80 | (c & 0x3F)), 2;
  if (c < 0x10000)
    return put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F)), 3;
  put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F));
  return put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F)), 4;
}

/// Offset of the first byte from `at` on that is not ASCII, or the size.
[[nodiscard]] std::size_t skip_ascii(std::string_view bytes, std::size_t at) noexcept;

/// How many code points valid UTF-8 has.
[[nodiscard]] std::size_t count(std::string_view valid) noexcept;

} // namespace chitieu::text::utf8
