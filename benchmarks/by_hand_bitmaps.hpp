#pragma once
/// The ten counts through bitmaps, by hand and for this plan only: the yardstick of speed.
#include "staff.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define CHITIEU_HAND_WRITTEN 1
#include <immintrin.h>
#else
#define CHITIEU_HAND_WRITTEN 0
#endif

#if CHITIEU_HAND_WRITTEN

namespace chitieu::benchmarks {

#define CHITIEU_AVX2 __attribute__((target("avx2,popcnt")))

/// The staff table in arrays without blanks, as many rows as are whole words.
class hand_columns {
 public:
  explicit hand_columns(staff<blanks::no> const& table) : units_(table.unit_count()) {
    auto const rows = table.people().size() / 64 * 64;
    disciplined_.resize(rows / 64);
    for (std::size_t i = 0; i < rows; ++i) {
      auto const& one = table.people()[i];
      position_.push_back(static_cast<std::int8_t>(one.position));
      title_.push_back(static_cast<std::int8_t>(one.title));
      rank_.push_back(static_cast<std::int8_t>(one.rank));
      disciplined_[i / 64] |= std::uint64_t{one.disciplined} << (i % 64);
      unit_.push_back(one.unit);
      essays_.push_back(one.essays);
      awards_.push_back(one.awards);
      phd_start_.push_back(
          one.phd_start ? static_cast<std::int32_t>(one.phd_start->time_since_epoch().count())
                        : -1);
    }
  }

  CHITIEU_AVX2 [[nodiscard]] std::array<std::int64_t, 11> count() {
    std::array<std::int64_t, 11> out{};
    std::fill(units_.begin(), units_.end(), 0);
    auto const add = [&out](std::size_t which, std::uint64_t word)
                         CHITIEU_AVX2 { out[which] += __builtin_popcountll(word); };
    for (std::size_t i = 0; i < position_.size(); i += 64) {
      auto const teaches = ~above(&position_[i], 1);
      auto const awarded = above(&awards_[i], 0);
      add(0, ~disciplined_[i / 64]);
      add(1, teaches);
      add(2, teaches & above(&essays_[i], 0));
      add(3, above(&phd_start_[i], 19357) & ~above(&phd_start_[i], 19722));
      add(4, above(&title_[i], 0));
      add(5, above(&title_[i], 1));
      add(6, awarded);
      add(7, above(&rank_[i], 1));
      add(8, above(&rank_[i], 2));
      add(9, above(&essays_[i], 2));
      for (auto word = awarded; word != 0; word &= word - 1)
        units_[static_cast<std::size_t>(
            unit_[i + static_cast<std::size_t>(__builtin_ctzll(word))])] = 1;
    }
    for (auto const any : units_) out[10] += any;
    return out;
  }

 private:
  CHITIEU_AVX2 static std::uint64_t above(std::int8_t const* from, std::int8_t bound) {
    auto const by = _mm256_set1_epi8(bound);
    auto const half = [&](std::size_t i) CHITIEU_AVX2 {
      auto const some = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(from) + i);
      return static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpgt_epi8(some, by)));
    };
    return half(0) | std::uint64_t{half(1)} << 32;
  }

  CHITIEU_AVX2 static std::uint64_t above(std::int32_t const* from, std::int32_t bound) {
    auto const by = _mm256_set1_epi32(bound);
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      auto const some = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(from) + i);
      auto const bits = _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(some, by)));
      word |= std::uint64_t{static_cast<std::uint8_t>(bits)} << (8 * i);
    }
    return word;
  }

  std::vector<std::uint8_t> units_;
  std::vector<std::int8_t> position_;
  std::vector<std::int8_t> title_;
  std::vector<std::int8_t> rank_;
  std::vector<std::uint64_t> disciplined_;
  std::vector<std::int16_t> unit_;
  std::vector<std::int32_t> essays_;
  std::vector<std::int32_t> awards_;
  std::vector<std::int32_t> phd_start_;
};

#undef CHITIEU_AVX2

} // namespace chitieu::benchmarks

#endif
