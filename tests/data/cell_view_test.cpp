#include "data/view_case.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/data/rows.hpp>

#include <deque>

namespace {

using chitieu::column;
using chitieu::data::input_table;
using namespace std::chrono_literals;
using std::chrono::sys_days;

enum class rating : std::int8_t { poor = -2, good = 7, excellent = 3 };
enum class far : std::int64_t { low = -5'000'000'000, high = 5'000'000'000 };

std::initializer_list<chitieu::data::named_choice<rating>> const rating_names = {
    {rating::poor, "poor"}, {rating::good, "good"}, {rating::excellent, "excellent"}};

/// Whether each column tells where its cells lie; what the views tell is what it reads.
std::vector<bool> viewed(input_table const& table) {
  std::vector<bool> out;
  for (auto const& one : table.columns)
    out.push_back(view_case::expect_views_of(*one.cells, table.rows));
  return out;
}

template <class Cell>
bool is_viewed(std::vector<Cell> const& cells) {
  return viewed(chitieu::columns(column("c", cells))).front();
}

TEST(cell_view, tells_where_numbers_flags_and_days_of_a_column_lie) {
  EXPECT_TRUE(is_viewed<std::int8_t>({-128, 0, 127}));
  EXPECT_TRUE(is_viewed<std::uint8_t>({0, 255}));
  EXPECT_TRUE(is_viewed<std::int16_t>({-32768, 5}));
  EXPECT_TRUE(is_viewed<std::uint32_t>({4'000'000'000, 5}));
  EXPECT_TRUE(is_viewed<std::int64_t>({INT64_MIN, INT64_MAX}));
  EXPECT_TRUE(is_viewed<std::uint64_t>({UINT64_MAX, 5}));
  EXPECT_TRUE(is_viewed<sys_days>({sys_days(2023y / 3 / 15), sys_days(1900y / 1 / 1)}));
  bool const flags[] = {true, false, true};
  EXPECT_EQ(viewed(chitieu::columns(column("c", flags))), std::vector{true});
}

TEST(cell_view, tells_which_cells_of_a_column_of_optionals_are_filled) {
  EXPECT_TRUE(is_viewed<std::optional<std::int8_t>>({5, {}, -5, {}}));
  EXPECT_TRUE(is_viewed<std::optional<bool>>({true, {}, false}));
  EXPECT_TRUE(is_viewed<std::optional<std::int64_t>>({5, {}, -5}));
  EXPECT_TRUE(is_viewed<std::optional<sys_days>>({sys_days(2023y / 3 / 15), {}}));
  std::vector<std::optional<rating>> const ratings{rating::good, {}, rating::poor};
  EXPECT_EQ(viewed(chitieu::columns(column("c", ratings, rating_names))), std::vector{true});
}

TEST(cell_view, tells_where_members_of_structs_lie) {
  struct row {
    std::string name;
    std::optional<std::int16_t> number;
    rating is = rating::good;
    bool flag = false;
    [[nodiscard]] int twice() const { return 2 * number.value_or(0); }
  };
  std::vector<row> const some = {{"a", 5, rating::poor, true}, {"b", {}, rating::excellent, false}};
  EXPECT_EQ(viewed(chitieu::rows(some, column("number", &row::number),
                                 column("is", &row::is, rating_names), column("flag", &row::flag),
                                 column("twice", &row::twice), column("name", &row::name))),
            (std::vector{true, true, true, false, false}));
  std::deque<row> const apart(some.begin(), some.end());
  EXPECT_EQ(viewed(chitieu::rows(apart, column("flag", &row::flag))), std::vector{false});
}

TEST(cell_view, tells_nothing_where_cells_are_no_plain_numbers) {
  EXPECT_FALSE(is_viewed<bool>({true, false}));
  EXPECT_FALSE(is_viewed<double>({1.5}));
  EXPECT_FALSE(is_viewed<std::chrono::year_month_day>({2023y / 3 / 15}));
  std::vector<far> const apart{far::low, far::high};
  EXPECT_EQ(viewed(chitieu::columns(column("c", apart, {{far::low, "low"}, {far::high, "high"}}))),
            std::vector{false});
}

} // namespace
