#pragma once
#include <chitieu/diagnostic/language.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace chitieu {

/// A word or sign of the rule language, in one spelling; for programs that colour plans.
struct keyword {
  enum class kind : std::uint8_t {
    statement, ///< begins a statement
    type,      ///< of a column
    property,  ///< begins a line under a target
    quantity,  ///< how much is asked: `at least`
    sign,      ///< no letters: `≥`
    word,      ///< any other
    name_part  ///< in Vietnamese oftener a part of a name: `nhân` in “cá nhân”
  };
  std::string_view spelling;
  kind is = kind::word;

  friend bool operator==(keyword const&, keyword const&) = default;
};

/// Every keyword of a language in all its spellings, in the order of the vocabulary; a spelling
/// with several meanings stands once.
[[nodiscard]] std::vector<keyword> keywords(language);

} // namespace chitieu
