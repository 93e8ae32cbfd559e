#include <chitieu/data/cell_texts.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chitieu::data {
namespace {

TEST(cell_texts, give_what_was_put_in) {
  std::vector<std::string> texts;
  cell_texts cells;
  EXPECT_TRUE(cells.empty());
  for (std::size_t row = 0; row < 10'000; ++row) {
    texts.push_back(row % 7 == 0 ? "" : std::string(row % 50, 'x') + std::to_string(row));
    cells.push_back(texts.back());
  }
  ASSERT_EQ(cells.size(), texts.size());
  for (std::size_t row = 0; row < texts.size(); ++row) ASSERT_EQ(cells[row], texts[row]);
  auto const moved = std::move(cells);
  for (std::size_t row = 0; row < texts.size(); ++row) ASSERT_EQ(moved[row], texts[row]);
}

TEST(cell_texts, are_equal_where_each_text_is) {
  EXPECT_EQ((cell_texts{"a", "b"}), (cell_texts{"a", "b"}));
  EXPECT_NE((cell_texts{"a", "b"}), (cell_texts{"ab", ""}));
  EXPECT_NE((cell_texts{"a", "b"}), (cell_texts{"a"}));
}

} // namespace
} // namespace chitieu::data
