#include <chitieu/exact/ratio.hpp>

#include <boost/multiprecision/cpp_int.hpp>
#include <gtest/gtest.h>

#include <cstdint>
#include <iostream>
#include <limits>
#include <random>

namespace chitieu::exact {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

cpp_rational rational(ratio const& value) {
  return cpp_rational(cpp_int(value.numerator()), cpp_int(value.denominator()));
}

std::int64_t signed_sample(std::mt19937_64& random) {
  return static_cast<std::int64_t>(random()) >> (random() % 63);
}

std::int64_t positive_sample(std::mt19937_64& random) {
  return static_cast<std::int64_t>((random() >> 1) >> (random() % 63));
}

struct made {
  std::int64_t numerator, denominator;
  char const* text; ///< null: no ratio
};

TEST(ratio, is_made_in_lowest_terms_with_a_positive_denominator) {
  made const table[] = {
      {95, 100, "19/20"},
      {6, 3, "2"},
      {0, -7, "0"},
      {3, -6, "-1/2"},
      {-3, -6, "1/2"},
      {1, 0, nullptr},
      {0, 0, nullptr},
      {most, most, "1"},
      {least, least, "1"},
      {1, least, nullptr},
      {least, -1, nullptr},
      {least, 2, "-4611686018427387904"},
      {2, least, "-1/4611686018427387904"},
      {least, 1, "-9223372036854775808"},
  };
  for (auto const& [numerator, denominator, text] : table) {
    auto const value = ratio::make(numerator, denominator);
    ASSERT_EQ(value.has_value(), text != nullptr) << numerator << '/' << denominator;
    if (value) {
      EXPECT_EQ(to_string(*value), text);
    }
  }
}

TEST(ratio, compares_as_rationals_of_any_size_do) {
  unsigned const seed = 7;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  for (int i = 0; i < 20'000; ++i) {
    auto const a = ratio::make(signed_sample(random), positive_sample(random) | 1);
    // Every third pair is a near miss: the hardest case for anything that rounds.
    auto b = ratio::make(signed_sample(random), positive_sample(random) | 1);
    if (i % 3 == 0 && a->denominator() < most && a->numerator() < most)
      b = ratio::make(a->numerator() + 1, a->denominator() + 1);
    ASSERT_EQ(*a <=> *b, rational(*a).compare(rational(*b)) <=> 0)
        << to_string(*a) << ' ' << to_string(*b);
    ASSERT_EQ(*a == *b, rational(*a) == rational(*b));
  }
}

TEST(ratio, a_share_compares_with_its_threshold_without_dividing) {
  unsigned const seed = 11;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  for (int i = 0; i < 20'000; ++i) {
    auto const p = *ratio::make(signed_sample(random), positive_sample(random) | 1);
    std::int64_t const base = positive_sample(random) | 1;
    std::int64_t const count = positive_sample(random);
    ASSERT_EQ(compare_share(count, base, p),
              cpp_rational(cpp_int(count), cpp_int(base)).compare(rational(p)) <=> 0);
  }
  EXPECT_EQ(compare_share(19, 20, *ratio::make(95, 100)), std::strong_ordering::equal);
}

TEST(ratio, times_a_whole_number_rounds_as_named_and_saturates) {
  unsigned const seed = 13;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  for (int i = 0; i < 20'000; ++i) {
    auto const p = *ratio::make(positive_sample(random), positive_sample(random) | 1);
    std::int64_t const n = i % 2 == 0 ? positive_sample(random) : i / 100;
    cpp_int const top = cpp_int(p.numerator()) * n;
    cpp_int const bottom = p.denominator();
    auto const saturated = [](cpp_int const& value) {
      return value > most ? most : static_cast<std::int64_t>(value);
    };
    ASSERT_EQ(floor_times(p, n), saturated(top / bottom));
    ASSERT_EQ(ceil_times(p, n), saturated((top + bottom - 1) / bottom));
    ASSERT_EQ(half_up_times(p, n), saturated((2 * top + bottom) / (2 * bottom)));
  }
}

TEST(ratio, below_0_rounds_as_named_and_saturates) {
  auto const minus_half = *ratio::make(-1, 2);
  EXPECT_EQ(floor_times(minus_half, 3), -2);
  EXPECT_EQ(ceil_times(minus_half, 3), -1);
  EXPECT_EQ(floor_times(ratio{3}, -2), -6);
  EXPECT_EQ(floor_times(ratio{least}, 3), least);
  EXPECT_EQ(ceil_times(ratio{3}, least), least);
  EXPECT_EQ(floor_times(ratio{least}, least), most);
  // One less than what 64 bits without a sign can say, and exactly that.
  EXPECT_EQ(floor_times(ratio{4'294'967'297}, 4'294'967'295), most);
  EXPECT_EQ(ceil_times(ratio{6'148'914'691'236'517'205}, 3), most);
}

TEST(ratio, seventy_percent_of_ninety_is_sixty_three) {
  auto const p = *ratio::make(70, 100);
  EXPECT_EQ(floor_times(p, 90), 63);
  EXPECT_EQ(ceil_times(p, 90), 63);
  EXPECT_EQ(half_up_times(*ratio::make(1, 2), 5), 3);
}

} // namespace
} // namespace chitieu::exact
