#include "eval/row_pieces.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <vector>

namespace chitieu::eval {
namespace {

TEST(row_pieces, give_every_row_once_to_any_number_of_threads_in_any_order) {
  std::mt19937 random{20261127};
  for (std::size_t const rows : {1, 64, 65, 640, 6'400, 6'401, 100'000}) {
    for (std::size_t const threads : {1, 2, 3, 40}) {
      row_pieces pieces{rows, 64};
      std::vector<std::size_t> spans(threads, row_pieces::none);
      std::vector<int> given(rows, 0);
      for (std::size_t i = 0; i < pieces.count(); ++i) {
        auto const got = pieces.take(spans[random() % threads]);
        ASSERT_LT(got.first, got.last);
        ASSERT_LE(got.last, rows);
        EXPECT_EQ(got.first % 64, 0U);
        for (auto row = got.first; row < got.last; ++row) ++given[row];
      }
      EXPECT_EQ(std::ranges::count(given, 1), static_cast<std::ptrdiff_t>(rows))
          << rows << " rows, " << threads << " threads";
    }
  }
}

TEST(row_pieces, go_on_behind_the_last_one_while_a_span_has_any) {
  constexpr std::size_t rows = 640'000;
  row_pieces pieces{rows, 64};
  std::size_t mine = row_pieces::none;
  std::size_t others = row_pieces::none;
  std::size_t goes_on = 0;
  std::size_t expected = rows;
  for (std::size_t i = 0; i < pieces.count(); i += 2) {
    auto const got = pieces.take(mine);
    (void)pieces.take(others);
    if (got.first == expected) ++goes_on;
    expected = got.last;
  }
  // 10,000 pieces in 32 spans, of which each thread has half: one jump for each span.
  EXPECT_EQ(goes_on, 5'000U - 16U);
}

TEST(row_pieces, whose_span_is_done_helps_where_most_is_left) {
  row_pieces pieces{32 * 2 * 64, 64};
  std::vector<std::size_t> spans(32, row_pieces::none);
  for (auto& each : spans) (void)pieces.take(each);
  for (std::size_t i = 0; i < 30; ++i) (void)pieces.take(spans[i]);
  auto const helped = pieces.take(spans[0]);
  EXPECT_EQ(helped.first, (30 * 2 + 1) * 64U);
  EXPECT_EQ(pieces.take(spans[30]).first, (31 * 2 + 1) * 64U);
}

} // namespace
} // namespace chitieu::eval
