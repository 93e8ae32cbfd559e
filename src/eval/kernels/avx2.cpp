#include "bits_of_bytes.hpp"
#include "kernels.hpp"

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))

#include <immintrin.h>

// An attribute of each function and not of the file: what the linker may merge with code of other
// files stays as it is everywhere.
#define CHITIEU_KERNEL __attribute__((target("avx2,popcnt")))

namespace chitieu::eval::kernels {
namespace {

CHITIEU_KERNEL inline std::int64_t ones(std::uint64_t word) { return __builtin_popcountll(word); }

CHITIEU_KERNEL inline __m256i at(unsigned char const* cells, std::size_t thirty_two) {
  return _mm256_loadu_si256(reinterpret_cast<__m256i const*>(cells) + thirty_two);
}

CHITIEU_KERNEL inline std::uint64_t bits_of(__m256i bytes) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes));
}

// x - low ≤ span without signs is x - low - 2^(n-1) ≤ span - 2^(n-1) with signs, for which there
// is an instruction. What is beyond is packed, half by half of a register, into bytes.
template <class Number>
std::uint64_t word_of(unsigned char const* cells, Number low, Number span);

template <class Number>
constexpr Number half = static_cast<Number>(Number{1} << (8 * sizeof(Number) - 1));

template <>
CHITIEU_KERNEL inline std::uint64_t word_of(unsigned char const* cells, std::uint8_t low,
                                            std::uint8_t span) {
  auto const by = _mm256_set1_epi8(static_cast<char>(0 - low - half<std::uint8_t>));
  auto const top = _mm256_set1_epi8(static_cast<char>(span - half<std::uint8_t>));
  auto const first = _mm256_cmpgt_epi8(_mm256_add_epi8(at(cells, 0), by), top);
  auto const second = _mm256_cmpgt_epi8(_mm256_add_epi8(at(cells, 1), by), top);
  return ~(bits_of(first) | bits_of(second) << 32);
}

CHITIEU_KERNEL inline __m256i beyond(unsigned char const* cells, std::size_t i, __m256i by,
                                     __m256i top, std::uint16_t) {
  return _mm256_cmpgt_epi16(_mm256_add_epi16(at(cells, i), by), top);
}

CHITIEU_KERNEL inline __m256i beyond(unsigned char const* cells, std::size_t i, __m256i by,
                                     __m256i top, std::uint32_t) {
  return _mm256_cmpgt_epi32(_mm256_add_epi32(at(cells, i), by), top);
}

template <>
CHITIEU_KERNEL inline std::uint64_t word_of(unsigned char const* cells, std::uint16_t low,
                                            std::uint16_t span) {
  auto const by = _mm256_set1_epi16(static_cast<short>(0 - low - half<std::uint16_t>));
  auto const top = _mm256_set1_epi16(static_cast<short>(span - half<std::uint16_t>));
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    auto const packed = _mm256_packs_epi16(beyond(cells, 2 * i, by, top, low),
                                           beyond(cells, 2 * i + 1, by, top, low));
    word |= bits_of(_mm256_permute4x64_epi64(packed, 0b11'01'10'00)) << (32 * i);
  }
  return ~word;
}

template <>
CHITIEU_KERNEL inline std::uint64_t word_of(unsigned char const* cells, std::uint32_t low,
                                            std::uint32_t span) {
  auto const by = _mm256_set1_epi32(static_cast<int>(0 - low - half<std::uint32_t>));
  auto const top = _mm256_set1_epi32(static_cast<int>(span - half<std::uint32_t>));
  auto const order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    auto const a = _mm256_packs_epi32(beyond(cells, 4 * i, by, top, low),
                                      beyond(cells, 4 * i + 1, by, top, low));
    auto const b = _mm256_packs_epi32(beyond(cells, 4 * i + 2, by, top, low),
                                      beyond(cells, 4 * i + 3, by, top, low));
    word |= bits_of(_mm256_permutevar8x32_epi32(_mm256_packs_epi16(a, b), order)) << (32 * i);
  }
  return ~word;
}

template <>
CHITIEU_KERNEL inline std::uint64_t word_of(unsigned char const* cells, std::uint64_t low,
                                            std::uint64_t span) {
  auto const by = _mm256_set1_epi64x(static_cast<long long>(0 - low - half<std::uint64_t>));
  auto const top = _mm256_set1_epi64x(static_cast<long long>(span - half<std::uint64_t>));
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    auto const four = _mm256_cmpgt_epi64(_mm256_add_epi64(at(cells, i), by), top);
    auto const bits = _mm256_movemask_pd(_mm256_castsi256_pd(four));
    word |= static_cast<std::uint64_t>(static_cast<unsigned>(bits)) << (4 * i);
  }
  return ~word;
}

#include "loops.inc"

} // namespace

kernel_set const* avx2() {
  static constexpr auto made = of_these("avx2");
  return &made;
}

} // namespace chitieu::eval::kernels

#else

namespace chitieu::eval::kernels {

kernel_set const* avx2() { return nullptr; }

} // namespace chitieu::eval::kernels

#endif
