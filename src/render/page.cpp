#include "page.hpp"

#include "printable.hpp"
#include "wrap.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::render {
namespace {

/// However deep the indent, words get this much room.
constexpr std::size_t narrowest = 20;

} // namespace

void page::paragraph(std::string_view text, std::size_t indent, tone what, std::string_view mark) {
  std::size_t const hanging = indent + text::display_width(mark);
  std::size_t const room = width_ > hanging + narrowest ? width_ - hanging : narrowest;
  bool first = true;
  for (std::string const& line : wrap(printable(text), room)) {
    text_.append(first ? indent : hanging, ' ');
    text_ += paint((first ? std::string(mark) : std::string()) + line, what, colour_) + '\n';
    first = false;
  }
}

void page::drawn(std::string_view lines, std::size_t indent) {
  while (!lines.empty()) {
    std::size_t const end = std::min(lines.find('\n'), lines.size());
    text_.append(indent, ' ');
    text_ += lines.substr(0, end);
    text_ += '\n';
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

void page::rule(std::size_t width) {
  std::string line;
  for (std::size_t at = 0; at < width; ++at) line += "─";
  text_ += paint(line, tone::faint, colour_) + '\n';
}

} // namespace chitieu::render
