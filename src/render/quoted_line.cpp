#include "quoted_line.hpp"

#include "code_points.hpp"
#include "printable.hpp"

#include <algorithm>

namespace chitieu::render {
namespace {

constexpr std::size_t widest_quotation = 90; ///< terminal columns of a quoted line
constexpr std::size_t widest_before = 40;    ///< of them before the mark, when the line is longer
constexpr std::string_view cut = "…";

std::string with_blanks_for_tabs(std::string_view text) {
  std::string shown;
  for (char const c : text) {
    if (c == '\t')
      shown += "    ";
    else
      shown += c;
  }
  return printable(shown);
}

/// The beginning of a text that fits this many columns.
std::string_view head(std::string_view text, std::size_t columns) {
  std::size_t bytes = 0;
  std::size_t used = 0;
  bool full = false;
  for_each_code_point(text, [&](char32_t, std::string_view one) {
    std::size_t const wide = text::display_width(one);
    full = full || used + wide > columns;
    if (full) return;
    used += wide;
    bytes += one.size();
  });
  return text.substr(0, bytes);
}

/// The end of a text that fits this many columns, without a mark that belongs to a letter before.
std::string_view tail(std::string_view text, std::size_t columns) {
  std::size_t const all = text::display_width(text);
  if (all <= columns) return text;
  std::size_t skipped_bytes = 0;
  std::size_t skipped = 0;
  bool done = false;
  for_each_code_point(text, [&](char32_t, std::string_view one) {
    std::size_t const wide = text::display_width(one);
    done = done || (all - skipped <= columns && wide > 0);
    if (done) return;
    skipped += wide;
    skipped_bytes += one.size();
  });
  return text.substr(skipped_bytes);
}

} // namespace

std::optional<quoted_line> quote_line(std::string_view plan_bytes, place const& at) {
  auto const [begin, end] = at.where;
  if (begin >= end || end > plan_bytes.size()) return std::nullopt;
  std::string_view const before = plan_bytes.substr(0, begin);
  std::size_t const line_begin = before.find_last_of("\r\n") + 1; // npos + 1 is 0
  std::size_t const line_end = std::min(plan_bytes.find_first_of("\r\n", begin), plan_bytes.size());
  std::size_t const mark_end = std::clamp<std::size_t>(end, begin, line_end);

  std::string left = with_blanks_for_tabs(plan_bytes.substr(line_begin, begin - line_begin));
  std::string const marked = with_blanks_for_tabs(plan_bytes.substr(begin, mark_end - begin));
  std::string const right = with_blanks_for_tabs(plan_bytes.substr(mark_end, line_end - mark_end));

  if (text::display_width(left + marked + right) > widest_quotation) {
    std::string_view const kept = tail(left, widest_before);
    if (kept.size() < left.size()) left = std::string(cut).append(kept);
  }
  quoted_line quoted;
  quoted.mark_at = text::display_width(left);
  quoted.text = left + marked + right;
  std::size_t room = text::display_width(marked);
  if (text::display_width(quoted.text) > widest_quotation) {
    quoted.text = std::string(head(quoted.text, widest_quotation)).append(cut);
    room = std::min(room, widest_quotation - quoted.mark_at);
  }
  quoted.mark_width = std::max<std::size_t>(room, 1);
  return quoted;
}

} // namespace chitieu::render
