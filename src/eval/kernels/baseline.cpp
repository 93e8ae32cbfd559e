#include "bits_of_bytes.hpp"
#include "kernels.hpp"

#include <bit>
#include <cstring>
#include <type_traits>

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
std::uint64_t plain_beyond(unsigned char const* cells, Number by, Number top) {
  using with_sign = std::make_signed_t<Number>;
  Number numbers[64];
  std::memcpy(numbers, cells, sizeof numbers);
  std::uint8_t flags[64];
  for (std::size_t i = 0; i < 64; ++i)
    flags[i] =
        static_cast<with_sign>(static_cast<Number>(numbers[i] + by)) > static_cast<with_sign>(top)
            ? 1
            : 0;
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

inline std::uint64_t bits_of(__m128i bytes) {
  return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(bytes)));
}

template <bool Moved, class Number>
std::uint64_t beyond(unsigned char const* cells, Number by, Number top) {
  std::uint64_t word = 0;
  if constexpr (sizeof(Number) == 1) {
    auto const all_by = _mm_set1_epi8(static_cast<char>(by));
    auto const all_top = _mm_set1_epi8(static_cast<char>(top));
    for (std::size_t i = 0; i < 4; ++i) {
      auto const some = Moved ? _mm_add_epi8(at(cells, i), all_by) : at(cells, i);
      word |= bits_of(_mm_cmpgt_epi8(some, all_top)) << (16 * i);
    }
  } else if constexpr (sizeof(Number) == 2) {
    auto const all_by = _mm_set1_epi16(static_cast<short>(by));
    auto const all_top = _mm_set1_epi16(static_cast<short>(top));
    auto const greater = [&](std::size_t i) {
      return _mm_cmpgt_epi16(Moved ? _mm_add_epi16(at(cells, i), all_by) : at(cells, i), all_top);
    };
    for (std::size_t i = 0; i < 4; ++i)
      word |= bits_of(_mm_packs_epi16(greater(2 * i), greater(2 * i + 1))) << (16 * i);
  } else if constexpr (sizeof(Number) == 4) {
    auto const all_by = _mm_set1_epi32(static_cast<int>(by));
    auto const all_top = _mm_set1_epi32(static_cast<int>(top));
    auto const greater = [&](std::size_t i) {
      return _mm_cmpgt_epi32(Moved ? _mm_add_epi32(at(cells, i), all_by) : at(cells, i), all_top);
    };
    for (std::size_t i = 0; i < 4; ++i) {
      auto const low_half = _mm_packs_epi32(greater(4 * i), greater(4 * i + 1));
      auto const high_half = _mm_packs_epi32(greater(4 * i + 2), greater(4 * i + 3));
      word |= bits_of(_mm_packs_epi16(low_half, high_half)) << (16 * i);
    }
  } else {
    // SSE2 does not compare numbers of 64 bits.
    word = plain_beyond(cells, by, top);
  }
  return word;
}

#else

template <bool Moved, class Number>
std::uint64_t beyond(unsigned char const* cells, Number by, Number top) {
  return plain_beyond(cells, by, top);
}

#endif

#include "loops.inc"
#include "number_bits.inc"

} // namespace

kernel_set const& baseline() {
  static constexpr auto made = of_these("baseline", number_bits);
  return made;
}

} // namespace chitieu::eval::kernels
