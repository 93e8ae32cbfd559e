#include "state.hpp"

#include <algorithm>

namespace chitieu::syntax {
namespace {

constexpr word property_words[] = {word::source,     word::note,         word::owner,
                                   word::weight,     word::by,           word::before,
                                   word::empty_base, word::unknown_is_no};

bool tells_force(meaning const& means) {
  return (means.words & any_of_words(word::in_force_from, word::in_force_until)).any();
}

std::uint32_t indent_of(std::string_view text, std::uint32_t line_feed) {
  auto at = line_feed + 1;
  while (at < text.size() && text[at] == ' ') ++at;
  return at - line_feed - 1;
}

} // namespace

state::state(std::string_view folded, vocabulary const& words, lines how)
    : text(folded), words_(&words), lines_(how), found_(folded.size() + 1) {
  if (how == lines::columns)
    if (auto feed = folded.find('\n'); feed != std::string_view::npos)
      column_indent_ = indent_of(folded, static_cast<std::uint32_t>(feed));
  std::vector<std::size_t> open;
  bool quoted = false;
  for (std::uint32_t at = 0; at < folded.size(); ++at) {
    switch (folded[at]) {
    case '\n':
      quoted = false;
      if (ends_line(at)) breaks_.push_back(at);
      break;
    case '"':
      quoted = !quoted;
      break;
    case '(':
      if (quoted) break;
      open.push_back(brackets_.size());
      brackets_.emplace_back(at, 0);
      break;
    case ')':
      if (quoted || open.empty()) break;
      brackets_[open.back()].second = at + 1;
      open.pop_back();
      break;
    default:
      break;
    }
  }
}

std::uint32_t state::after_bracket(std::uint32_t open) const {
  auto const found = std::lower_bound(brackets_.begin(), brackets_.end(), std::pair{open, 0U});
  return found == brackets_.end() || found->first != open ? 0 : found->second;
}

bool state::ends_line(std::uint32_t line_feed) const {
  if (lines_ == lines::free) return false;
  auto const indent = indent_of(text, line_feed);
  auto const begin = line_feed + 1 + indent;
  if (begin >= text.size() || text[begin] == '\n') return false;
  if (lines_ == lines::columns) return indent <= column_indent_;
  auto const found = words_->find(text, begin);
  if (!found.means) return false;
  if (tells_force(*found.means)) return true;
  if (lines_ == lines::force) return false;
  for (auto w : property_words)
    if (found.means->words.test(static_cast<std::size_t>(w))) return true;
  if (!found.means->words.test(static_cast<std::size_t>(word::scores))) return false;
  // A column may be called `points`; only the property has a number or a colon right after it.
  auto after = found.end;
  while (after < text.size() && text[after] == ' ') ++after;
  return after < text.size() && (text[after] == ':' || (text[after] >= '0' && text[after] <= '9'));
}

std::uint32_t state::skip(std::uint32_t offset) const {
  while (offset < text.size() && is_blank(text[offset])) {
    if (text[offset] == '\n' && std::binary_search(breaks_.begin(), breaks_.end(), offset)) break;
    ++offset;
  }
  return offset;
}

hit const& state::find(std::uint32_t offset) {
  auto& slot = found_[offset];
  if (!slot) {
    // A phrase does not go on in the next line of columns or properties.
    auto const stop = std::lower_bound(breaks_.begin(), breaks_.end(), offset);
    slot = words_->find(stop == breaks_.end() ? text : text.substr(0, *stop), offset);
  }
  return *slot;
}

bool state::reach(std::uint32_t at) {
  if (at < failure.at) return false;
  if (at > failure.at) failure = {at, {}, {}, {}};
  return true;
}

} // namespace chitieu::syntax
