#pragma once
/// The ten counts by hand, for this plan only and over plain arrays without blanks: through
/// bitmaps, the yardstick of speed, in one loop as the compiler makes it, and the mere reading of
/// the bytes.
#include "staff.hpp"

#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define CHITIEU_HAND_WRITTEN 1
#include <immintrin.h>
#else
#define CHITIEU_HAND_WRITTEN 0
#endif

#if CHITIEU_HAND_WRITTEN

namespace chitieu::benchmarks {

#define CHITIEU_AVX2 __attribute__((target("avx2,popcnt")))

/// The ten counts in the order of the targets, then how many teach.
using hand_counts = std::array<std::int64_t, 11>;

/// The columns of the staff table as arrays; days are days, `no_day` where there is none.
struct hand_table {
  static constexpr std::int32_t no_day = -1;

  std::size_t units = 0;
  std::vector<std::int8_t> position;
  std::vector<std::int8_t> title;
  std::vector<std::int8_t> rank;
  std::vector<std::uint8_t> disciplined; ///< a byte a row
  std::vector<std::int16_t> unit;
  std::vector<std::int32_t> essays;
  std::vector<std::int32_t> awards;
  std::vector<std::int32_t> phd_start;

  [[nodiscard]] std::size_t rows() const { return position.size(); }
};

[[nodiscard]] inline hand_table table_of(staff<blanks::no> const& table) {
  hand_table out;
  out.units = table.unit_count();
  for (auto const& one : table.people()) {
    out.position.push_back(static_cast<std::int8_t>(one.position));
    out.title.push_back(static_cast<std::int8_t>(one.title));
    out.rank.push_back(static_cast<std::int8_t>(one.rank));
    out.disciplined.push_back(one.disciplined ? 1 : 0);
    out.unit.push_back(one.unit);
    out.essays.push_back(one.essays);
    out.awards.push_back(one.awards);
    out.phd_start.push_back(
        one.phd_start ? static_cast<std::int32_t>(one.phd_start->time_since_epoch().count())
                      : hand_table::no_day);
  }
  return out;
}

/// Counts a table by hand; what is behind its last row is filled up to a whole word of 64 rows.
class by_hand_columns {
 public:
  explicit by_hand_columns(hand_table table)
      : rows_(table.rows()), of_(std::move(table)), seen_(of_.units) {
    auto const padded = (rows_ + 63) / 64 * 64;
    disciplined_.resize(padded / 64);
    for (std::size_t i = 0; i < rows_; ++i)
      disciplined_[i / 64] |= std::uint64_t{of_.disciplined[i]} << (i % 64);
    auto const pad = [padded](auto&... columns) { (columns.resize(padded), ...); };
    pad(of_.position, of_.title, of_.rank, of_.disciplined, of_.unit, of_.essays, of_.awards,
        of_.phd_start);
  }

  CHITIEU_AVX2 [[nodiscard]] hand_counts through_bitmaps() {
    hand_counts out{};
    std::fill(seen_.begin(), seen_.end(), 0);
    auto const words = disciplined_.size();
    auto rows = ~std::uint64_t{0};
    auto const add = [&out, &rows](std::size_t which, std::uint64_t word)
                         CHITIEU_AVX2 { out[which] += __builtin_popcountll(word & rows); };
    for (std::size_t at = 0; at < words; ++at) {
      if (at + 1 == words && rows_ % 64 != 0) rows = (std::uint64_t{1} << (rows_ % 64)) - 1;
      auto const i = at * 64;
      auto const teaches = ~above(&of_.position[i], 1);
      auto const awarded = above(&of_.awards[i], 0);
      add(0, ~disciplined_[at]);
      add(1, teaches & above(&of_.essays[i], 0));
      add(2, above(&of_.phd_start[i], 19357) & ~above(&of_.phd_start[i], 19722));
      add(3, above(&of_.title[i], 0));
      add(4, above(&of_.title[i], 1));
      add(5, awarded);
      add(6, above(&of_.rank[i], 1));
      add(7, above(&of_.rank[i], 2));
      add(8, above(&of_.essays[i], 2));
      add(10, teaches);
      for (auto word = awarded & rows; word != 0; word &= word - 1)
        seen_[static_cast<std::size_t>(
            of_.unit[i + static_cast<std::size_t>(__builtin_ctzll(word))])] = 1;
    }
    for (auto const any : seen_) out[9] += any;
    return out;
  }

  CHITIEU_AVX2 [[nodiscard]] hand_counts in_one_loop() {
    hand_counts out{};
    std::fill(seen_.begin(), seen_.end(), 0);
    constexpr std::size_t block = 4096;
    for (std::size_t first = 0; first < rows_; first += block) {
      auto const end = std::min(first + block, rows_);
      std::array<std::uint32_t, 11> here{};
      for (auto i = first; i < end; ++i) {
        here[0] += of_.disciplined[i] == 0;
        here[3] += of_.title[i] >= 1;
        here[4] += of_.title[i] >= 2;
        here[6] += of_.rank[i] >= 2;
        here[7] += of_.rank[i] == 3;
        here[10] += of_.position[i] < 2;
      }
      for (auto i = first; i < end; ++i) {
        here[1] += (of_.position[i] < 2) & (of_.essays[i] >= 1);
        here[8] += of_.essays[i] >= 3;
      }
      for (auto i = first; i < end; ++i)
        here[2] += (of_.phd_start[i] >= 19358) & (of_.phd_start[i] <= 19722);
      for (auto i = first; i < end; ++i) here[5] += of_.awards[i] >= 1;
      for (auto i = first; i < end; ++i)
        seen_[static_cast<std::size_t>(of_.unit[i])] |= of_.awards[i] >= 1;
      for (std::size_t k = 0; k < here.size(); ++k) out[k] += here[k];
    }
    for (auto const any : seen_) out[9] += any;
    return out;
  }

  /// A sum that has all bytes in it.
  [[nodiscard]] std::uint64_t reading_only() const {
    std::uint64_t all = 0;
    auto const read = [&all](auto const& column) {
      auto const* bytes = reinterpret_cast<unsigned char const*>(column.data());
      auto const words = column.size() * sizeof(column[0]) / 8;
      std::array<std::uint64_t, 4> sums{};
      for (std::size_t i = 0; i + 3 < words; i += 4) {
        std::array<std::uint64_t, 4> four{};
        std::memcpy(four.data(), bytes + i * 8, sizeof four);
        for (std::size_t k = 0; k < 4; ++k) sums[k] += four[k];
      }
      for (auto const sum : sums) all += sum;
    };
    auto const each = [&read](auto const&... columns) { (read(columns), ...); };
    each(of_.position, of_.title, of_.rank, disciplined_, of_.unit, of_.essays, of_.awards,
         of_.phd_start);
    return all;
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

  std::size_t rows_;
  hand_table of_;
  std::vector<std::uint64_t> disciplined_;
  std::vector<std::uint8_t> seen_;
};

#undef CHITIEU_AVX2

} // namespace chitieu::benchmarks

#endif
