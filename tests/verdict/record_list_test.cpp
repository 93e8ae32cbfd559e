#include <chitieu/verdict/record_list.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace chitieu {
namespace {

/// More than lie in one block, of several populations, some keys and names long and some empty.
std::vector<witness> records() {
  std::vector<witness> all;
  for (std::size_t row = 0; row < 10'000; ++row)
    all.push_back({row % 3 == 0 ? "đơn vị" : "staff",
                   std::string(row % 40, 'k') + std::to_string(row),
                   row % 5 == 0 ? "" : "Lê Văn " + std::to_string(row), row * 7});
  return all;
}

TEST(record_list, gives_what_was_put_in) {
  auto const all = records();
  record_list list;
  EXPECT_TRUE(list.empty());
  for (auto const& one : all) list.push_back(one);
  ASSERT_EQ(list.size(), all.size());
  std::size_t at = 0;
  for (auto const& one : list) {
    ASSERT_EQ(one, all[at]);
    ASSERT_EQ(list[at], all[at]);
    ASSERT_EQ(list.key(at), all[at].key);
    ASSERT_EQ(list.name(at), all[at].name);
    ASSERT_EQ(list.population(at), all[at].population);
    ASSERT_EQ(list.row(at), all[at].row);
    ++at;
  }
  EXPECT_EQ(at, all.size());
  EXPECT_EQ(list.at(9'999), all.back());
  EXPECT_THROW((void)list.at(10'000), std::out_of_range);
}

TEST(record_list, is_equal_where_all_records_are) {
  auto const all = records();
  record_list one;
  record_list other;
  for (auto const& each : all) one.push_back(each);
  for (auto const& each : all) other.push_back(each);
  auto const copy = one;
  EXPECT_EQ(one, other);
  EXPECT_EQ(one, copy);
  other.push_back({"staff", "1", "", 0});
  EXPECT_NE(one, other);
  one.push_back({"staff", "1", "", 1});
  EXPECT_NE(one, other);
  // The same texts put apart otherwise.
  EXPECT_NE((record_list{{"staff", "ab", "c", 0}}), (record_list{{"staff", "a", "bc", 0}}));
}

} // namespace
} // namespace chitieu
