#pragma once
#include "state.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::syntax {

/// A stretch of a folded text.
struct piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A change of a draft, in offsets of its folded text.
struct change {
  enum class kind : std::uint8_t { spell, sign, other }; ///< the last is no step on the way
  kind is = kind::spell;
  piece where;
  std::string with;
};

/// A statement on its way to a right one: its folded text, and what the reader is shown of it.
struct draft {
  std::string folded;
  std::string shown;
  std::vector<std::uint32_t> origin; ///< by byte of `folded`: where that is in `shown`
  furthest_failure failure;
  bool parses = false;
};

/// The draft after a change: a blank is kept on both sides of words that are put in, and none
/// before a comma.
[[nodiscard]] draft changed(draft const&, change const&);

/// The quotations, numbers, known phrases, words and signs of a folded text from an offset on.
[[nodiscard]] std::vector<piece> pieces_of(std::string_view folded, vocabulary const&,
                                           std::uint32_t from);

[[nodiscard]] inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

} // namespace chitieu::syntax
