#pragma once
#include <chitieu/syntax/parse.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace chitieu {

/// Words that may stand at a place of a plan.
struct completion {
  enum class kind : std::uint8_t {
    keyword,
    population,
    column,
    value, ///< a declared value of a column
    term,
    phrase,
    constant,
    measure,
    dataset,
    unit,
    scale,
  };
  std::string text;
  kind is = kind::keyword;
  span where; ///< what was typed of it already and is replaced; of the plan's own text

  friend bool operator==(completion const&, completion const&) = default;
};

/// What may follow in a statement at an offset of the plan's own text: keywords in the language of
/// the plan and declared names, each of which the grammar reads there. What was typed of a word
/// selects among them, with or without the marks on its letters. Columns are those of the
/// populations that the statement speaks of, and values those of the column that stands before. An
/// offset within a character is taken as the one before it.
[[nodiscard]] std::vector<completion> complete(parsed const&, std::uint32_t offset);

} // namespace chitieu
