#include "data/window_cells.hpp"

#include <gtest/gtest.h>

namespace {

using namespace chitieu::data;

TEST(window_cells, are_the_rows_around_one_as_far_as_there_are_any) {
  window_cells const cells({0, 2, 4, stored_none, stored_unknown}, 1, 1, 4);
  using rows = std::vector<std::int32_t>;
  auto const list = [&](std::size_t row) {
    auto const found = cells.list(row);
    return found ? std::optional(rows(found->begin(), found->end())) : std::nullopt;
  };
  EXPECT_EQ(cells.shape(), cell_shape::list);
  EXPECT_EQ(list(0), (rows{0, 1}));
  EXPECT_EQ(list(1), (rows{1, 2, 3}));
  EXPECT_EQ(list(2), (rows{3}));
  EXPECT_EQ(list(3), rows()) << "no day: in none of them";
  EXPECT_EQ(list(4), std::nullopt);
  std::vector<std::int64_t> values(5, 7);
  std::vector<knowledge> known(5);
  cells.read(0, values, known);
  EXPECT_EQ(values, std::vector<std::int64_t>(5, 0));
  EXPECT_EQ(known, (std::vector{knowledge::value, knowledge::value, knowledge::value,
                                knowledge::none, knowledge::unknown}));
}

} // namespace
