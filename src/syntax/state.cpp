#include "state.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::syntax {
namespace {

constexpr word property_words[] = {word::source,     word::note,         word::owner,
                                   word::weight,     word::by,           word::before,
                                   word::empty_base, word::unknown_is_no};

bool tells_force(meaning const& means) {
  return (means.words & any_of_words(word::in_force_from, word::in_force_until)).any();
}

bool is_word_begin(std::string_view text, std::uint32_t at) {
  return text[at] == '_' || text::is_word(text::decode(text, at).value);
}

std::uint32_t indent_of(std::string_view text, std::uint32_t line_feed) {
  auto at = line_feed + 1;
  while (at < text.size() && text[at] == ' ') ++at;
  return at - line_feed - 1;
}

} // namespace

state::state(std::string_view folded, vocabulary const& words, lines how,
             std::optional<detour> taken)
    : text(folded), other(taken), words_(&words), lines_(how), found_(folded.size() + 1) {
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

std::pair<std::uint32_t, std::uint32_t> state::line_at(std::uint32_t offset) const {
  auto const after = std::upper_bound(breaks_.begin(), breaks_.end(), offset);
  auto const end = after == breaks_.end() ? static_cast<std::uint32_t>(text.size()) : *after;
  auto begin = after == breaks_.begin() ? 0U : *std::prev(after) + 1;
  while (begin < end && is_blank(text[begin])) ++begin;
  return {begin, end};
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
    auto const line = stop == breaks_.end() ? text : text.substr(0, *stop);
    slot = takes(detour::kind::shorter, offset) ? words_->find(line, offset, other->limit)
                                                : words_->find(line, offset);
  }
  return *slot;
}

std::vector<detour> state::detours() const {
  auto out = seen;
  // Names of these kinds may stand at one place; a population and a column mean the same there.
  auto const rivals = only(name_kind::phrase) | only(name_kind::level) | only(name_kind::term) |
                      only(name_kind::column) | only(name_kind::population);
  auto const goes_on = [&](std::uint32_t at) {
    at = skip(at);
    if (at >= text.size() || !is_word_begin(text, at)) return at < text.size();
    return (text[at] >= '0' && text[at] <= '9') || words_->find(text, at).means != nullptr;
  };
  for (std::uint32_t at = 0; at < found_.size(); ++at) {
    if (!found_[at] || !found_[at]->means) continue;
    auto const& found = *found_[at];
    auto const kinds = found.means->names & rivals;
    if (kinds.count() > 1 && (kinds & (only(name_kind::phrase) | only(name_kind::level))).any())
      for (std::uint32_t kind = 0; kind < kinds.size(); ++kind)
        if (kinds.test(kind)) out.push_back({detour::kind::unnamed, at, kind});
    // A shorter phrase, if what is left of the longer one could go on.
    auto longer = found;
    while (longer.shorter != nullptr) {
      auto const next = words_->find(text, skip(longer.shorter_end));
      auto const crosses = next.means && next.means->names.any() && next.end > found.end;
      if ((found.means->names.any() || longer.shorter->names.any() || crosses) &&
          goes_on(longer.shorter_end))
        out.push_back({detour::kind::shorter, at, longer.end});
      longer = words_->find(text, at, longer.end);
    }
  }
  return out;
}

std::pair<std::uint32_t, std::uint32_t> state::words_of(detour const& other_way) const {
  auto const end_at = [&](std::uint32_t at) {
    auto const found = words_->find(text, at);
    return found.means ? found.end : word_end(text, at);
  };
  auto const at = other_way.is == detour::kind::extend ? other_way.limit : other_way.at;
  auto end = end_at(at);
  // What is joined tells more than the word that joins.
  if (other_way.is == detour::kind::end_filter || other_way.is == detour::kind::extend)
    end = end_at(skip(end));
  return {at, end};
}

bool state::reach(std::uint32_t at) {
  if (at < failure.at) return false;
  if (at > failure.at) failure = {at, {}, {}, {}};
  return true;
}

} // namespace chitieu::syntax
