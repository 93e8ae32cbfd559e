#include "number_words.hpp"

#include "vocabulary.hpp"

#include <array>

namespace chitieu::syntax {
namespace {

struct numeral {
  std::int64_t is;
  std::string_view folded;
};

// The first word for each number is the one that is printed.
constexpr std::array tops_en{numeral{1, "a"},     numeral{1, "one"},   numeral{2, "two"},
                             numeral{3, "three"}, numeral{4, "four"},  numeral{5, "five"},
                             numeral{6, "six"},   numeral{7, "seven"}, numeral{8, "eight"},
                             numeral{9, "nine"},  numeral{1, "an"}};
constexpr std::array bottoms_en{
    numeral{2, "half"},    numeral{3, "third"},    numeral{4, "quarter"},  numeral{5, "fifth"},
    numeral{6, "sixth"},   numeral{7, "seventh"},  numeral{8, "eighth"},   numeral{9, "ninth"},
    numeral{10, "tenth"},  numeral{3, "thirds"},   numeral{4, "quarters"}, numeral{5, "fifths"},
    numeral{6, "sixths"},  numeral{7, "sevenths"}, numeral{8, "eighths"},  numeral{9, "ninths"},
    numeral{10, "tenths"}, numeral{2, "halves"},   numeral{4, "fourth"},   numeral{4, "fourths"}};
constexpr std::array tops_vi{numeral{1, "một"}, numeral{2, "hai"}, numeral{3, "ba"},
                             numeral{4, "bốn"}, numeral{5, "năm"}, numeral{6, "sáu"},
                             numeral{7, "bảy"}, numeral{8, "tám"}, numeral{9, "chín"}};
constexpr std::array bottoms_vi{numeral{2, "hai"}, numeral{3, "ba"},   numeral{4, "tư"},
                                numeral{5, "năm"}, numeral{6, "sáu"},  numeral{7, "bảy"},
                                numeral{8, "tám"}, numeral{9, "chín"}, numeral{10, "mười"},
                                numeral{4, "bốn"}};
// What may be a number without being the top of a fraction.
constexpr std::array counts_en{numeral{10, "ten"}, numeral{11, "eleven"}, numeral{12, "twelve"}};
constexpr std::array counts_vi{numeral{4, "tư"}, numeral{10, "mười"}};
constexpr std::string_view halves[] = {"half", "nửa"};
constexpr std::string_view part = "phần";

// The longest of these words has so many bytes.
constexpr std::size_t longest_word = 8;

std::uint32_t skip(std::string_view text, std::uint32_t offset) {
  while (offset < text.size() && is_blank(text[offset])) ++offset;
  return offset;
}

// The letters at an offset; none where they are more than any of these words has.
std::string_view word_at(std::string_view text, std::uint32_t offset) {
  auto const letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  auto end = std::size_t{offset};
  while (end < text.size() && end - offset <= longest_word && letter(text[end])) ++end;
  return end - offset > longest_word ? std::string_view() : text.substr(offset, end - offset);
}

template <std::size_t N>
std::int64_t number_of(std::array<numeral, N> const& all, std::string_view word) {
  for (auto const& each : all)
    if (each.folded == word) return each.is;
  return 0;
}

template <std::size_t N>
std::string_view word_for(std::array<numeral, N> const& all, std::int64_t is) {
  for (auto const& each : all)
    if (each.is == is) return each.folded;
  return {};
}

} // namespace

std::optional<worded_count> read_count(std::string_view text, std::uint32_t offset) {
  auto const word = word_at(text, offset);
  if (word.empty() || word == "a" || word == "an") return std::nullopt;
  auto const end = offset + static_cast<std::uint32_t>(word.size());
  auto const found = [&](auto const&... tables) {
    auto is = std::int64_t{0};
    ((is = is == 0 ? number_of(tables, word) : is), ...);
    return is;
  };
  auto const is = found(tops_en, counts_en, tops_vi, counts_vi);
  if (is == 0 || (end < text.size() && text[end] == '_')) return std::nullopt;
  return worded_count{is, end};
}

namespace {

// A whole number in digits or as a word.
std::optional<worded_count> count_at(std::string_view text, std::uint32_t offset) {
  constexpr std::uint32_t digits = 3;
  auto end = offset;
  auto is = std::int64_t{0};
  while (end < text.size() && end - offset <= digits && text[end] >= '0' && text[end] <= '9')
    is = is * 10 + (text[end++] - '0');
  if (end == offset) return read_count(text, offset);
  auto const number_ends =
      end - offset <= digits && (end == text.size() || is_blank(text[end]) || text[end] == ';');
  return number_ends ? std::optional(worded_count{is, end}) : std::nullopt;
}

// `one in ten`, `9 out of 10`.
std::optional<worded_fraction> so_many_in(std::string_view text, std::uint32_t offset) {
  auto const top = count_at(text, offset);
  if (!top || top->is == 0) return std::nullopt;
  for (std::string_view const joint : {"in", "out of"}) {
    auto const joined = match_phrase(joint, text, skip(text, top->end));
    if (joined == 0) continue;
    auto const bottom = count_at(text, skip(text, joined));
    if (!bottom || bottom->is <= top->is) return std::nullopt;
    return worded_fraction{top->is, bottom->is, bottom->end};
  }
  return std::nullopt;
}

} // namespace

// Asked wherever a number may stand, so most words are dismissed at a glance.
std::optional<worded_fraction> read_fraction(std::string_view text, std::uint32_t offset) {
  if (auto const part = so_many_in(text, offset)) return part;
  auto const first = word_at(text, offset);
  if (first.empty()) return std::nullopt;
  auto const after_first = offset + static_cast<std::uint32_t>(first.size());
  auto const after = [](std::uint32_t at, std::string_view word) {
    return at + static_cast<std::uint32_t>(word.size());
  };
  for (std::string_view const half : halves) {
    if (first != half) continue;
    // “half the staff” is half of them.
    auto const next = skip(text, after_first);
    auto const the = word_at(text, next);
    return worded_fraction{1, 2, the == "the" ? after(next, the) : after_first};
  }
  if (auto const top = number_of(tops_en, first); top != 0) {
    auto const hyphen = after_first < text.size() && text[after_first] == '-';
    auto const at = hyphen ? after_first + 1 : skip(text, after_first);
    auto const second = word_at(text, at);
    auto const bottom = number_of(bottoms_en, second);
    if (bottom == 0) return std::nullopt;
    return worded_fraction{top, bottom, after(at, second)};
  }
  auto const top = number_of(tops_vi, first);
  if (top == 0 && first != "phân") return std::nullopt;
  auto const at = skip(text, after_first);
  auto const second = word_at(text, at);
  if (second == "nửa" && top <= 1) return worded_fraction{1, 2, after(at, second)};
  if (second != part || top == 0) return std::nullopt;
  auto const last = skip(text, after(at, second));
  auto const third = word_at(text, last);
  auto const bottom = number_of(bottoms_vi, third);
  if (bottom == 0) return std::nullopt;
  return worded_fraction{top, bottom, after(last, third)};
}

std::string fraction_in_words(exact::ratio const& is, language which) {
  auto const vi = which == language::vi;
  if (is == *exact::ratio::make(1, 2)) return vi ? "một nửa" : "half";
  auto const top = vi ? word_for(tops_vi, is.numerator()) : word_for(tops_en, is.numerator());
  auto const bottom =
      vi ? word_for(bottoms_vi, is.denominator()) : word_for(bottoms_en, is.denominator());
  if (top.empty() || bottom.empty()) return {};
  if (vi) return std::string(top) + " " + std::string(part) + " " + std::string(bottom);
  return std::string(top) + " " + std::string(bottom) + (is.numerator() == 1 ? "" : "s");
}

} // namespace chitieu::syntax
