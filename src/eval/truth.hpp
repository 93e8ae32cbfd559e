#pragma once
#include "bitmap.hpp"

#include "exact/pace.hpp"

#include <optional>
#include <utility>

namespace chitieu::eval {

/// One of Kleene's three values.
enum class answer : std::uint8_t { no, unknown, yes };

/// What a condition says of every row of its population; no row is in both bitmaps.
class truth {
 public:
  /// The same answer, yes or no, for every row.
  truth(std::size_t rows, bool value) : yes_{rows, value} {}

  /// A bitmap of unknowns without any is dropped.
  truth(bitmap yes, std::optional<bitmap> unknown)
      : yes_{std::move(yes)}, unknown_{std::move(unknown)} {
    if (unknown_ && !unknown_->any()) unknown_.reset();
  }

  [[nodiscard]] std::size_t rows() const noexcept { return yes_.rows(); }
  [[nodiscard]] std::size_t word_count() const noexcept { return yes_.word_count(); }
  [[nodiscard]] bool has_unknown() const noexcept { return unknown_.has_value(); }
  [[nodiscard]] std::uint64_t yes(std::size_t word) const noexcept { return yes_.word(word); }
  [[nodiscard]] std::uint64_t unknown(std::size_t word) const noexcept {
    return unknown_ ? unknown_->word(word) : 0;
  }

  /// All words, and those of unknowns or null where there are none.
  [[nodiscard]] std::uint64_t const* yes_words() const noexcept { return yes_.words(); }
  [[nodiscard]] std::uint64_t const* unknown_words() const noexcept {
    return unknown_ ? unknown_->words() : nullptr;
  }

  [[nodiscard]] answer operator[](std::size_t row) const noexcept {
    if (yes_[row]) return answer::yes;
    return unknown_ && (*unknown_)[row] ? answer::unknown : answer::no;
  }

 private:
  bitmap yes_;
  std::optional<bitmap> unknown_;
};

/// Yes and no change places.
[[nodiscard]] truth negate(truth const&);

/// Both; no beats unknown.
[[nodiscard]] truth conjoin(truth const&, truth const&);

/// Either; yes beats unknown.
[[nodiscard]] truth disjoin(truth const&, truth const&);

/// Asks row by row, in their order.
template <class Ask>
truth ask_rows(exact::pace const& with, std::size_t rows, Ask ask) {
  bitmap yes{rows};
  bitmap unknown{rows};
  for (std::size_t word = 0, row = 0; word < yes.word_count(); ++word) {
    with.take(bitmap::word_bits);
    std::uint64_t said_yes = 0;
    std::uint64_t said_unknown = 0;
    for (std::size_t bit = 0; bit < bitmap::word_bits && row < rows; ++bit, ++row) {
      answer const said = ask(row);
      said_yes |= std::uint64_t{said == answer::yes} << bit;
      said_unknown |= std::uint64_t{said == answer::unknown} << bit;
    }
    yes.set_word(word, said_yes);
    unknown.set_word(word, said_unknown);
  }
  return {std::move(yes), std::move(unknown)};
}

} // namespace chitieu::eval
