#pragma once
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/exact/ratio.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chitieu::syntax {

/// A fraction that is not written with a stroke, of either language, and the offset after it.
struct worded_fraction {
  std::int64_t top = 0;
  std::int64_t bottom = 1;
  std::uint32_t end = 0;
};

/// A whole number in a word, and the offset after it.
struct worded_count {
  std::int64_t is = 0;
  std::uint32_t end = 0;
};

/// The number from one to twelve that stands at `offset` of folded text as a word: `three`, `ba`.
[[nodiscard]] std::optional<worded_count> read_count(std::string_view folded, std::uint32_t offset);

/// The fraction that begins at `offset` of folded text: `a third`, `half`, `hai phần ba`, `one in
/// ten`, `9 out of 10`.
[[nodiscard]] std::optional<worded_fraction> read_fraction(std::string_view folded,
                                                           std::uint32_t offset);

/// A fraction in words; empty where there are none for it.
[[nodiscard]] std::string fraction_in_words(exact::ratio const&, language);

} // namespace chitieu::syntax
