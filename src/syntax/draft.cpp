#include "draft.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::syntax {
namespace {

// The end of the quotation, number, known phrase or word at `at`.
std::uint32_t token_end(std::string_view text, vocabulary const& words, std::uint32_t at) {
  if (text[at] == '"')
    if (auto const close = text.find_first_of("\"\n", at + 1);
        close != std::string_view::npos && text[close] == '"')
      return static_cast<std::uint32_t>(close + 1);
  if (is_digit(text[at])) {
    auto end = at;
    while (end < text.size() &&
           (is_digit(text[end]) || ((text[end] == '.' || text[end] == ',' || text[end] == '/') &&
                                    end + 1 < text.size() && is_digit(text[end + 1]))))
      ++end;
    if (end < text.size() && text.substr(end).starts_with("%")) ++end;
    return end;
  }
  if (auto const found = words.find(text, at); found.means) return found.end;
  return std::max(word_end(text, at), at + 1);
}

} // namespace

std::vector<piece> pieces_of(std::string_view text, vocabulary const& words, std::uint32_t from) {
  std::vector<piece> out;
  for (auto at = from; at < text.size();) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    auto const end = token_end(text, words, at);
    out.push_back({at, end});
    at = end;
  }
  return out;
}

draft changed(draft const& from, change const& how) {
  auto with = how.with;
  auto const sign = with == "," || with == ":" || with == ")";
  // A quotation mark belongs to the word beside it.
  auto const inserts = how.where.begin == how.where.end && !with.empty() && with != "\"";
  auto begin = how.where.begin;
  auto end = how.where.end;
  auto blank_at = [&](std::uint32_t at) {
    return at >= from.folded.size() || is_blank(from.folded[at]);
  };
  if (sign)
    while (begin > 0 && is_blank(from.folded[begin - 1])) --begin;
  else if ((with == "<" || with == "=") && begin > 0 && !blank_at(begin - 1))
    with = " " + with;
  else if (inserts && begin > 0 && !blank_at(begin - 1) && from.folded[begin - 1] != '(')
    with = " " + with;
  if ((inserts || sign) && !blank_at(end) && end < from.folded.size() && with != "(") with += " ";
  // One blank goes with a word that is dropped.
  if (with.empty() && (begin == 0 || blank_at(begin - 1)))
    while (end < from.folded.size() && from.folded[end] == ' ') ++end;
  draft out;
  auto const fresh = text::fold(with);
  out.folded = from.folded.substr(0, begin) + fresh.bytes + from.folded.substr(end);
  auto const shown_begin = from.origin[begin];
  auto const shown_end = from.origin[end];
  out.shown = from.shown.substr(0, shown_begin) + with + from.shown.substr(shown_end);
  out.origin.assign(from.origin.begin(), from.origin.begin() + begin);
  for (std::size_t i = 0; i < fresh.bytes.size(); ++i)
    out.origin.push_back(shown_begin + fresh.origin[i]);
  auto const moved = static_cast<std::uint32_t>(shown_begin + with.size());
  for (std::size_t i = end; i < from.origin.size(); ++i)
    out.origin.push_back(from.origin[i] - shown_end + moved);
  return out;
}

} // namespace chitieu::syntax
