#pragma once
#include <algorithm>
#include <cstddef>
#include <string_view>

namespace chitieu::text {

/// Offset of the LF or CR that ends the line which `at` stands in, or the size.
[[nodiscard]] inline std::size_t line_end(std::string_view text, std::size_t at) noexcept {
  auto const is_end = [](char c) { return c == '\n' || c == '\r'; };
  auto const begin = text.begin() + static_cast<std::ptrdiff_t>(at);
  return static_cast<std::size_t>(std::find_if(begin, text.end(), is_end) - text.begin());
}

/// Offset after the line end at `end`: LF, CRLF or CR.
[[nodiscard]] inline std::size_t next_line(std::string_view text, std::size_t end) noexcept {
  if (end == text.size()) return end;
  return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
}

} // namespace chitieu::text
