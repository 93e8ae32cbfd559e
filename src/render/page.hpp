#pragma once
#include "paint.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace chitieu::render {

/// Lines of terminal text, at most `width` columns wide where text can wrap.
class page {
 public:
  page(std::size_t width, bool colour) : width_(width), colour_(colour) {}

  /// Text under an indent; lines after the first begin under the end of `mark`.
  void paragraph(std::string_view text, std::size_t indent, tone, std::string_view mark = {});

  /// Lines that are drawn already, under an indent.
  void drawn(std::string_view lines, std::size_t indent = 0);

  /// A light line of this width.
  void rule(std::size_t width);

  void blank_line() { text_ += '\n'; }

  [[nodiscard]] bool colour() const noexcept { return colour_; }
  [[nodiscard]] std::size_t width() const noexcept { return width_; }
  [[nodiscard]] std::string const& text() const noexcept { return text_; }

 private:
  std::size_t width_;
  bool colour_;
  std::string text_;
};

} // namespace chitieu::render
