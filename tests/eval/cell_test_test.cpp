#include <eval/cell_test.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <vector>

namespace chitieu::eval {
namespace {

using data::cell_layout;

/// So many ranges that they are looked up in a table, one of them of several numbers, and few.
std::vector<std::vector<unit_range>> const ranges = {
    {{1, 1}, {3, 5}, {7, 7}, {9, 12}, {20, 20}, {100, 101}},
    {{3, 5}},
    {{0, 0}, {90, 127}},
    {},
    // Too far apart for a table.
    {{1, 1}, {3, 5}, {7, 7}, {9, 12}, {20, 20}, {90, 1'000'000}},
    // From one end of 64 bits to the other.
    {{INT64_MIN, 1}, {3, 5}, {7, 7}, {9, 12}, {20, 20}, {90, INT64_MAX}}};

constexpr std::size_t words = 2;
using answers = std::array<std::uint64_t, words>;

bool is_set(answers const& of, std::size_t bit) { return (of[bit / 64] >> (bit % 64) & 1U) != 0; }

template <class Number>
void expect_each_cell_is_tested(cell_layout layout) {
  std::array<Number, 64 * words> cells;
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = static_cast<Number>(i);
  data::cell_view written;
  written.layout = layout;
  for (auto const& accepted : ranges) {
    cell_test const test{accepted, written};
    for (auto const* with : kernels::all()) {
      answers out{};
      answers room{};
      test.test(*with, cells.data(), words, false, out.data(), room.data());
      for (std::size_t i = 0; i < cells.size(); ++i)
        ASSERT_EQ(is_set(out, i), accepts(accepted, static_cast<std::int64_t>(i))) << i;
    }
  }
}

TEST(cell_test, accepts_what_lies_in_a_range_whatever_width_the_cells_have) {
  expect_each_cell_is_tested<std::int8_t>(cell_layout::int8);
  expect_each_cell_is_tested<std::uint8_t>(cell_layout::uint8);
  expect_each_cell_is_tested<std::int16_t>(cell_layout::int16);
  expect_each_cell_is_tested<std::uint16_t>(cell_layout::uint16);
  expect_each_cell_is_tested<std::int32_t>(cell_layout::int32);
  expect_each_cell_is_tested<std::uint32_t>(cell_layout::uint32);
  expect_each_cell_is_tested<std::int64_t>(cell_layout::int64);
  expect_each_cell_is_tested<std::uint64_t>(cell_layout::uint64);
}

TEST(cell_test, accepts_the_codes_that_written_numbers_stand_for) {
  std::array<std::uint8_t, 64> cells;
  std::vector<std::int32_t> codes;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = static_cast<std::uint8_t>(i);
    codes.push_back(static_cast<std::int32_t>(i * 37 % 64));
  }
  data::cell_view written;
  written.layout = cell_layout::uint8;
  written.codes = codes;
  for (auto const& accepted : ranges) {
    answers out{};
    answers room{};
    cell_test{accepted, written}.test(kernels::baseline(), cells.data(), 1, false, out.data(),
                                      room.data());
    for (std::size_t i = 0; i < cells.size(); ++i)
      ASSERT_EQ(is_set(out, i), accepts(accepted, codes[i])) << i;
  }
}

TEST(cell_test, of_bits_accepts_0_and_1_as_the_ranges_do) {
  data::cell_view written;
  written.layout = cell_layout::bits;
  answers const cells = {0x0123'4567'89ab'cdefU, ~std::uint64_t{0}};
  for (std::vector<unit_range> const& accepted :
       {std::vector<unit_range>{{0, 0}}, {{1, 1}}, {{-3, 9}}, {{2, 9}}, {}}) {
    answers out{};
    cell_test{accepted, written}.test_bits(cells.data(), words, out.data());
    for (std::size_t i = 0; i < 64 * words; ++i)
      ASSERT_EQ(is_set(out, i), accepts(accepted, is_set(cells, i) ? 1 : 0)) << i;
  }
}

} // namespace
} // namespace chitieu::eval
