#include "eval/kernels/kernels.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstring>
#include <iostream>
#include <random>
#include <vector>

namespace chitieu::eval::kernels {
namespace {

constexpr std::uint64_t seed = 20'231'201;

template <class Number>
void expect_ranges(kernel_set const& set) {
  std::mt19937_64 random{seed};
  constexpr std::size_t words = 3;
  constexpr std::size_t odd = 1; // nothing need be aligned
  for (int round = 0; round < 300; ++round) {
    // Near the ends of the numbers and near the ends of the range.
    constexpr auto least = static_cast<Number>(Number{1} << (8 * sizeof(Number) - 1));
    auto const any = static_cast<Number>(round % 3 == 0 ? random() : random() % 5 - 2);
    // Every fourth begins with the least number with signs, or ends with the greatest one.
    auto const low = round % 8 == 3 ? least : any;
    auto const span = round % 8 == 7   ? static_cast<Number>(least - 1 - low)
                      : round % 2 == 0 ? static_cast<Number>(random())
                                       : static_cast<Number>(random() % 4);
    std::vector<unsigned char> bytes(words * 64 * sizeof(Number) + odd);
    std::vector<bool> expected;
    for (std::size_t i = 0; i < words * 64; ++i) {
      auto const some = random();
      auto const near = static_cast<Number>(some % 7 - 3);
      auto const number = i % 4 == 0   ? static_cast<Number>(some >> 8)
                          : i % 4 == 1 ? static_cast<Number>(low + near)
                          : i % 4 == 2 ? static_cast<Number>(low + span + near)
                                       : near;
      std::memcpy(bytes.data() + odd + i * sizeof(Number), &number, sizeof(Number));
      expected.push_back(static_cast<Number>(number - low) <= span);
    }
    std::uint64_t out[words];
    set.of_width(sizeof(Number))(bytes.data() + odd, words, low, span, round % 5 == 0 ? 64 : 0,
                                 out);
    for (std::size_t i = 0; i < words * 64; ++i)
      ASSERT_EQ((out[i / 64] >> (i % 64) & 1) != 0, expected[i])
          << set.name << ", " << sizeof(Number) << " bytes, round " << round << ", cell " << i;
  }
}

TEST(kernels, of_every_instruction_set_find_the_numbers_of_a_range) {
  std::cout << "seed " << seed << '\n';
  for (auto const* set : all()) {
    std::cout << "instruction set " << set->name << '\n';
    expect_ranges<std::uint8_t>(*set);
    expect_ranges<std::uint16_t>(*set);
    expect_ranges<std::uint32_t>(*set);
    expect_ranges<std::uint64_t>(*set);
  }
}

TEST(kernels, of_every_instruction_set_count_the_rows_of_a_part) {
  std::mt19937_64 random{seed};
  for (auto const* set : all())
    for (unsigned which = 0; which < 16 * 20; ++which) {
      auto const words = which / 16 + 1;
      std::uint64_t base[20];
      std::uint64_t maybe[20];
      std::uint64_t yes[20];
      std::uint64_t unknown[20];
      for (std::size_t i = 0; i < words; ++i) {
        base[i] = random();
        maybe[i] = random() & ~base[i];
        yes[i] = random();
        unknown[i] = random() & ~yes[i];
      }
      bool const has_base = (which & 1) != 0;
      bool const has_maybe = (which & 2) != 0 && has_base;
      bool const has_yes = (which & 4) != 0;
      bool const has_unknown = (which & 8) != 0 && has_yes;
      std::uint64_t const last = (std::uint64_t{1} << 17) - 1;
      exact::counts expected{1, 2, 3, 4, 5, 6};
      for (std::size_t row = 0; row < 64 * (words - 1) + 17; ++row) {
        auto const bit = [row](std::uint64_t const* in) {
          return (in[row / 64] >> (row % 64) & 1) != 0;
        };
        bool const sure = !has_base || bit(base);
        if (!sure && !(has_maybe && bit(maybe))) continue;
        if (!has_yes || bit(yes))
          ++(sure ? expected.yes : expected.maybe_yes);
        else if (has_unknown && bit(unknown))
          ++(sure ? expected.unknown : expected.maybe_unknown);
        else
          ++(sure ? expected.no : expected.maybe_no);
      }
      exact::counts counted{1, 2, 3, 4, 5, 6};
      set->count({has_base ? base : nullptr, has_maybe ? maybe : nullptr, has_yes ? yes : nullptr,
                  has_unknown ? unknown : nullptr, words, last},
                 counted);
      EXPECT_EQ(counted, expected) << set->name << ", " << which;
    }
}

TEST(kernels, of_every_instruction_set_number_the_bits_that_are_set) {
  std::mt19937_64 random{seed};
  for (auto const* set : all())
    for (int round = 0; round < 200; ++round) {
      auto const bits = round == 0 ? 0 : round == 1 ? ~std::uint64_t{0} : random() & random();
      std::vector<std::uint32_t> expected;
      for (std::uint32_t bit = 0; bit < 64; ++bit)
        if ((bits >> bit & 1U) != 0) expected.push_back(640 + bit);
      std::vector<std::uint32_t> room(64 + 16);
      room.resize(static_cast<std::size_t>(set->number_bits(bits, 640, room.data()) - room.data()));
      EXPECT_EQ(room, expected) << set->name;
    }
}

} // namespace
} // namespace chitieu::eval::kernels
