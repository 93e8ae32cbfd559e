#include <chitieu/limits.hpp>
#include <chitieu/render/render.hpp>

#include "fill.hpp"
#include "paint.hpp"
#include "place_text.hpp"
#include "printable.hpp"
#include "quoted_line.hpp"
#include "words.hpp"

#include <algorithm>

namespace chitieu::render {
namespace {

class diagnostic_page {
 public:
  diagnostic_page(language which, std::string_view plan_bytes, bool colour)
      : language_(which), words_(words_of(which)), plan_(plan_bytes), colour_(colour) {}

  void add(diagnostic const& one) {
    if (after_picture_) text_ += '\n';
    severity const how_bad = severity_of(one.what);
    std::string const label = label_text(one.what, words_);
    text_ += paint(place_text(one.at), tone::strong, colour_) +
             paint(label, tone_of(how_bad), colour_) + ": " + printable(message(one, language_)) +
             '\n';
    auto const quoted = quote_line(plan_, one.at);
    if (quoted) picture(*quoted, one.at.line, tone_of(how_bad));
    std::string const advice = printable(hint(one, language_));
    if (!advice.empty())
      text_ += std::string(quoted ? gutter : 2, ' ') + "= " +
               paint(words_.hint, tone::strong, colour_) + ": " + advice + '\n';
    after_picture_ = quoted.has_value();
  }

  void add_rest(std::size_t number) {
    if (after_picture_) text_ += '\n';
    text_ += fill(words_.and_more, {std::to_string(number)}) + '\n';
  }

  [[nodiscard]] std::string const& text() const noexcept { return text_; }

 private:
  /// Columns before the bar that separates line numbers from the lines.
  static constexpr std::size_t gutter = 6;

  void picture(quoted_line const& quoted, std::uint32_t line, tone mark) {
    std::string const number = std::to_string(line);
    std::string const before(gutter - 1 > number.size() ? gutter - 1 - number.size() : 0, ' ');
    std::size_t const bar = before.size() + number.size() + 1;
    text_ += paint(before + number + " |", tone::faint, colour_) + ' ' + quoted.text + '\n';
    text_ += std::string(bar, ' ') + paint("|", tone::faint, colour_) +
             std::string(quoted.mark_at + 1, ' ') +
             paint(std::string(quoted.mark_width, '^'), mark, colour_) + '\n';
  }

  language language_;
  words const& words_;
  std::string_view plan_;
  bool colour_;
  bool after_picture_ = false;
  std::string text_;
};

} // namespace

std::string to_text(diagnostics const& all, language which, std::string_view plan_bytes,
                    bool colour) {
  diagnostic_page page(which, plan_bytes, colour);
  std::size_t const shown = std::min(all.size(), limits::diagnostics);
  for (std::size_t at = 0; at < shown; ++at) page.add(all[at]);
  if (all.size() > shown) page.add_rest(all.size() - shown);
  return page.text();
}

} // namespace chitieu::render
