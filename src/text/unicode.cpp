#include "unicode.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace chitieu::text {
namespace unicode {
namespace {

#include "unicode_tables.inc"

// Hangul syllables are arranged so that arithmetic replaces eleven thousand lines of a table.
namespace hangul {
constexpr char32_t syllables = 0xAC00, leads = 0x1100, vowels = 0x1161, tails = 0x11A7;
constexpr char32_t lead_count = 19, vowel_count = 21, tail_count = 28;
constexpr char32_t syllable_count = lead_count * vowel_count * tail_count;

bool is_syllable(char32_t c) { return c >= syllables && c < syllables + syllable_count; }

expansion decompose(char32_t syllable) {
  char32_t const index = syllable - syllables;
  char32_t const tail = index % tail_count;
  char32_t const pair = index / tail_count;
  return {{leads + pair / vowel_count, vowels + pair % vowel_count, tails + tail, 0},
          tail == 0 ? std::size_t{2} : std::size_t{3}};
}

char32_t compose(char32_t first, char32_t second) {
  if (first >= leads && first < leads + lead_count && second >= vowels &&
      second < vowels + vowel_count)
    return syllables + ((first - leads) * vowel_count + (second - vowels)) * tail_count;
  if (is_syllable(first) && (first - syllables) % tail_count == 0 && second > tails &&
      second < tails + tail_count)
    return first + (second - tails);
  return 0;
}
} // namespace hangul

} // namespace

property const& property_of(char32_t c) noexcept {
  if (c > 0x10FFFF) return properties[0];
  std::size_t const middle = top_index[c >> 12] * std::size_t{32} + ((c >> 7) & 31);
  std::size_t const leaf = middle_index[middle] * std::size_t{128} + (c & 127);
  return properties[leaf_index[leaf]];
}

decomposition const& decomposition_of(char32_t c) noexcept {
  return *std::lower_bound(
      std::begin(decompositions), std::prev(std::end(decompositions)), c,
      [](decomposition const& entry, char32_t wanted) { return entry.whole < wanted; });
}

char32_t compose(char32_t first, char32_t second) noexcept {
  if (char32_t const syllable = hangul::compose(first, second)) return syllable;
  auto const wanted = std::pair(first, second);
  auto const found = std::lower_bound(
      std::begin(compositions), std::end(compositions), wanted, [](auto index, auto const& pair) {
        return std::pair(decompositions[index].first, decompositions[index].second) < pair;
      });
  if (found == std::end(compositions)) return 0;
  decomposition const& entry = decompositions[*found];
  return entry.first == first && entry.second == second ? entry.whole : 0;
}

expansion decompose(char32_t c) noexcept {
  if (hangul::is_syllable(c)) return hangul::decompose(c);
  expansion found{{c, 0, 0, 0}, 1};
  // Only the first part of a decomposition decomposes further.
  while (has(found.parts[0], decomposes) && found.size < found.parts.size()) {
    decomposition const& step = decomposition_of(found.parts[0]);
    found.parts[0] = step.first;
    if (step.second == 0) continue;
    std::copy_backward(found.parts.begin() + 1, found.parts.begin() + 1 + (found.size - 1),
                       found.parts.begin() + 1 + found.size);
    found.parts[1] = step.second;
    ++found.size;
  }
  return found;
}

} // namespace unicode

bool is_word(char32_t c) noexcept {
  return unicode::has(c, unicode::letter | unicode::mark | unicode::number);
}

} // namespace chitieu::text
