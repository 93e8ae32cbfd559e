#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

namespace chitieu::text {
namespace {

TEST(display_width, counts_the_columns_of_a_terminal) {
  struct sample {
    char const* text;
    std::size_t columns;
  };
  for (auto const& [text, columns] :
       {sample{"", 0}, sample{"target", 6}, sample{"chỉ tiêu", 8}, sample{"e\u0302\u0323", 1},
        sample{"漢字", 4}, sample{"한", 2}, sample{"\u1112\u1161\u11AB", 2}, sample{"Ａ", 2},
        sample{"a\u200Bb", 2}, sample{"😀", 2}, sample{"≥ – “”", 6}, sample{"\U00020000", 2}})
    EXPECT_EQ(display_width(text), columns) << text;
}

} // namespace
} // namespace chitieu::text
