#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace chitieu::eval {

/// One bit for each row; the bits after the last row are 0.
class bitmap {
 public:
  static constexpr std::size_t word_bits = 64;

  explicit bitmap(std::size_t rows, bool value = false)
      : rows_{rows}, words_((rows + word_bits - 1) / word_bits, value ? ~std::uint64_t{0} : 0) {
    clear_tail();
  }

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t word_count() const noexcept { return words_.size(); }
  [[nodiscard]] std::uint64_t word(std::size_t i) const noexcept { return words_[i]; }
  [[nodiscard]] std::uint64_t const* words() const noexcept { return words_.data(); }
  [[nodiscard]] bool operator[](std::size_t row) const noexcept {
    return (words_[row / word_bits] >> (row % word_bits) & 1U) != 0;
  }

  void set(std::size_t row) noexcept {
    words_[row / word_bits] |= std::uint64_t{1} << (row % word_bits);
  }

  /// Replaces 64 rows; bits after the last row are dropped.
  void set_word(std::size_t i, std::uint64_t bits) noexcept {
    words_[i] = bits;
    if (i + 1 == words_.size()) clear_tail();
  }

  /// The same of several words; of different words, threads may do so at once.
  void set_words(std::size_t first, std::span<std::uint64_t const> bits) noexcept {
    std::copy(bits.begin(), bits.end(), words_.begin() + static_cast<std::ptrdiff_t>(first));
    if (first + bits.size() == words_.size()) clear_tail();
  }

  [[nodiscard]] bool any() const noexcept {
    for (auto const bits : words_)
      if (bits != 0) return true;
    return false;
  }

 private:
  void clear_tail() noexcept {
    if (auto const used = rows_ % word_bits; used != 0)
      words_.back() &= (std::uint64_t{1} << used) - 1;
  }

  std::size_t rows_;
  std::vector<std::uint64_t> words_;
};

/// Calls `visit` with the number of each bit that is set in the word.
template <class Visit>
void each_bit(std::uint64_t bits, std::size_t first, Visit visit) {
  for (; bits != 0; bits &= bits - 1)
    visit(first + static_cast<std::size_t>(std::countr_zero(bits)));
}

} // namespace chitieu::eval
