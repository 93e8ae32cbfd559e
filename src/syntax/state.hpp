#pragma once
#include "tree.hpp"
#include "vocabulary.hpp"

#include <chitieu/limits.hpp>

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace chitieu::syntax {

/// Things other than keywords and names that may be expected.
enum class token : std::uint8_t {
  quoted,
  number,
  date,
  new_name,
  id,
  colon,
  close_bracket,
  end,
  measure,
  relation,
  of,
  place,
  comma,
  equals,
  less,
  last_
};

/// The furthest place that parsing reached, and what could have stood there.
struct furthest_failure {
  std::uint32_t at = 0;
  word_set words;
  name_kinds names;
  std::bitset<static_cast<std::size_t>(token::last_)> tokens;
};

/// One place at which words may be taken otherwise than they are taken first.
struct detour {
  enum class kind : std::uint8_t {
    shorter,    ///< the phrase at `at` ends before `limit`
    no_slots,   ///< no phrase with slots begins at `at`
    unnamed,    ///< the name at `at` is none of the kind `limit`
    end_filter, ///< the `and` or `or` at `at` joins nothing deeper than `limit`
    extend,     ///< what is said of linked records from `at` on goes over `and` and `or`
  };
  kind is{};
  std::uint32_t at = 0;
  std::uint32_t limit = 0;
  friend bool operator==(detour const&, detour const&) = default;
};

/// How line ends inside a statement count.
enum class lines : std::uint8_t {
  free,       ///< as blanks
  properties, ///< as blanks, unless the next line begins with a property's keyword
  columns,    ///< they end a column, unless the next line is indented deeper
  force,      ///< as blanks, unless the next line says when something is in force
};

/// What the components of the grammar share during one parse.
class state {
 public:
  state(std::string_view folded, vocabulary const& words, lines how,
        std::optional<detour> other = std::nullopt);

  /// The offset after blanks, and after line ends where these count as blanks.
  [[nodiscard]] std::uint32_t skip(std::uint32_t offset) const;

  [[nodiscard]] vocabulary const& words() const noexcept { return *words_; }

  [[nodiscard]] lines how() const noexcept { return lines_; }

  /// Where the line of columns or properties at an offset begins and ends; else the statement.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> line_at(std::uint32_t offset) const;

  /// The longest phrase at an offset; remembered, because every alternative asks again.
  [[nodiscard]] hit const& find(std::uint32_t offset);

  /// Whether words are taken otherwise at `at`, in this way.
  [[nodiscard]] bool takes(detour::kind is, std::uint32_t at) const {
    return other && other->is == is && other->at == at;
  }

  /// Where words of what was parsed might be taken otherwise; most places are none.
  [[nodiscard]] std::vector<detour> detours() const;

  /// The words that are taken otherwise.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> words_of(detour const&) const;

  /// The offset after the bracket that closes the one at `open`, or 0.
  [[nodiscard]] std::uint32_t after_bracket(std::uint32_t open) const;

  void expected(std::uint32_t at, word w) {
    if (reach(at)) failure.words.set(static_cast<std::size_t>(w));
  }
  void expected(std::uint32_t at, name_kinds k) {
    if (reach(at)) failure.names |= k;
  }
  void expected(std::uint32_t at, token t) {
    if (reach(at)) failure.tokens.set(static_cast<std::size_t>(t));
  }

  std::string_view text;
  tree nodes;
  furthest_failure failure;
  std::size_t depth = 0;
  std::size_t number_depth = 0;
  std::optional<std::uint32_t> too_deep;      ///< where `limits::depth` was passed
  std::size_t measuring = 0;                  ///< inside a sentence that surely is about a number
  std::optional<detour> other;                ///< what is taken otherwise
  std::vector<detour> seen;                   ///< what could be, as far as the grammar notes it
  std::uint32_t joined = 0;                   ///< conditions inside one another, without brackets
  std::uint32_t filtering = 0;                ///< filters likewise
  std::vector<bool> no_condition_in_brackets; ///< by offset: what was tried there in vain
  std::vector<bool> no_plain_value;           ///< likewise
  std::vector<bool> no_number_in_brackets;    ///< likewise

 private:
  bool reach(std::uint32_t at);
  [[nodiscard]] bool ends_line(std::uint32_t line_feed) const;

  vocabulary const* words_;
  lines lines_;
  std::uint32_t column_indent_ = 0;
  std::vector<std::uint32_t> breaks_; ///< line feeds that do not count as blanks, ascending
  std::vector<std::optional<hit>> found_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> brackets_; ///< by the place of the first
};

} // namespace chitieu::syntax
