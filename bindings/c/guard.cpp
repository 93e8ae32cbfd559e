#include "guard.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <array>

namespace chitieu::c {
namespace {

// Without a destructor, so that threads may end and the library be unloaded in any order.
thread_local std::array<char, 512> last{};

} // namespace

void say(std::string_view what) noexcept {
  auto size = std::min(what.size(), last.size() - 1);
  // Not in the middle of a code point.
  while (size < what.size() && size > 0 &&
         (static_cast<unsigned char>(what[size]) & 0xC0U) == 0x80U)
    --size;
  std::copy_n(what.begin(), size, last.begin());
  last[size] = '\0';
}

char const* said() noexcept { return last.data(); }

std::string name(char const* argument, char const* called) {
  std::string out = &needed(argument, called);
  if (text::find_invalid_utf8(out) != std::string::npos)
    throw misuse(std::string("`") + called + "` is not UTF-8");
  return out;
}

std::string_view bytes(char const* from, std::size_t size) {
  if (from == nullptr && size != 0) throw misuse("`bytes` is null");
  return from == nullptr ? std::string_view() : std::string_view(from, size);
}

language to_language(std::int32_t which) {
  if (which == CHITIEU_EN) return language::en;
  if (which == CHITIEU_VI) return language::vi;
  throw misuse("`language` is CHITIEU_EN or CHITIEU_VI");
}

} // namespace chitieu::c
