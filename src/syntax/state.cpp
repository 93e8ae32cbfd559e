#include "state.hpp"

namespace chitieu::syntax {
namespace {

constexpr word property_words[] = {word::source, word::note,   word::owner, word::weight,
                                   word::by,     word::before, word::empty_base};

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
}

bool state::line_ends_here(std::uint32_t line_feed) const {
  if (lines_ == lines::free) return false;
  auto const indent = indent_of(text, line_feed);
  auto const begin = line_feed + 1 + indent;
  if (begin >= text.size() || text[begin] == '\n') return false;
  if (lines_ == lines::columns) return indent <= column_indent_;
  auto const found = words_->find(text, begin);
  if (!found.means) return false;
  for (auto w : property_words)
    if (found.means->words.test(static_cast<std::size_t>(w))) return true;
  return false;
}

std::uint32_t state::skip(std::uint32_t offset) const {
  while (offset < text.size() && is_blank(text[offset])) {
    if (text[offset] == '\n' && line_ends_here(offset)) break;
    ++offset;
  }
  return offset;
}

hit const& state::find(std::uint32_t offset) {
  auto& slot = found_[offset];
  if (!slot) slot = words_->find(text, offset);
  return *slot;
}

bool state::reach(std::uint32_t at) {
  if (at < failure.at) return false;
  if (at > failure.at) failure = {at, {}, {}, {}};
  return true;
}

} // namespace chitieu::syntax
