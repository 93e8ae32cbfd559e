#include "bits_of_bytes.hpp"
#include "kernels.hpp"

#include <bit>
#include <cstring>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define CHITIEU_HAS_SSE2 1
#else
#define CHITIEU_HAS_SSE2 0
#endif

#define CHITIEU_KERNEL

namespace chitieu::eval::kernels {
namespace {

inline std::int64_t ones(std::uint64_t word) { return std::popcount(word); }

/// Bytes that are 0 or 1 become bits; compilers turn the comparisons into wide ones.
template <class Number>
std::uint64_t plain_word_of(unsigned char const* cells, Number low, Number span) {
  Number numbers[64];
  std::memcpy(numbers, cells, sizeof numbers);
  std::uint8_t flags[64];
  for (std::size_t i = 0; i < 64; ++i)
    flags[i] = static_cast<Number>(numbers[i] - low) <= span ? 1 : 0;
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 64; i += 8) {
    std::uint64_t eight = 0;
    for (std::size_t j = 0; j < 8; ++j) eight |= std::uint64_t{flags[i + j]} << (8 * j);
    // Gathers the lowest bits of eight bytes in the highest byte.
    word |= ((eight * 0x0102'0408'1020'4080U) >> 56) << i;
  }
  return word;
}

#if CHITIEU_HAS_SSE2

inline __m128i at(unsigned char const* cells, std::size_t sixteen) {
  return _mm_loadu_si128(reinterpret_cast<__m128i const*>(cells) + sixteen);
}

// x - low ≤ span without signs is x - low - 2^(n-1) ≤ span - 2^(n-1) with signs, for which there
// is an instruction.
template <class Number>
std::uint64_t word_of(unsigned char const* cells, Number low, Number span) {
  constexpr auto half = static_cast<Number>(Number{1} << (8 * sizeof(Number) - 1));
  auto const moved = static_cast<Number>(0 - low - half);
  auto const most = static_cast<Number>(span - half);
  std::uint64_t beyond = 0;
  if constexpr (sizeof(Number) == 1) {
    auto const by = _mm_set1_epi8(static_cast<char>(moved));
    auto const top = _mm_set1_epi8(static_cast<char>(most));
    for (std::size_t i = 0; i < 4; ++i) {
      auto const bits = _mm_movemask_epi8(_mm_cmpgt_epi8(_mm_add_epi8(at(cells, i), by), top));
      beyond |= std::uint64_t{static_cast<unsigned>(bits)} << (16 * i);
    }
  } else if constexpr (sizeof(Number) == 2) {
    auto const by = _mm_set1_epi16(static_cast<short>(moved));
    auto const top = _mm_set1_epi16(static_cast<short>(most));
    auto const test = [&](std::size_t i) {
      return _mm_cmpgt_epi16(_mm_add_epi16(at(cells, i), by), top);
    };
    for (std::size_t i = 0; i < 4; ++i) {
      auto const bits = _mm_movemask_epi8(_mm_packs_epi16(test(2 * i), test(2 * i + 1)));
      beyond |= std::uint64_t{static_cast<unsigned>(bits)} << (16 * i);
    }
  } else {
    auto const by = _mm_set1_epi32(static_cast<int>(moved));
    auto const top = _mm_set1_epi32(static_cast<int>(most));
    auto const test = [&](std::size_t i) {
      return _mm_cmpgt_epi32(_mm_add_epi32(at(cells, i), by), top);
    };
    for (std::size_t i = 0; i < 4; ++i) {
      auto const low_half = _mm_packs_epi32(test(4 * i), test(4 * i + 1));
      auto const high_half = _mm_packs_epi32(test(4 * i + 2), test(4 * i + 3));
      auto const bits = _mm_movemask_epi8(_mm_packs_epi16(low_half, high_half));
      beyond |= std::uint64_t{static_cast<unsigned>(bits)} << (16 * i);
    }
  }
  return ~beyond;
}

// SSE2 does not compare numbers of 64 bits.
template <>
std::uint64_t word_of(unsigned char const* cells, std::uint64_t low, std::uint64_t span) {
  return plain_word_of(cells, low, span);
}

#else

template <class Number>
std::uint64_t word_of(unsigned char const* cells, Number low, Number span) {
  return plain_word_of(cells, low, span);
}

#endif

#include "loops.inc"

} // namespace

kernel_set const& baseline() {
  static constexpr auto made = of_these("baseline");
  return made;
}

} // namespace chitieu::eval::kernels
