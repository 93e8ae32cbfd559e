#include "../../src/exact/wide.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <gtest/gtest.h>

#include <cstdint>
#include <iostream>
#include <limits>
#include <random>
#include <vector>

// Runs twice: as the compiler is, and with CHITIEU_NO_INT128 defined for src/exact/wide.cpp.
namespace chitieu::exact::wide {
namespace {

using boost::multiprecision::cpp_int;

cpp_int whole(unsigned_128 const& value) { return (cpp_int(value.high) << 64) + value.low; }

std::vector<std::uint64_t> samples() {
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  std::vector<std::uint64_t> all{0, 1, 2, 3, 10, most / 2, most / 2 + 1, most - 1, most};
  unsigned const seed = 20231030;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  for (int i = 0; i < 60; ++i) all.push_back(random() >> (i % 64));
  return all;
}

TEST(wide, products_are_those_of_a_big_integer) {
  auto const all = samples();
  for (auto const a : all)
    for (auto const b : all) ASSERT_EQ(whole(multiply(a, b)), cpp_int(a) * b);
}

TEST(wide, quotient_and_remainder_are_those_of_a_big_integer) {
  auto const all = samples();
  for (auto const a : all)
    for (auto const b : all)
      for (auto const divisor : all) {
        if (divisor == 0) continue;
        auto const [quotient, remainder] = divide({a, b}, divisor);
        cpp_int const dividend = whole({a, b});
        ASSERT_EQ(whole(quotient), dividend / divisor);
        ASSERT_EQ(cpp_int(remainder), dividend % divisor);
      }
}

TEST(wide, signed_products_compare_as_big_integers_do) {
  std::vector<std::int64_t> all;
  for (auto const value : samples())
    if (all.size() < 24) all.push_back(static_cast<std::int64_t>(value));
  all.push_back(std::numeric_limits<std::int64_t>::min());
  for (auto const a : all)
    for (auto const b : all)
      for (auto const c : all)
        for (auto const d : all) {
          cpp_int const left = cpp_int(a) * b;
          cpp_int const right = cpp_int(c) * d;
          ASSERT_EQ(compare_products(a, b, c, d), left.compare(right) <=> 0);
        }
}

} // namespace
} // namespace chitieu::exact::wide
