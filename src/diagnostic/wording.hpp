#pragma once
#include <chitieu/diagnostic/code.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace chitieu {

/// How one code is worded in one language.
///
/// `{0}` is the first argument, in backticks of its own if it is a list; `{0?A|B}` is A when the
/// first argument says something and B when it is empty, where `|B` may be left out.
struct wording {
  code what;
  std::string_view message;
  std::string_view hint; ///< empty when there is nothing to advise
};

/// How many codes there are.
inline constexpr std::size_t code_count = 0
#define CHITIEU_CODE(identifier, name, severity) +1
#include <chitieu/diagnostic/codes.inc>
#undef CHITIEU_CODE
    ;

/// Whether a table words every code, each at its own index.
[[nodiscard]] constexpr bool words_every_code(std::span<wording const> table) noexcept {
  if (table.size() != code_count) return false;
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].what != static_cast<code>(i) || table[i].message.empty()) return false;
  return true;
}

[[nodiscard]] wording const& wording_en(code) noexcept;
[[nodiscard]] wording const& wording_vi(code) noexcept;

/// How a hint goes on with a right sentence.
inline constexpr std::string_view example_en = "for example: `{0}`";
inline constexpr std::string_view example_vi = "ví dụ: `{0}`";

} // namespace chitieu
