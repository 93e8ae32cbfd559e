#include "data/key_index.hpp"
#include "data/keys_ascend.hpp"

#include <chitieu/data/columns.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <random>

namespace {

using namespace chitieu::data;

template <class Cell>
std::shared_ptr<input_column const> cells_of(std::vector<Cell> const& cells) {
  return chitieu::columns(chitieu::column("key", cells)).columns.front().cells;
}

struct twice {
  std::size_t row;
  std::size_t first;
  bool operator==(twice const&) const = default;
};

/// Numbers as they are drawn: close together or far apart, ascending or not, some of them twice.
std::vector<std::int64_t> draw(std::mt19937_64& random, int round) {
  bool const close = round % 2 == 0;
  std::size_t const size = random() % (round % 3 == 0 ? 5 : 2000);
  std::vector<std::int64_t> made(size);
  for (auto& each : made)
    each = static_cast<std::int64_t>(close ? random() % (size * 3 + 1) : random()) - 40;
  if (!made.empty() && round % 5 == 0) made[0] = std::numeric_limits<std::int64_t>::min();
  if (!made.empty() && round % 5 == 1) made.back() = std::numeric_limits<std::int64_t>::max();
  if (round % 4 == 0) std::ranges::sort(made);
  if (round % 8 == 0) made.erase(std::unique(made.begin(), made.end()), made.end());
  return made;
}

TEST(row_keys, numbers_are_found_as_the_texts_that_stand_for_them) {
  std::uint64_t const seed = 20261126;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 200; ++round) {
    SCOPED_TRACE(round);
    auto const numbers = draw(random, round);
    row_keys const keys(cells_of(numbers), numbers.size());
    ASSERT_TRUE(keys.are_numbers());
    EXPECT_EQ(keys_ascend(keys),
              std::ranges::adjacent_find(numbers, std::greater_equal<>()) == numbers.end());
    std::map<std::int64_t, std::size_t> first;
    std::vector<twice> expected;
    std::vector<twice> found;
    for (std::size_t row = 0; row < numbers.size(); ++row) {
      ASSERT_EQ(keys[row], std::to_string(numbers[row]));
      auto const [at, is_new] = first.try_emplace(numbers[row], row);
      if (!is_new) expected.push_back({row, at->second});
    }
    key_index index("people", keys, 1);
    index.build([&](std::size_t row, std::size_t before) { found.push_back({row, before}); });
    EXPECT_EQ(found, expected);
    for (int ask = 0; ask < 50; ++ask) {
      auto const number = ask % 2 == 0 && !numbers.empty()
                              ? numbers[random() % numbers.size()]
                              : static_cast<std::int64_t>(random() % 8000) - 60;
      auto const at = first.find(number);
      auto const row =
          at == first.end() ? std::nullopt : std::optional{static_cast<std::int32_t>(at->second)};
      EXPECT_EQ(index.find_number(number), row);
      EXPECT_EQ(index.find(std::to_string(number)), row);
      EXPECT_EQ(index.find("0" + std::to_string(number)), std::nullopt);
    }
  }
}

TEST(row_keys, a_text_that_only_looks_like_a_number_is_another_key) {
  std::vector<std::int64_t> const numbers{7, 0, -3};
  row_keys const keys(cells_of(numbers), 3);
  key_index index("people", keys, 1);
  index.build([](std::size_t, std::size_t) { FAIL(); });
  EXPECT_EQ(index.find("7"), 0);
  EXPECT_EQ(index.find("-3"), 2);
  for (auto const* other : {"07", "+7", "-0", "7 ", " 7", "7.0", "", "7x", "99999999999999999999"})
    EXPECT_EQ(index.find(other), std::nullopt) << other;
}

TEST(row_keys, numbers_of_rows_are_kept_nowhere_and_found) {
  auto const keys = row_keys::numbered(3);
  EXPECT_EQ(keys.texts(), (std::vector<std::string>{"1", "2", "3"}));
  EXPECT_TRUE(keys_ascend(keys));
  key_index index("people", keys, 1);
  index.build([](std::size_t, std::size_t) { FAIL(); });
  EXPECT_EQ(index.find("3"), 2);
  EXPECT_EQ(index.find("0"), std::nullopt);
  EXPECT_EQ(index.find("4"), std::nullopt);
}

TEST(row_keys, texts_ascend_by_their_bytes) {
  EXPECT_TRUE(keys_ascend(row_keys({"A1", "A2", "B1", "đ"})));
  EXPECT_FALSE(keys_ascend(row_keys({"A1", "A1"})));
  EXPECT_TRUE(keys_ascend(row_keys({"10", "9", "A"})));
  EXPECT_FALSE(keys_ascend(row_keys({"9", "10"})));
  std::vector<std::string> const texts{"a", "b", "a"};
  row_keys const viewed(cells_of(texts), 3);
  EXPECT_FALSE(keys_ascend(viewed));
  EXPECT_FALSE(viewed.are_numbers());
  EXPECT_EQ(viewed.find("b"), 1U);
  EXPECT_EQ(viewed.find("c"), 3U);
}

TEST(row_keys, take_texts_after_any_beginning) {
  auto keys = row_keys::numbered(2);
  keys.push_back("x");
  EXPECT_EQ(keys.texts(), (std::vector<std::string>{"1", "2", "x"}));
  keys.clear();
  EXPECT_TRUE(keys.empty());
}

} // namespace
