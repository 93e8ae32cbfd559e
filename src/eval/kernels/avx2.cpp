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

// What is greater is packed, half by half of a register, into bytes.
template <bool Moved>
CHITIEU_KERNEL inline std::uint64_t beyond(unsigned char const* cells, std::uint8_t by,
                                           std::uint8_t top) {
  auto const all_by = _mm256_set1_epi8(static_cast<char>(by));
  auto const all_top = _mm256_set1_epi8(static_cast<char>(top));
  auto const greater = [&](std::size_t i) CHITIEU_KERNEL {
    auto const some = Moved ? _mm256_add_epi8(at(cells, i), all_by) : at(cells, i);
    return bits_of(_mm256_cmpgt_epi8(some, all_top));
  };
  return greater(0) | greater(1) << 32;
}

template <bool Moved>
CHITIEU_KERNEL inline std::uint64_t beyond(unsigned char const* cells, std::uint16_t by,
                                           std::uint16_t top) {
  auto const all_by = _mm256_set1_epi16(static_cast<short>(by));
  auto const all_top = _mm256_set1_epi16(static_cast<short>(top));
  auto const greater = [&](std::size_t i) CHITIEU_KERNEL {
    auto const some = Moved ? _mm256_add_epi16(at(cells, i), all_by) : at(cells, i);
    return _mm256_cmpgt_epi16(some, all_top);
  };
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    auto const packed = _mm256_packs_epi16(greater(2 * i), greater(2 * i + 1));
    word |= bits_of(_mm256_permute4x64_epi64(packed, 0b11'01'10'00)) << (32 * i);
  }
  return word;
}

template <bool Moved>
CHITIEU_KERNEL inline std::uint64_t beyond(unsigned char const* cells, std::uint32_t by,
                                           std::uint32_t top) {
  auto const all_by = _mm256_set1_epi32(static_cast<int>(by));
  auto const all_top = _mm256_set1_epi32(static_cast<int>(top));
  auto const greater = [&](std::size_t i) CHITIEU_KERNEL {
    auto const some = Moved ? _mm256_add_epi32(at(cells, i), all_by) : at(cells, i);
    return _mm256_cmpgt_epi32(some, all_top);
  };
  auto const order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    auto const a = _mm256_packs_epi32(greater(4 * i), greater(4 * i + 1));
    auto const b = _mm256_packs_epi32(greater(4 * i + 2), greater(4 * i + 3));
    word |= bits_of(_mm256_permutevar8x32_epi32(_mm256_packs_epi16(a, b), order)) << (32 * i);
  }
  return word;
}

template <bool Moved>
CHITIEU_KERNEL inline std::uint64_t beyond(unsigned char const* cells, std::uint64_t by,
                                           std::uint64_t top) {
  auto const all_by = _mm256_set1_epi64x(static_cast<long long>(by));
  auto const all_top = _mm256_set1_epi64x(static_cast<long long>(top));
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    auto const some = Moved ? _mm256_add_epi64(at(cells, i), all_by) : at(cells, i);
    auto const bits = _mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpgt_epi64(some, all_top)));
    word |= static_cast<std::uint64_t>(static_cast<unsigned>(bits)) << (4 * i);
  }
  return word;
}

#include "loops.inc"
#include "number_bits.inc"

} // namespace

kernel_set const* avx2() {
  static constexpr auto made = of_these("avx2", number_bits);
  return &made;
}

} // namespace chitieu::eval::kernels

#else

namespace chitieu::eval::kernels {

kernel_set const* avx2() { return nullptr; }

} // namespace chitieu::eval::kernels

#endif
