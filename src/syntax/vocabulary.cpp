#include "vocabulary.hpp"

#include <chitieu/syntax/slots.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::syntax {
namespace {

bool is_word_at(std::string_view text, std::uint32_t offset) {
  return offset < text.size() &&
         (text[offset] == '_' || text::is_word(text::decode(text, offset).value));
}

// Quotation marks inside a name do not count.
std::string without_quotes(std::string const& folded) {
  std::string out;
  for (char c : folded)
    if (c != '"') out.push_back(c);
  return out;
}

} // namespace

std::uint32_t match_phrase(std::string_view phrase, std::string_view text, std::uint32_t offset) {
  auto skip = [&] {
    auto const from = offset;
    while (offset < text.size() && is_blank(text[offset])) ++offset;
    return offset != from;
  };
  bool word_before = false;
  for (char c : phrase) {
    if (c == ' ') {
      if (!skip()) return 0;
      continue;
    }
    if (c == ',') skip();
    if (offset >= text.size() || text[offset] != c) return 0;
    ++offset;
    if (c == ',') skip();
    word_before = true;
  }
  if (!word_before) return 0;
  // A phrase that ends in a letter needs a word's end; one that ends in a sign (≥) does not.
  auto last = phrase.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(phrase[last]) & 0xC0U) == 0x80U) --last;
  if (is_word_at(phrase, static_cast<std::uint32_t>(last)) && is_word_at(text, offset)) return 0;
  return offset;
}

std::uint32_t word_end(std::string_view text, std::uint32_t offset) {
  auto end = offset;
  while (is_word_at(text, end)) end += text::decode(text, end).length;
  if (end == offset && end < text.size()) end += text::decode(text, end).length;
  return end;
}

vocabulary::phrase& vocabulary::enter(phrases& into, std::string bytes) {
  auto const first = std::string_view(bytes).substr(0, word_end(bytes, 0));
  auto at = into.find(first);
  if (at == into.end()) at = into.emplace(first, std::vector<phrase>()).first;
  auto& list = at->second;
  auto same = std::find_if(list.begin(), list.end(), [&](auto& p) { return p.bytes == bytes; });
  if (same != list.end()) return *same;
  auto const size = bytes.size();
  auto place =
      std::find_if(list.begin(), list.end(), [&](auto& p) { return p.bytes.size() < size; });
  return *list.insert(place, phrase{std::move(bytes), {}, {}});
}

// The same for every plan, and made once.
vocabulary::phrases const& vocabulary::keywords() {
  static phrases const all = [] {
    phrases made;
    for (std::size_t i = 0; i < static_cast<std::size_t>(word::last_); ++i)
      for (auto which : {language::en, language::vi})
        for (auto spelling : spellings(static_cast<word>(i), which)) {
          auto& means = enter(made, without_quotes(text::fold_name(spelling))).means;
          means.words.set(i);
          (which == language::en ? means.is_english : means.is_vietnamese) = true;
        }
    return made;
  }();
  return all;
}

void vocabulary::enter_pattern(std::string_view key) {
  std::vector<std::string> pattern;
  constexpr std::string_view slot = "{}";
  for (auto at = key.find(slot); at != std::string_view::npos; at = key.find(slot)) {
    pattern.push_back(text::fold_name(key.substr(0, at)));
    key.remove_prefix(at + slot.size());
  }
  pattern.push_back(text::fold_name(key));
  auto length = [](std::vector<std::string> const& words) {
    std::size_t out = 0;
    for (auto const& each : words) out += each.size();
    return out;
  };
  auto const place = std::find_if(patterns_.begin(), patterns_.end(), [&](auto const& other) {
    return length(other) < length(pattern);
  });
  patterns_.insert(place, std::move(pattern));
}

void vocabulary::declare(std::string_view name, name_kind kind) {
  if (kind == name_kind::phrase && !ast::slots_of(name).empty())
    return enter_pattern(ast::phrase_key(name));
  auto const folded = text::fold_name(name);
  if (folded.empty()) return;
  auto& entry = enter(names_, without_quotes(folded));
  if (entry.shown.empty()) {
    entry.shown = std::string(name);
    auto const first = std::string_view(entry.bytes).substr(0, word_end(entry.bytes, 0));
    if (auto const same = keywords().find(first); same != keywords().end())
      for (auto const& keyword : same->second)
        if (keyword.bytes == entry.bytes) entry.means.words = keyword.means.words;
  }
  entry.means.names.set(static_cast<std::size_t>(kind));
}

// Lists are in falling order of length, so the first match is the longest.
vocabulary::phrase const* vocabulary::longest(phrases const& among, std::string_view first_word,
                                              std::string_view folded, std::uint32_t offset,
                                              std::uint32_t& end) {
  auto const first = among.find(first_word);
  if (first == among.end()) return nullptr;
  for (auto const& candidate : first->second) {
    end = match_phrase(candidate.bytes, folded, offset);
    if (end != 0) return &candidate;
  }
  return nullptr;
}

hit vocabulary::find(std::string_view folded, std::uint32_t offset) const {
  if (offset >= folded.size()) return {};
  auto const first_word = folded.substr(offset, word_end(folded, offset) - offset);
  std::uint32_t end = 0;
  std::uint32_t keyword_end = 0;
  auto const* name = longest(names_, first_word, folded, offset, end);
  auto const* keyword = longest(keywords(), first_word, folded, offset, keyword_end);
  // A name that is a keyword too means both.
  if (keyword != nullptr && (name == nullptr || name->bytes.size() < keyword->bytes.size()))
    return {&keyword->means, keyword_end};
  if (name == nullptr) return {};
  return {&name->means, end};
}

std::vector<vocabulary::declared> vocabulary::names() const {
  std::vector<declared> out;
  for (auto const& [first, list] : names_)
    for (auto const& entry : list) out.push_back({entry.shown, entry.means.names});
  std::sort(out.begin(), out.end(), [](auto& a, auto& b) { return a.shown < b.shown; });
  return out;
}

} // namespace chitieu::syntax
