// Bounds that are packed are those that were put in, whatever they are.
#include "exact/packed_bounds.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <iostream>
#include <limits>
#include <random>
#include <vector>

namespace chitieu::exact {
namespace {

class random_bounds {
 public:
  explicit random_bounds(std::uint64_t seed) : random_(seed) {}

  bounds operator()() {
    if (below(8) == 0) return bounds::nothing();
    auto low = end();
    auto high = below(3) == 0 ? low : end();
    if (low && high && *high < *low) std::swap(low, high);
    return {low, high, below(3) == 0, false};
  }

 private:
  std::int64_t below(std::int64_t size) {
    return std::uniform_int_distribution<std::int64_t>(0, size - 1)(random_);
  }

  std::optional<rational> end() {
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();
    switch (below(7)) {
    case 0:
      return std::nullopt;
    case 1:
      return rational::of(below(100) - 50, 1 + below(9)); // seldom units of any scale
    case 2:
      return rational(largest - below(2)) * rational(1 + below(3)); // beyond 64 bits, or nearly
    case 3:
      return rational(-largest - 1);
    default:
      return rational::of(decimal{below(2001) - 1000, static_cast<std::int32_t>(below(4))});
    }
  }

  std::mt19937_64 random_;
};

TEST(packed_bounds, are_what_was_put_in) {
  constexpr std::uint64_t seed = 20'261'127;
  std::cout << "seed " << seed << '\n';
  random_bounds draw(seed);
  for (int const scale : {0, 1, 3, 18}) {
    std::vector<bounds> all;
    packed_bounds packed(scale);
    packed_bounds same(scale);
    packed_bounds other(2);
    for (std::size_t i = 0; i < 20'000; ++i) {
      all.push_back(draw());
      packed.add(all.back());
      same.add(packed, i);
      other.add(packed, i);
      EXPECT_EQ(packed.may_be_none(i), all[i].may_be_none);
      EXPECT_EQ(packed.is_nothing(i), all[i].none);
      EXPECT_EQ(packed.is_open(i), !all[i].none && !all[i].low && !all[i].high);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      ASSERT_EQ(packed[i], all[i]) << "scale " << scale << ", place " << i;
      ASSERT_EQ(same[i], all[i]);
      ASSERT_EQ(other[i], all[i]);
      ASSERT_EQ(packed.low(i), all[i].low);
      ASSERT_EQ(packed.high(i), all[i].high);
    }
  }
}

TEST(packed_bounds, of_units_and_fractions_are_seen_to_be_that) {
  packed_bounds packed(1);
  packed.add(bounds::exactly(rational::of(5, 2)));
  packed.add(bounds::exactly(rational::of(1, 3)));
  packed.add({rational(1), rational(2), true, false});
  auto const where = packed.keep(bounds::exactly(rational(7)));
  packed.add_kept(where);
  packed.add_kept(where);
  ASSERT_NE(packed.units(0), nullptr);
  EXPECT_EQ(packed.units(0)->low, 25);
  EXPECT_EQ(packed.units(1), nullptr);
  ASSERT_NE(packed.fraction(1), nullptr);
  EXPECT_EQ(packed.fraction(1)->denominator(), 3);
  EXPECT_EQ(packed.units(2)->high, 20);
  EXPECT_TRUE(packed.may_be_none(2));
  EXPECT_EQ(packed[3], packed[4]);
  EXPECT_EQ(packed[4], bounds::exactly(rational(7)));
}

} // namespace
} // namespace chitieu::exact
