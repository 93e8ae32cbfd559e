#pragma once
#include "word.hpp"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chitieu::syntax {

/// What a declared name may stand for; one name may be several.
enum class name_kind : std::uint8_t {
  scale,
  population,
  column,
  level,
  term,
  phrase,
  constant,
  measure,
  dataset,
  unit,
  number_column, ///< besides `column`: a cell is a number
  flag_column,   ///< likewise: a cell is yes or no
  other_column,  ///< likewise: a cell is something else than yes or no
  text_column,   ///< besides `column`: a cell is a text or a key
  last_
};

/// A set of kinds of names.
using name_kinds = std::bitset<static_cast<std::size_t>(name_kind::last_)>;

[[nodiscard]] constexpr name_kinds only(name_kind kind) {
  return name_kinds(1ULL << static_cast<unsigned>(kind));
}

/// Everything one phrase means.
struct meaning {
  word_set words;
  name_kinds names;
  bool is_english = false; ///< a keyword of this language
  bool is_vietnamese = false;
};

/// The longest phrase at a place of the text.
struct hit {
  meaning const* means = nullptr;
  std::uint32_t end = 0;            ///< offset after the phrase
  meaning const* shorter = nullptr; ///< of the next phrase in length, for `tổng` in “tổng số giờ”
  std::uint32_t shorter_end = 0;
  /// The longest is a keyword of numbers and nothing else, so that what is shorter may be meant as
  /// well: `số` in “số giờ giảng”, `trừ` before a phrase.
  bool yields = false;
};

/// The keywords of both languages and the names a plan declares.
class vocabulary {
 public:
  /// Declares a name as it is written; it may hold blanks and commas.
  void declare(std::string_view name, name_kind);

  /// Declares what a name in the English plural is in the singular, so that `every unit` speaks of
  /// `units`; other names go without.
  void declare_singular(std::string_view plural, name_kind);

  /// The longest phrase that begins at `offset` of folded text, ends at a word's end and before
  /// `below`.
  [[nodiscard]] hit find(std::string_view folded, std::uint32_t offset,
                         std::uint32_t below = ~std::uint32_t{0}) const;

  /// The words between the slots of each phrase that has slots, those with most words first; the
  /// last words may be empty.
  [[nodiscard]] std::vector<std::vector<std::string>> const& patterns() const noexcept {
    return patterns_;
  }

  /// One declared phrase, as it was first written.
  struct declared {
    std::string shown;
    name_kinds kinds;
  };
  [[nodiscard]] std::vector<declared> names() const;

 private:
  struct phrase {
    std::string bytes; ///< folded; as `text::fold_name` gives it, without quotation marks
    std::string shown; ///< empty for keywords
    meaning means;
    name_kinds implied; ///< what it is only as the singular of another
  };
  void enter_pattern(std::string_view key);
  // Phrases by their first word, which is looked up at every place of the text and so not copied.
  struct word_hash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>{}(text);
    }
  };
  using phrases = std::unordered_map<std::string, std::vector<phrase>, word_hash, std::equal_to<>>;

  // A list of phrases that is new begins with those of `besides` that have the same first word.
  static phrase& enter(phrases& into, std::string bytes, phrases const* besides);
  [[nodiscard]] static phrases const& keywords();

  phrases names_; ///< what is declared, with the keywords that begin with the same words
  std::vector<std::vector<std::string>> patterns_;
};

/// The end of a folded phrase in folded text from `offset` on, or 0 where it does not stand there.
[[nodiscard]] std::uint32_t match_phrase(std::string_view phrase, std::string_view text,
                                         std::uint32_t offset);

/// The end of the word (letters, digits, `_`) or single sign that begins at `offset`.
[[nodiscard]] std::uint32_t word_end(std::string_view folded, std::uint32_t offset);

/// How many keywords of a text are of one language alone.
struct keywords_of {
  std::size_t vi = 0;
  std::size_t en = 0;
};
[[nodiscard]] keywords_of count_keywords(std::string_view folded, vocabulary const&);

/// A blank or a line feed of folded text.
[[nodiscard]] constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\n'; }

} // namespace chitieu::syntax
