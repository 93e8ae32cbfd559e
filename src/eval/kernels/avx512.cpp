#include "kernels.hpp"

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))

#include <immintrin.h>

#define CHITIEU_KERNEL __attribute__((target("avx512f,avx512bw,popcnt")))

namespace chitieu::eval::kernels {
namespace {

CHITIEU_KERNEL inline std::int64_t ones(std::uint64_t word) { return __builtin_popcountll(word); }

CHITIEU_KERNEL inline __m512i at(unsigned char const* cells, std::size_t sixty_four) {
  return _mm512_loadu_si512(cells + 64 * sixty_four);
}

CHITIEU_KERNEL inline __m512i all_of(std::uint8_t one) {
  return _mm512_set1_epi8(static_cast<char>(one));
}
CHITIEU_KERNEL inline __m512i all_of(std::uint16_t one) {
  return _mm512_set1_epi16(static_cast<short>(one));
}
CHITIEU_KERNEL inline __m512i all_of(std::uint32_t one) {
  return _mm512_set1_epi32(static_cast<int>(one));
}
CHITIEU_KERNEL inline __m512i all_of(std::uint64_t one) {
  return _mm512_set1_epi64(static_cast<long long>(one));
}

CHITIEU_KERNEL inline __m512i move(__m512i some, std::uint8_t by) {
  return _mm512_add_epi8(some, all_of(by));
}
CHITIEU_KERNEL inline __m512i move(__m512i some, std::uint16_t by) {
  return _mm512_add_epi16(some, all_of(by));
}
CHITIEU_KERNEL inline __m512i move(__m512i some, std::uint32_t by) {
  return _mm512_add_epi32(some, all_of(by));
}
CHITIEU_KERNEL inline __m512i move(__m512i some, std::uint64_t by) {
  return _mm512_add_epi64(some, all_of(by));
}

CHITIEU_KERNEL inline std::uint64_t greater(__m512i some, std::uint8_t top) {
  return _mm512_cmpgt_epi8_mask(some, all_of(top));
}
CHITIEU_KERNEL inline std::uint64_t greater(__m512i some, std::uint16_t top) {
  return _mm512_cmpgt_epi16_mask(some, all_of(top));
}
CHITIEU_KERNEL inline std::uint64_t greater(__m512i some, std::uint32_t top) {
  return _mm512_cmpgt_epi32_mask(some, all_of(top));
}
CHITIEU_KERNEL inline std::uint64_t greater(__m512i some, std::uint64_t top) {
  return _mm512_cmpgt_epi64_mask(some, all_of(top));
}

template <bool Moved, class Number>
CHITIEU_KERNEL inline std::uint64_t beyond(unsigned char const* cells, Number by, Number top) {
  constexpr auto numbers = 64 / sizeof(Number);
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    auto const some = at(cells, i);
    word |= greater(Moved ? move(some, by) : some, top) << (numbers * i);
  }
  return word;
}

/// Sixteen at a time are moved together.
CHITIEU_KERNEL std::uint32_t* number_bits(std::uint64_t bits, std::uint32_t first,
                                          std::uint32_t* to) {
  auto numbers = _mm512_add_epi32(
      _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), all_of(first));
  for (std::size_t i = 0; i < 4; ++i, bits >>= 16U) {
    auto const set = static_cast<__mmask16>(bits);
    _mm512_storeu_si512(to, _mm512_maskz_compress_epi32(set, numbers));
    to += ones(bits & 0xffffU);
    numbers = _mm512_add_epi32(numbers, all_of(std::uint32_t{16}));
  }
  return to;
}

#include "loops.inc"

} // namespace

kernel_set const* avx512() {
  static constexpr auto made = of_these("avx512", number_bits);
  return &made;
}

} // namespace chitieu::eval::kernels

#else

namespace chitieu::eval::kernels {

kernel_set const* avx512() { return nullptr; }

} // namespace chitieu::eval::kernels

#endif
