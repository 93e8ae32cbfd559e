#include <chitieu/exact/decimal.hpp>

#include <boost/multiprecision/cpp_int.hpp>
#include <gtest/gtest.h>

#include <iostream>
#include <limits>
#include <random>

namespace chitieu::exact {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

constexpr auto least = std::numeric_limits<std::int64_t>::min();

cpp_rational rational(decimal const& value, std::int64_t per = 1) {
  cpp_int divisor = per;
  for (int i = 0; i < value.scale; ++i) divisor *= 10;
  return cpp_rational(cpp_int(value.units), divisor);
}

decimal sample(std::mt19937_64& random) {
  return {static_cast<std::int64_t>(random()) >> (random() % 63),
          static_cast<std::int32_t>(random() % 19)};
}

TEST(decimal, compares_values_and_not_spellings) {
  EXPECT_EQ((decimal{80, 1}), (decimal{8, 0}));
  EXPECT_LT((decimal{-1, 0}), (decimal{-99, 2}));
  EXPECT_LT((decimal{least, 0}), (decimal{least, 18}));
  unsigned const seed = 17;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  for (int i = 0; i < 20'000; ++i) {
    auto const a = sample(random);
    auto const b = sample(random);
    ASSERT_EQ(a <=> b, rational(a).compare(rational(b)) <=> 0)
        << to_string(a) << ' ' << to_string(b);
  }
}

TEST(decimal, becomes_a_fraction_exactly_or_not_at_all) {
  unsigned const seed = 19;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  int fitting = 0;
  for (int i = 0; i < 20'000; ++i) {
    auto const value = sample(random);
    std::int64_t const per = i % 2 == 0 ? 100 : 1;
    cpp_rational const exact = rational(value, per);
    bool const fits = denominator(exact) <= std::numeric_limits<std::int64_t>::max();
    auto const made = to_ratio(value, per);
    ASSERT_EQ(made.has_value(), fits) << to_string(value);
    if (!made) continue;
    ++fitting;
    ASSERT_EQ(cpp_int(made->numerator()), numerator(exact));
    ASSERT_EQ(cpp_int(made->denominator()), denominator(exact));
  }
  EXPECT_GT(fitting, 1000);
}

TEST(decimal, to_a_fraction_by_hand) {
  EXPECT_EQ(to_ratio({955, 1}, 100), ratio::make(191, 200));
  EXPECT_EQ(to_ratio({64, 18}, 100), ratio::make(1, 1'562'500'000'000'000'000));
  EXPECT_EQ(to_ratio({1, 18}, 100), std::nullopt);
  EXPECT_EQ(to_ratio({1, 0}, 0), std::nullopt);
  EXPECT_EQ(to_ratio({1, 19}), std::nullopt);
  EXPECT_EQ(to_ratio({1, -1}), std::nullopt);
}

TEST(decimal, is_printed_with_the_scale_as_written) {
  EXPECT_EQ(to_string(decimal{955, 1}, ','), "95,5");
  EXPECT_EQ(to_string(decimal{80, 1}), "8.0");
  EXPECT_EQ(to_string(decimal{-5, 3}), "-0.005");
  EXPECT_EQ(to_string(decimal{0, 2}), "0.00");
  EXPECT_EQ(to_string(decimal{42, 0}), "42");
  EXPECT_EQ(to_string(decimal{least, 18}), "-9.223372036854775808");
}

} // namespace
} // namespace chitieu::exact
