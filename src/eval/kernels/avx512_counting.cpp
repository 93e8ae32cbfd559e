#include "kernels.hpp"

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))

#include <immintrin.h>

#define CHITIEU_KERNEL __attribute__((target("avx512f,avx512bw,avx512vpopcntdq,popcnt")))

namespace chitieu::eval::kernels {
namespace {

constexpr std::size_t at_once = 8; ///< words

CHITIEU_KERNEL inline __m512i at(std::uint64_t const* words, std::size_t i) {
  return _mm512_loadu_si512(words + i);
}

CHITIEU_KERNEL inline std::int64_t total(__m512i sums) {
  std::int64_t each[at_once];
  _mm512_storeu_si512(each, sums);
  std::int64_t sum = 0;
  for (auto const one : each) sum += one;
  return sum;
}

CHITIEU_KERNEL inline __m512i with_ones(__m512i sum, __m512i words) {
  return _mm512_add_epi64(sum, _mm512_popcnt_epi64(words));
}

/// As in `loops.inc`, but many words at once, and those that are left over under a mask.
template <bool HasBase, bool HasYes, bool HasUnknown>
CHITIEU_KERNEL inline void count_base(std::uint64_t const* base, pair_words const& of,
                                      std::int64_t& all, std::int64_t& yes, std::int64_t& unknown) {
  auto sum = _mm512_setzero_si512();
  auto sum_yes = sum;
  auto sum_unknown = sum;
  auto const add = [&](__m512i in, __m512i is_yes, __m512i is_unknown) CHITIEU_KERNEL {
    sum = with_ones(sum, in);
    if constexpr (HasYes) sum_yes = with_ones(sum_yes, _mm512_and_si512(in, is_yes));
    if constexpr (HasUnknown)
      sum_unknown = with_ones(sum_unknown, _mm512_and_si512(in, is_unknown));
  };
  auto const every = _mm512_set1_epi64(-1);
  auto const last = of.words - 1;
  std::size_t i = 0;
  for (; i + at_once <= last; i += at_once)
    add(HasBase ? at(base, i) : every, HasYes ? at(of.yes, i) : every,
        HasUnknown ? at(of.unknown, i) : every);
  auto const left = static_cast<__mmask8>((1U << (last - i + 1)) - 1);
  auto const some = [&](std::uint64_t const* words)
                        CHITIEU_KERNEL { return _mm512_maskz_loadu_epi64(left, words + i); };
  // Of the last word only some bits are rows.
  auto const rows = _mm512_mask_set1_epi64(_mm512_maskz_set1_epi64(left, -1),
                                           static_cast<__mmask8>(1U << (last - i)),
                                           static_cast<long long>(of.last));
  add(HasBase ? _mm512_and_si512(some(base), rows) : rows, HasYes ? some(of.yes) : every,
      HasUnknown ? some(of.unknown) : every);
  all = total(sum);
  yes = HasYes ? total(sum_yes) : all;
  unknown = HasUnknown ? total(sum_unknown) : 0;
}

CHITIEU_KERNEL inline void count_base(std::uint64_t const* base, pair_words const& of,
                                      std::int64_t& all, std::int64_t& yes, std::int64_t& unknown) {
  if (of.unknown != nullptr && of.yes != nullptr)
    base != nullptr ? count_base<true, true, true>(base, of, all, yes, unknown)
                    : count_base<false, true, true>(base, of, all, yes, unknown);
  else if (of.yes != nullptr)
    base != nullptr ? count_base<true, true, false>(base, of, all, yes, unknown)
                    : count_base<false, true, false>(base, of, all, yes, unknown);
  else
    base != nullptr ? count_base<true, false, false>(base, of, all, yes, unknown)
                    : count_base<false, false, false>(base, of, all, yes, unknown);
}

#include "count.inc"

} // namespace

kernel_set const* avx512_counting() {
  static kernel_set const made = [] {
    auto set = *avx512();
    set.name = "avx512 that counts bits";
    set.count = count;
    return set;
  }();
  return &made;
}

} // namespace chitieu::eval::kernels

#else

namespace chitieu::eval::kernels {

kernel_set const* avx512_counting() { return nullptr; }

} // namespace chitieu::eval::kernels

#endif
