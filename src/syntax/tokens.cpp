#include "tokens.hpp"

#include "number_words.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::syntax::tokens {
namespace {

bool digit(std::string_view text, std::uint32_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::uint32_t digits(std::string_view text, std::uint32_t at) {
  while (digit(text, at)) ++at;
  return at;
}

bool word_at(std::string_view text, std::uint32_t at) {
  return at < text.size() && (text[at] == '_' || text::is_word(text::decode(text, at).value));
}

bool ends_name(char c) {
  return c == '"' || c == ',' || c == ':' || c == '<' || c == '>' || c == '=' || c == '\n';
}

std::uint32_t blanks(std::string_view text, std::uint32_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// `30/4 - 1/5/2026`: blanks around the dash of a range whose end is a whole date.
std::optional<std::uint32_t> spaced_range(std::string_view text, std::uint32_t at) {
  auto end = digits(text, at);
  while (end < text.size() && text[end] == '/' && digit(text, end + 1)) end = digits(text, end + 1);
  auto const dash = blanks(text, end);
  if (dash == end || dash >= text.size() || text[dash] != '-') return std::nullopt;
  end = blanks(text, dash + 1);
  for (auto const wanted : {2U, 2U, 4U}) {
    auto const begin = end;
    end = digits(text, begin);
    if (end == begin || end - begin > wanted) return std::nullopt;
    if (wanted == 4U)
      return end - begin == 4 && !word_at(text, end) ? std::optional(end) : std::nullopt;
    if (end >= text.size() || text[end] != '/') return std::nullopt;
    ++end;
  }
  return std::nullopt;
}

// A longer phrase is meant instead, and a declared name that is as long.
template <class Worded>
std::optional<std::uint32_t> unless_longer(state const& s, std::uint32_t at,
                                           std::optional<Worded> const& found) {
  if (!found) return std::nullopt;
  auto const phrase = s.words().find(s.text, at);
  auto const named = phrase.means && phrase.means->names.any() && phrase.end == found->end;
  return named || phrase.end > found->end ? std::nullopt : std::optional(found->end);
}

} // namespace

std::optional<std::uint32_t> quoted(state const& s, std::uint32_t at) {
  auto const text = s.text;
  if (at >= text.size() || text[at] != '"') return std::nullopt;
  for (auto end = at + 1; end < text.size() && text[end] != '\n'; ++end) {
    if (text[end] != '"') continue;
    if (end + 1 < text.size() && text[end + 1] == '"' && end > at + 1)
      ++end;
    else
      return end + 1;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> number(state const& s, std::uint32_t at) {
  auto const text = s.text;
  auto end = at;
  if (end < text.size() && text[end] == '-') ++end;
  if (!digit(text, end)) return std::nullopt;
  end = digits(text, end);
  while (end < text.size() && (text[end] == '.' || text[end] == ',') && digit(text, end + 1))
    end = digits(text, end + 1);
  return word_at(text, end) ? std::nullopt : std::optional(end);
}

std::optional<std::uint32_t> ordinal(state const& s, std::uint32_t at) {
  constexpr std::string_view the = "the ";
  constexpr std::string_view endings[] = {"st", "nd", "rd", "th"};
  auto const text = s.text;
  if (text.substr(at).starts_with(the)) at = s.skip(at + static_cast<std::uint32_t>(the.size()));
  auto const end = digits(text, at);
  if (end == at) return std::nullopt;
  for (auto const ending : endings)
    if (text.substr(end).starts_with(ending) && !word_at(text, end + 2)) return end + 2;
  return std::nullopt;
}

std::optional<std::uint32_t> fraction(state const& s, std::uint32_t at) {
  auto const text = s.text;
  auto end = digits(text, at);
  if (end == at || end >= text.size() || text[end] != '/' || !digit(text, end + 1))
    return unless_longer(s, at, read_fraction(text, at));
  end = digits(text, end + 1);
  return word_at(text, end) || (end < text.size() && text[end] == '/') ? std::nullopt
                                                                       : std::optional(end);
}

std::optional<std::uint32_t> number_word(state const& s, std::uint32_t at) {
  return unless_longer(s, at, read_count(s.text, at));
}

std::optional<std::uint32_t> period(state const& s, std::uint32_t at) {
  auto const text = s.text;
  if (!digit(text, at)) return std::nullopt;
  if (auto const end = spaced_range(text, at)) return end;
  auto end = at;
  bool signs = false;
  while (digit(text, end) ||
         (end < text.size() && (text[end] == '/' || text[end] == '-') && digit(text, end + 1))) {
    signs = signs || !digit(text, end);
    ++end;
  }
  if (word_at(text, end) || (!signs && end - at != 4)) return std::nullopt;
  if (end + 1 < text.size() && (text[end] == '.' || text[end] == ',') && digit(text, end + 1))
    return std::nullopt;
  if (end < text.size() && text::decode(text, end).value == U'%') return std::nullopt;
  return end;
}

std::optional<std::uint32_t> id(state const& s, std::uint32_t at) {
  auto const text = s.text;
  auto end = at;
  while (word_at(text, end)) {
    end += text::decode(text, end).length;
    if (end < text.size() && (text[end] == '.' || text[end] == '-') && word_at(text, end + 1))
      ++end;
  }
  return end == at ? std::nullopt : std::optional(end);
}

std::optional<std::uint32_t> slot(state const& s, std::uint32_t at) {
  if (at >= s.text.size() || s.text[at] != '{') return std::nullopt;
  auto const end = s.text.find_first_of("{}\n", at + 1);
  if (end == std::string_view::npos || s.text[end] != '}') return std::nullopt;
  return static_cast<std::uint32_t>(end + 1);
}

std::optional<std::uint32_t> new_name(state const& s, std::uint32_t at) {
  auto const text = s.text;
  if (digit(text, at)) return std::nullopt;
  auto end = at;
  while (end < text.size() && !ends_name(text[end])) ++end;
  while (end > at && is_blank(text[end - 1])) --end;
  return end == at ? std::nullopt : std::optional(end);
}

std::optional<std::uint32_t> new_word(state const& s, std::uint32_t at) {
  auto const text = s.text;
  auto end = at;
  while (end < text.size() && !is_blank(text[end]) && !ends_name(text[end])) ++end;
  return end == at ? std::nullopt : std::optional(end);
}

std::optional<std::uint32_t> listed_word(state const& s, std::uint32_t at) {
  auto const end = new_word(s, at);
  if (!end) return std::nullopt;
  auto const close = s.text.substr(at, *end - at).find(')');
  if (close == std::string_view::npos) return end;
  return close == 0 ? std::nullopt : std::optional(at + static_cast<std::uint32_t>(close));
}

} // namespace chitieu::syntax::tokens
