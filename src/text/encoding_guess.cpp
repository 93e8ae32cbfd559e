#include "utf8.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::text {
namespace {

// The beginning of a file shows its encoding as well as the whole of it.
constexpr std::size_t sample_size = std::size_t{1} << 16;

bool is_one_of(std::uint8_t byte, std::string_view set) noexcept {
  return set.find(static_cast<char>(byte)) != std::string_view::npos;
}

bool looks_like_utf16(std::string_view bytes) noexcept {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  std::size_t nulls[2] = {0, 0};
  for (std::size_t i = 0; i < bytes.size(); ++i) nulls[i & 1] += bytes[i] == '\0';
  std::size_t const more = std::max(nulls[0], nulls[1]);
  return more > 0 && more >= bytes.size() / 8 && std::min(nulls[0], nulls[1]) * 8 <= more;
}

/// How often a byte above ASCII speaks for each encoding.
struct evidence {
  std::size_t high = 0;
  std::size_t before_ascii = 0;
  std::size_t windows_1258 = 0;
  std::size_t tcvn3 = 0;
  std::size_t vni = 0;
};

/// đ and ơ ư, and the combining tone marks when a vowel stands before them.
bool speaks_for_windows_1258(std::uint8_t before, std::uint8_t byte) noexcept {
  if (is_one_of(byte, "\xF0\xD0\xFD\xDD\xF5\xD5")) return !is_one_of(before, "aeiouyAEIOUY");
  return is_one_of(byte, "\xCC\xD2\xDE\xEC\xF2") &&
         is_one_of(before, "aeiouyAEIOUY\xE2\xEA\xF4\xE3\xF5\xFD\xC2\xCA\xD4\xC3\xD5\xDD");
}

/// ă â ê ô ơ ư đ and the tones of a and ă, which elsewhere are signs that no word holds.
bool speaks_for_tcvn3(std::uint8_t byte) noexcept {
  return (byte >= 0xA8 && byte <= 0xAE) || (byte >= 0xB5 && byte <= 0xB9) ||
         (byte >= 0xBB && byte <= 0xBE);
}

/// A mark written as a letter of its own after the vowel, and đ.
bool speaks_for_vni(std::uint8_t before, std::uint8_t byte) noexcept {
  if (is_one_of(byte, "\xF1\xD1")) return !is_one_of(before, "aeiouyAEIOUY");
  std::uint8_t const lower = byte >= 0xC0 && byte <= 0xDF ? byte | 0x20 : byte;
  if (is_one_of(before, "aA"))
    return is_one_of(lower, "\xF9\xF8\xFB\xF5\xEF\xE2\xE1\xE0\xE5\xE3\xE4\xEA\xE9\xE8\xFA\xFC\xEB");
  if (is_one_of(before, "eEoO"))
    return is_one_of(lower, "\xF9\xF8\xFB\xF5\xEF\xE2\xE1\xE0\xE5\xE3\xE4");
  return is_one_of(before, "uUyY\xF4\xF6\xD4\xD6") && is_one_of(lower, "\xF9\xF8\xFB\xF5\xEF");
}

evidence weigh(std::string_view bytes) noexcept {
  evidence found;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::uint8_t const byte = utf8::byte(bytes, i);
    if (byte < 0x80) continue;
    std::uint8_t const before = i > 0 ? utf8::byte(bytes, i - 1) : std::uint8_t{0};
    ++found.high;
    found.before_ascii += i + 1 == bytes.size() || utf8::byte(bytes, i + 1) < 0x80;
    found.windows_1258 += speaks_for_windows_1258(before, byte);
    found.tcvn3 += speaks_for_tcvn3(byte);
    found.vni += speaks_for_vni(before, byte);
  }
  return found;
}

} // namespace

std::string guess_encoding(std::string_view bytes) {
  bytes = bytes.substr(0, sample_size);
  if (looks_like_utf16(bytes)) return "UTF-16";
  evidence const found = weigh(bytes);
  // In the writing of China and Japan, bytes above ASCII hardly ever stand alone.
  if (found.high < 3 || found.before_ascii * 5 < found.high * 2) return "";
  std::size_t const most = std::max({found.windows_1258, found.tcvn3, found.vni});
  if (most * 3 < found.high) return "";
  if (most == found.vni) return "VNI";
  return most == found.tcvn3 ? "TCVN3" : "windows-1258";
}

} // namespace chitieu::text
