#include "data/narrow_cells.hpp"
#include "view_case.hpp"

#include <gtest/gtest.h>

#include <map>

namespace chitieu::data {
namespace {

struct width_of_greatest {
  std::size_t greatest;
  std::size_t bytes;
};

class narrow : public testing::TestWithParam<width_of_greatest> {};

TEST_P(narrow, cells_take_what_the_greatest_needs_and_give_back_what_was_put_in) {
  auto const [greatest, bytes] = GetParam();
  std::map<std::int32_t, knowledge> const known{{stored_unknown, knowledge::unknown},
                                                {stored_none, knowledge::none}};
  std::vector<std::int32_t> const put{0, static_cast<std::int32_t>(greatest), stored_none,
                                      stored_unknown, static_cast<std::int32_t>(greatest / 2)};
  for (auto const blank : {stored_unknown, stored_none, 0}) {
    narrow_cells cells{put.size() + 1, greatest, blank};
    for (std::size_t row = 0; row < put.size(); ++row) cells.put(row, put[row]);
    auto expected = put;
    expected.push_back(blank);
    auto const column = std::move(cells).column();
    EXPECT_EQ(width_of(column->view(0).layout), bytes);
    EXPECT_TRUE(column->has_blanks());
    EXPECT_TRUE(view_case::expect_views_of(*column, expected.size()));
    for (std::size_t row = 0; row < expected.size(); ++row) {
      std::int64_t value = 0;
      knowledge is{};
      column->read(row, {&value, 1}, {&is, 1});
      auto const none_here = known.find(expected[row]);
      EXPECT_EQ(is, none_here == known.end() ? knowledge::value : none_here->second) << row;
      EXPECT_EQ(value, is == knowledge::value ? expected[row] : 0) << row;
    }
  }
}

TEST_P(narrow, cells_that_are_all_filled_have_no_marks) {
  auto const [greatest, bytes] = GetParam();
  narrow_cells cells{2, greatest, stored_unknown};
  cells.put(0, 0);
  cells.put(1, static_cast<std::int32_t>(greatest));
  auto const column = std::move(cells).column();
  EXPECT_FALSE(column->has_blanks());
  EXPECT_EQ(column->view(0).marks, cell_marks::all_filled);
  EXPECT_EQ(width_of(column->view(0).layout), bytes);
}

INSTANTIATE_TEST_SUITE_P(of, narrow,
                         testing::Values(width_of_greatest{0, 1}, width_of_greatest{127, 1},
                                         width_of_greatest{128, 2}, width_of_greatest{32'767, 2},
                                         width_of_greatest{32'768, 4},
                                         width_of_greatest{INT32_MAX, 4}),
                         [](auto const& its) { return std::to_string(its.param.greatest); });

} // namespace
} // namespace chitieu::data
