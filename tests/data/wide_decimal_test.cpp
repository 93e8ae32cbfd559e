#include "data/wide_decimal.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cstring>
#include <string>

namespace {

using chitieu::data::to_decimal;

/// Digits in two's complement, built by tens.
template <std::size_t Words>
std::string read(std::string digits, std::int32_t scale) {
  std::array<std::uint32_t, Words> words{};
  bool const negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  for (char const digit : digits) {
    std::uint64_t carry = static_cast<std::uint64_t>(digit - '0');
    for (auto& word : words) {
      carry += std::uint64_t{word} * 10;
      word = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
  }
  std::uint64_t carry = 1;
  for (auto& word : words) {
    if (!negative) break;
    carry += static_cast<std::uint32_t>(~word);
    word = static_cast<std::uint32_t>(carry);
    carry >>= 32;
  }
  if constexpr (std::endian::native == std::endian::big) std::reverse(words.begin(), words.end());
  std::array<unsigned char, Words * 4> bytes{};
  std::memcpy(bytes.data(), words.data(), bytes.size());
  auto const found = to_decimal(bytes, scale);
  return found ? to_string(*found) : "none";
}

TEST(wide_decimal, reads_what_fits_64_bits) {
  EXPECT_EQ(read<1>("-12345", 2), "-123.45");
  EXPECT_EQ(read<1>("-2147483648", 0), "-2147483648");
  EXPECT_EQ(read<2>("9223372036854775807", 18), "9.223372036854775807");
  EXPECT_EQ(read<4>("-9223372036854775807", 0), "-9223372036854775807");
  EXPECT_EQ(read<8>("1", 18), "0.000000000000000001");
  EXPECT_EQ(read<8>("0", 76), "0");
  EXPECT_EQ(read<4>("0", -76), "0");
}

TEST(wide_decimal, leaves_out_zeros_where_only_they_do_not_fit) {
  EXPECT_EQ(read<4>("95000000000000000000000000000", 28), "9.50000000000000000");
  EXPECT_EQ(read<4>("-100000000000000000000", 20), "-1.000000000000000000");
  EXPECT_EQ(
      read<8>("1250000000000000000000000000000000000000000000000000000000000000000000000000", 75),
      "1.250000000000000000");
  EXPECT_EQ(read<2>("500", 20), "0.000000000000000005");
}

TEST(wide_decimal, refuses_what_has_more_digits) {
  EXPECT_EQ(read<4>("9223372036854775808", 0), "none");
  EXPECT_EQ(read<4>("10000000000000000000000", 0), "none");
  EXPECT_EQ(read<4>("12345678901234567890123", 10), "none");
  EXPECT_EQ(read<2>("5", 19), "none");
  EXPECT_EQ(read<2>("5", -19), "none");
  EXPECT_EQ(read<2>("5", -18), "5000000000000000000");
  EXPECT_EQ(read<2>("9223372036854775807", -1), "none");
  EXPECT_EQ(read<2>("-9223372036854775807", -1), "none");
}

} // namespace
