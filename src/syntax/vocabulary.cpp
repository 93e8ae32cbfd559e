#include "vocabulary.hpp"

#include <chitieu/syntax/slots.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::syntax {
namespace {

/// Most text is ASCII, of which no table need be asked.
enum class sort : std::uint8_t { beyond, sign, word };

constexpr sort sort_of(char c) noexcept {
  if (static_cast<unsigned char>(c) >= 0x80) return sort::beyond;
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_'
             ? sort::word
             : sort::sign;
}

bool is_word_at(std::string_view text, std::uint32_t offset) {
  if (offset >= text.size()) return false;
  auto const is = sort_of(text[offset]);
  return is == sort::word ||
         (is == sort::beyond && text::is_word(text::decode(text, offset).value));
}

std::uint32_t length_at(std::string_view text, std::uint32_t offset) {
  return sort_of(text[offset]) == sort::beyond ? text::decode(text, offset).length : 1;
}

// Quotation marks inside a name do not count.
std::string without_quotes(std::string const& folded) {
  std::string out;
  for (char c : folded)
    if (c != '"') out.push_back(c);
  return out;
}

bool is_later_keyword(meaning const& means) {
  auto const earlier =
      word_set().set() >> (means.words.size() - static_cast<std::size_t>(first_later_word));
  return means.names.none() && (means.words & earlier).none();
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
  // A rank may be called `1`, and `1.5` is not what begins with it.
  auto const after = text.substr(offset, 2);
  auto const decimals = after.find_first_of(".,") == 0 && after.find_first_of("0123456789") == 1;
  if (decimals && phrase.find_first_not_of("0123456789.,") == std::string_view::npos) return 0;
  // A phrase that ends in a letter needs a word's end; one that ends in a sign (≥) does not.
  auto last = phrase.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(phrase[last]) & 0xC0U) == 0x80U) --last;
  if (is_word_at(phrase, static_cast<std::uint32_t>(last)) && is_word_at(text, offset)) return 0;
  return offset;
}

std::uint32_t word_end(std::string_view text, std::uint32_t offset) {
  auto end = offset;
  while (is_word_at(text, end)) end += length_at(text, end);
  if (end == offset && end < text.size()) end += length_at(text, end);
  return end;
}

vocabulary::phrase& vocabulary::enter(phrases& into, std::string bytes, phrases const* besides) {
  auto const first = std::string_view(bytes).substr(0, word_end(bytes, 0));
  auto at = into.find(first);
  if (at == into.end()) {
    at = into.emplace(first, std::vector<phrase>()).first;
    if (besides != nullptr)
      if (auto const same = besides->find(first); same != besides->end()) at->second = same->second;
  }
  auto& list = at->second;
  auto same = std::find_if(list.begin(), list.end(), [&](auto& p) { return p.bytes == bytes; });
  if (same != list.end()) return *same;
  auto const size = bytes.size();
  auto place =
      std::find_if(list.begin(), list.end(), [&](auto& p) { return p.bytes.size() < size; });
  return *list.insert(place, phrase{std::move(bytes), {}, {}, {}});
}

// The same for every plan, and made once.
vocabulary::phrases const& vocabulary::keywords() {
  static phrases const all = [] {
    phrases made;
    for (std::size_t i = 0; i < static_cast<std::size_t>(word::last_); ++i)
      for (auto which : {language::en, language::vi})
        for (auto spelling : spellings(static_cast<word>(i), which)) {
          auto& means = enter(made, without_quotes(text::fold_name(spelling)), nullptr).means;
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

void vocabulary::declare_singular(std::string_view plural, name_kind kind) {
  auto const folded = without_quotes(text::fold_name(plural));
  auto const ends = [&](std::string_view letters) {
    return folded.size() > letters.size() && folded.ends_with(letters);
  };
  auto const cut = [&](std::size_t letters, std::string_view instead = {}) {
    auto singular = folded.substr(0, folded.size() - letters);
    singular += instead;
    auto& entry = enter(names_, std::move(singular), &keywords());
    auto const bit = static_cast<std::size_t>(kind);
    if (!entry.means.names.test(bit)) entry.implied.set(bit);
    entry.means.names.set(bit);
  };
  if (!ends("s") || ends("ss")) return;
  if (ends("ies")) cut(3, "y");
  if (ends("es")) cut(2);
  cut(1);
}

void vocabulary::declare(std::string_view name, name_kind kind) {
  if (kind == name_kind::phrase && !ast::slots_of(name).empty())
    return enter_pattern(ast::phrase_key(name));
  auto folded = without_quotes(text::fold_name(name));
  if (folded.empty()) return;
  auto& entry = enter(names_, std::move(folded), &keywords());
  if (entry.shown.empty()) entry.shown = std::string(name);
  entry.means.names.set(static_cast<std::size_t>(kind));
  entry.implied.reset(static_cast<std::size_t>(kind));
}

hit vocabulary::find(std::string_view folded, std::uint32_t offset, std::uint32_t below) const {
  if (offset >= folded.size()) return {};
  auto const first_word = folded.substr(offset, word_end(folded, offset) - offset);
  auto first = names_.find(first_word);
  if (first == names_.end()) {
    first = keywords().find(first_word);
    if (first == keywords().end()) return {};
  }
  // Lists are in falling order of length, so the first match is the longest.
  hit out;
  for (auto const& candidate : first->second) {
    auto const end = match_phrase(candidate.bytes, folded, offset);
    if (end == 0 || end >= below) continue;
    if (out.means) {
      auto const later = is_later_keyword(*out.means);
      if (later && is_later_keyword(candidate.means)) continue;
      out.shorter = &candidate.means;
      out.shorter_end = end;
      out.yields = later;
      break;
    }
    out.means = &candidate.means;
    out.end = end;
  }
  return out;
}

std::vector<vocabulary::declared> vocabulary::names() const {
  std::vector<declared> out;
  for (auto const& [first, list] : names_)
    for (auto const& entry : list)
      if (auto const kinds = entry.means.names & ~entry.implied; kinds.any())
        out.push_back({entry.shown, kinds});
  std::sort(out.begin(), out.end(), [](auto& a, auto& b) { return a.shown < b.shown; });
  return out;
}

keywords_of count_keywords(std::string_view folded, vocabulary const& words) {
  keywords_of out;
  for (std::uint32_t at = 0; at < folded.size();) {
    auto const found = words.find(folded, at);
    if (!found.means) {
      at = word_end(folded, at);
      continue;
    }
    auto const& means = *found.means;
    auto const is_keyword = means.names.none();
    out.en += is_keyword && means.is_english && !means.is_vietnamese;
    out.vi += is_keyword && means.is_vietnamese && !means.is_english;
    at = std::max(found.end, at + 1);
  }
  return out;
}

} // namespace chitieu::syntax
