#include <chitieu/exact/rational.hpp>

#include <boost/multiprecision/cpp_int.hpp>
#include <gtest/gtest.h>

#include <cstdint>
#include <iostream>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace chitieu::exact {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

/// A number and what it should be.
struct pair {
  rational ours;
  cpp_rational true_value;
};

std::string text_of(cpp_rational const& value) { return value.str(); }

std::int64_t sample(std::mt19937_64& random) {
  static constexpr std::int64_t extremes[] = {0,     1,         -1,       2,        10,
                                              most,  most - 1,  -most,    least,    least + 1,
                                              1'000, most / 10, most / 2, least / 2};
  if (random() % 3 == 0) return extremes[random() % std::size(extremes)];
  return static_cast<std::int64_t>(random()) >> (random() % 63);
}

pair sample_fraction(std::mt19937_64& random) {
  std::int64_t const top = sample(random);
  std::int64_t bottom = random() % 3 == 0 ? 1 : sample(random);
  if (bottom == 0) bottom = 1;
  // The denominator of a cpp_rational must be positive.
  cpp_int const sign = bottom < 0 ? -1 : 1;
  return {rational::of(top, bottom), cpp_rational(sign * top, sign * bottom)};
}

pair random_number(std::mt19937_64& random) {
  auto number = sample_fraction(random);
  // Some have terms that fit no 64 bits.
  while (random() % 4 == 0) {
    auto const factor = sample_fraction(random);
    if (random() % 2 == 0)
      number = {number.ours * factor.ours, number.true_value * factor.true_value};
    else
      number = {number.ours + factor.ours, number.true_value + factor.true_value};
  }
  return number;
}

cpp_int floor_of(cpp_rational const& value) {
  cpp_int const whole = numerator(value) / denominator(value);
  return whole * denominator(value) > numerator(value) ? cpp_int(whole - 1) : whole;
}

std::optional<std::int64_t> narrow(cpp_int const& value) {
  if (value < least || value > most) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

void expect_same(pair const& number, char const* what) {
  ASSERT_EQ(to_string(number.ours), text_of(number.true_value)) << what;
  auto const top = narrow(numerator(number.true_value));
  auto const bottom = narrow(denominator(number.true_value));
  auto const small = number.ours.small();
  ASSERT_EQ(small.has_value(), top && bottom) << what << ' ' << number.true_value;
  if (small) {
    ASSERT_EQ(small->numerator(), *top) << what;
    ASSERT_EQ(small->denominator(), *bottom) << what;
  }
  ASSERT_EQ(number.ours.sign(), number.true_value.sign()) << what;
  ASSERT_EQ(number.ours.floor(), narrow(floor_of(number.true_value))) << number.true_value;
  ASSERT_EQ(number.ours.ceil(), narrow(-floor_of(-number.true_value))) << number.true_value;
}

TEST(rational, arithmetic_and_order_are_those_of_a_big_rational) {
  unsigned const seed = 20231101;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  int big = 0;
  for (int round = 0; round < 20'000; ++round) {
    auto const a = random_number(random);
    auto const b = random() % 8 == 0 ? a : random_number(random);
    big += a.ours.small() ? 0 : 1;
    expect_same(a, "number");
    expect_same({a.ours + b.ours, a.true_value + b.true_value}, "sum");
    expect_same({a.ours - b.ours, a.true_value - b.true_value}, "difference");
    expect_same({a.ours * b.ours, a.true_value * b.true_value}, "product");
    expect_same({-a.ours, -a.true_value}, "negation");
    if (b.true_value != 0)
      expect_same({a.ours / b.ours, cpp_rational(a.true_value / b.true_value)}, "quotient");
    ASSERT_EQ(a.ours <=> b.ours, a.true_value.compare(b.true_value) <=> 0)
        << a.true_value << ' ' << b.true_value;
    ASSERT_EQ(a.ours == b.ours, a.true_value == b.true_value);
    if (testing::Test::HasFatalFailure()) return;
  }
  EXPECT_GT(big, 1'000);
}

TEST(rational, grows_beyond_64_bits_and_comes_back) {
  for (rational const& start : {rational(most), rational(least), rational::of(most - 1, most),
                                rational::of(1, most), rational::of(least, most)}) {
    rational value = start;
    for (int i = 0; i < 10; ++i) value = value * most + 1;
    EXPECT_FALSE(value.small());
    rational const copy = value;
    for (int i = 0; i < 10; ++i) value = (value - 1) / most;
    EXPECT_EQ(value, start);
    ASSERT_TRUE(value.small());
    EXPECT_EQ(*value.small(), *start.small());
    EXPECT_FALSE(copy.small()) << "a copy is a value of its own";
  }
  EXPECT_EQ(to_string(rational(most) + 1), "9223372036854775808");
  EXPECT_EQ(to_string(-rational(least)), "9223372036854775808");
  EXPECT_EQ(to_string(-(-rational(least))), "-9223372036854775808");
  EXPECT_EQ(to_string(rational::of(1, least)), "-1/9223372036854775808");
  EXPECT_EQ(to_string(rational::of(least, least)), "1");
  EXPECT_EQ(to_string(rational(1) / least), "-1/9223372036854775808");
  EXPECT_EQ(to_string(rational(least) / -1), "9223372036854775808");
}

TEST(rational, whole_numbers_around_it_are_given_where_they_fit) {
  struct rounded {
    rational value;
    std::optional<std::int64_t> floor, ceil;
  };
  rounded const table[] = {
      {rational::of(7, 2), 3, 4},
      {rational::of(-7, 2), -4, -3},
      {rational(-3), -3, -3},
      {rational::of(-1, most), -1, 0},
      {rational(most) + rational::of(1, 2), most, {}},
      {rational(least) - rational::of(1, 2), {}, least},
      {rational(most) + 1, {}, {}},
      {rational(1) / (rational(most) * most), 0, 1},
  };
  for (auto const& [value, floor, ceil] : table) {
    EXPECT_EQ(value.floor(), floor) << to_string(value);
    EXPECT_EQ(value.ceil(), ceil) << to_string(value);
  }
}

TEST(rational, a_decimal_is_read_as_it_is_written) {
  EXPECT_EQ(to_string(rational::of(decimal{955, 1})), "191/2");
  EXPECT_EQ(to_string(rational::of(decimal{80, 1})), "8");
  EXPECT_EQ(to_string(rational::of(decimal{least, 18})), "-35184372088832/3814697265625");
  EXPECT_EQ(to_string(rational::of(decimal{1, 18})), "1/1000000000000000000");
}

struct printed {
  rational value;
  int digits;
  std::optional<rational> threshold;
  char const* text;
};

TEST(rational, is_printed_with_at_most_so_many_decimals) {
  auto const part = [](std::int64_t a, std::int64_t b) { return rational::of(a, b); };
  printed const table[] = {
      {part(1, 3), 2, {}, "0.33"},
      {part(-2, 3), 2, {}, "-0.66"},
      {part(2, 1), 2, {}, "2"},
      {part(1200, 1), 0, {}, "1200"},
      {part(1200, 1), 3, {}, "1200"},
      {part(0, 1), 2, {}, "0"},
      {part(3, 2), 4, {}, "1.5"},
      {part(3, 2), 0, {}, "1"},
      {part(3, 2), -1, {}, "1"},
      {part(-1, 1000), 1, {}, "0"},
      {part(-1, 1000), 1, part(0, 1), "-0.1"},
      {part(1, 1000), 1, part(0, 1), "0.1"},
      {part(7996, 1000), 1, part(8, 1), "7.9"},
      {part(8004, 1000), 1, part(8, 1), "8.1"},
      {part(8, 1), 1, part(8, 1), "8"},
      {part(-8004, 1000), 1, part(-8, 1), "-8.1"},
      {part(-7996, 1000), 1, part(-8, 1), "-7.9"},
      {part(9996, 1000), 1, part(9, 1), "10"},
      {part(8125, 1000), 2, part(8125, 1000), "8.125"},
      {part(1, 3), 2, part(1, 3), "0.33"},
      {rational(most) * 10, 2, {}, "92233720368547758070"},
      {(rational(least) * 10 + 1) / 100, 3, {}, "-922337203685477580.79"},
  };
  for (auto const& [value, digits, threshold, text] : table)
    EXPECT_EQ(to_decimal(value, digits, '.', threshold), text) << to_string(value);
  EXPECT_EQ(to_decimal(part(191, 2), 1, ','), "95,5");
}

cpp_rational read(std::string const& text) {
  auto const point = text.find('.');
  if (point == std::string::npos) return cpp_rational(cpp_int(text));
  std::string whole = text;
  whole.erase(point, 1);
  // A leading zero would make it octal.
  bool const negative = whole[0] == '-';
  whole.erase(0, std::min(whole.find_first_not_of("-0"), whole.size() - 1));
  cpp_int const power = boost::multiprecision::pow(cpp_int(10), unsigned(text.size() - point - 1));
  return cpp_rational(negative ? cpp_int(-cpp_int(whole)) : cpp_int(whole), power);
}

TEST(rational, what_is_printed_never_crosses_its_threshold) {
  unsigned const seed = 20231102;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  for (int round = 0; round < 50'000; ++round) {
    auto value = random_number(random);
    auto threshold = random_number(random);
    if (random() % 2 == 0) {
      // Close to each other, where cutting could cross.
      std::int64_t const scale = random() % 2 == 0 ? 1000 : 7;
      auto const units = static_cast<std::int64_t>(random() % 40) - 20;
      auto const others = units + static_cast<std::int64_t>(random() % 5) - 2;
      value = {rational::of(units, scale), cpp_rational(units, scale)};
      threshold = {rational::of(others, scale), cpp_rational(others, scale)};
    }
    int const digits = static_cast<int>(random() % 5);
    cpp_rational const unit(1, boost::multiprecision::pow(cpp_int(10), unsigned(digits)));
    auto const text = to_decimal(value.ours, digits, '.', threshold.ours);
    auto const shown = read(text);
    auto const side = value.true_value.compare(threshold.true_value);
    if (side != 0) {
      ASSERT_EQ(shown.compare(threshold.true_value) <=> 0, side <=> 0)
          << text << ' ' << value.true_value << ' ' << threshold.true_value;
    }
    ASSERT_LT(abs(cpp_rational(shown - value.true_value)), unit) << text;
    auto const plain = read(to_decimal(value.ours, digits, '.'));
    ASSERT_LT(abs(cpp_rational(plain - value.true_value)), unit) << text;
    ASSERT_LE(abs(plain), abs(value.true_value)) << text;
    ASSERT_TRUE(text.find('.') == std::string::npos || text.back() != '0') << text;
    ASSERT_NE(text, "-0");
  }
}

} // namespace
} // namespace chitieu::exact
