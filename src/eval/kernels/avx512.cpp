#include "bits_of_bytes.hpp"
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

template <class Number>
std::uint64_t word_of(unsigned char const* cells, Number low, Number span);

template <>
CHITIEU_KERNEL inline std::uint64_t word_of(unsigned char const* cells, std::uint8_t low,
                                            std::uint8_t span) {
  auto const from = _mm512_set1_epi8(static_cast<char>(low));
  auto const top = _mm512_set1_epi8(static_cast<char>(span));
  return _mm512_cmple_epu8_mask(_mm512_sub_epi8(at(cells, 0), from), top);
}

template <>
CHITIEU_KERNEL inline std::uint64_t word_of(unsigned char const* cells, std::uint16_t low,
                                            std::uint16_t span) {
  auto const from = _mm512_set1_epi16(static_cast<short>(low));
  auto const top = _mm512_set1_epi16(static_cast<short>(span));
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 2; ++i)
    word |= std::uint64_t{_mm512_cmple_epu16_mask(_mm512_sub_epi16(at(cells, i), from), top)}
            << (32 * i);
  return word;
}

template <>
CHITIEU_KERNEL inline std::uint64_t word_of(unsigned char const* cells, std::uint32_t low,
                                            std::uint32_t span) {
  auto const from = _mm512_set1_epi32(static_cast<int>(low));
  auto const top = _mm512_set1_epi32(static_cast<int>(span));
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 4; ++i)
    word |= std::uint64_t{_mm512_cmple_epu32_mask(_mm512_sub_epi32(at(cells, i), from), top)}
            << (16 * i);
  return word;
}

template <>
CHITIEU_KERNEL inline std::uint64_t word_of(unsigned char const* cells, std::uint64_t low,
                                            std::uint64_t span) {
  auto const from = _mm512_set1_epi64(static_cast<long long>(low));
  auto const top = _mm512_set1_epi64(static_cast<long long>(span));
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8; ++i)
    word |= std::uint64_t{_mm512_cmple_epu64_mask(_mm512_sub_epi64(at(cells, i), from), top)}
            << (8 * i);
  return word;
}

#include "loops.inc"

} // namespace

kernel_set const* avx512() {
  static constexpr auto made = of_these("avx512");
  return &made;
}

} // namespace chitieu::eval::kernels

#else

namespace chitieu::eval::kernels {

kernel_set const* avx512() { return nullptr; }

} // namespace chitieu::eval::kernels

#endif
