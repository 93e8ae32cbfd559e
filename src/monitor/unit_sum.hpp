#pragma once
#include <chitieu/exact/rational.hpp>

#include <cstdint>

namespace chitieu::live {

/// A sum of whole units, as many as there are rows, in two words: high · 2³² + low.
struct unit_sum {
  std::int64_t high = 0;
  std::int64_t low = 0; ///< below 2³²

  /// A number so many times.
  static unit_sum of(std::int64_t units, std::uint32_t times) {
    auto const low = static_cast<std::uint64_t>(units & lowest) * times;
    return {(units >> 32) * std::int64_t{times} + static_cast<std::int64_t>(low >> 32),
            static_cast<std::int64_t>(low & lowest)};
  }

  void add(std::int64_t units) { add({units >> 32, units & lowest}); }
  void add(unit_sum const& other) {
    low += other.low;
    high += other.high + (low >> 32);
    low &= lowest;
  }

  /// The sum, of units that have so many decimals.
  [[nodiscard]] exact::rational total(int scale) const {
    constexpr std::int64_t fits = std::int64_t{1} << 30;
    if (high > -fits && high < fits)
      return exact::rational::of(exact::decimal{high * two_to_32 + low, scale});
    return exact::rational::of(exact::decimal{high, scale}) * exact::rational{two_to_32} +
           exact::rational::of(exact::decimal{low, scale});
  }

 private:
  static constexpr std::int64_t two_to_32 = std::int64_t{1} << 32;
  static constexpr std::int64_t lowest = two_to_32 - 1;
};

} // namespace chitieu::live
