#include "wrap.hpp"

#include "code_points.hpp"

#include <algorithm>

namespace chitieu::render {
namespace {

class line_breaker {
 public:
  explicit line_breaker(std::size_t width) : width_(std::max<std::size_t>(width, 2)) {}

  void add(std::string_view word) {
    std::size_t const columns = text::display_width(word);
    if (used_ > 0 && used_ + 1 + columns > width_) end_line();
    if (used_ > 0) put(" ", 1);
    if (columns <= width_) return put(word, columns);
    for_each_code_point(word, [this](char32_t, std::string_view bytes) {
      std::size_t const one = text::display_width(bytes);
      if (used_ + one > width_) end_line();
      put(bytes, one);
    });
  }

  std::vector<std::string> finish() {
    if (!line_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  void put(std::string_view bytes, std::size_t columns) {
    std::string_view constexpr no_break = "\u00A0";
    for (std::size_t at; (at = bytes.find(no_break)) != std::string_view::npos;) {
      line_.append(bytes.substr(0, at)).append(1, ' ');
      bytes.remove_prefix(at + no_break.size());
    }
    line_ += bytes;
    used_ += columns;
  }

  void end_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
    used_ = 0;
  }

  std::size_t width_;
  std::size_t used_ = 0;
  std::string line_;
  std::vector<std::string> lines_;
};

} // namespace

std::vector<std::string> wrap(std::string_view printable_text, std::size_t width) {
  line_breaker breaker(width);
  while (!printable_text.empty()) {
    std::size_t const end = std::min(printable_text.find(' '), printable_text.size());
    if (end > 0) breaker.add(printable_text.substr(0, end));
    printable_text.remove_prefix(std::min(end + 1, printable_text.size()));
  }
  return breaker.finish();
}

} // namespace chitieu::render
