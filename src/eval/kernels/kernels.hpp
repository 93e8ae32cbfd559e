#pragma once
/// Loops over words of 64 rows, written once (`loops.inc`) and compiled for several sets of
/// instructions; which of them run is chosen when the program runs.
#include <chitieu/exact/counts.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace chitieu::eval::kernels {

/// What one part of a clause says of some rows, a bit a row. A null pointer: in `base` and `yes`
/// every row, in `maybe` and `unknown` none.
struct pair_words {
  std::uint64_t const* base = nullptr;  ///< surely in the base
  std::uint64_t const* maybe = nullptr; ///< perhaps in the base
  std::uint64_t const* yes = nullptr;
  std::uint64_t const* unknown = nullptr;
  std::size_t words = 0;  ///< at least one
  std::uint64_t last = 0; ///< the bits of the last word that are rows
};

struct kernel_set {
  char const* name;

  /// One bit for each of `words` times 64 whole numbers of one width: whether it is `low` or at
  /// most `span` above it, counted without a sign and without an end. What lies `ahead` bytes
  /// behind is asked for meanwhile, where that is not 0.
  using in_range = void (*)(void const* cells, std::size_t words, std::uint64_t low,
                            std::uint64_t span, std::size_t ahead, std::uint64_t* out);
  in_range in_range_1; ///< by bytes of a number
  in_range in_range_2;
  in_range in_range_4;
  in_range in_range_8;

  /// Adds the rows of one part to its counts.
  void (*count)(pair_words const&, exact::counts& into);

  /// Writes the numbers of the bits that are set in a word, counted from `first` on, and gives back
  /// the end of what it wrote; up to sixteen more may be written behind it.
  std::uint32_t* (*number_bits)(std::uint64_t bits, std::uint32_t first, std::uint32_t* to);

  [[nodiscard]] in_range of_width(std::size_t bytes) const noexcept {
    switch (bytes) {
    case 1:
      return in_range_1;
    case 2:
      return in_range_2;
    case 4:
      return in_range_4;
    default:
      return in_range_8;
    }
  }
};

/// What every machine of this kind can run.
[[nodiscard]] kernel_set const& baseline();

/// For wider instructions; null where this build has none.
[[nodiscard]] kernel_set const* avx2();
[[nodiscard]] kernel_set const* avx512();
[[nodiscard]] kernel_set const* avx512_counting();

/// All that this machine can run, the fastest last.
[[nodiscard]] std::span<kernel_set const* const> all();

/// The fastest of them.
[[nodiscard]] inline kernel_set const& best() { return *all().back(); }

} // namespace chitieu::eval::kernels
