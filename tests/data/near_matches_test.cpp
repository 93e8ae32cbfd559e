#include "bind_case.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

#include <iterator>
#include <random>

namespace {

using namespace bind_case;

/// `things` with a column `c` of text, whose cells are compared with the texts of each list.
bound_data compared(std::vector<std::string> const& cells,
                    std::vector<std::vector<std::string>> const& texts) {
  schema plan = sample();
  plan.populations[0].columns.push_back(column_of("c", type::text));
  auto use = use_none(plan);
  use.populations[0] = true;
  use.columns[0].assign(2, true);
  for (auto const& each : texts) use.compared.push_back({0, 1, each});
  std::vector<std::string> keys;
  for (std::size_t row = 0; row < cells.size(); ++row) keys.push_back(std::to_string(row));
  dataset data;
  data.add("things", chitieu::columns(chitieu::column("id", keys), chitieu::column("c", cells)));
  return bind(plan, use, data, number_style::undeclared);
}

TEST(near_matches, are_told_once_for_each_name_with_the_first_cell_and_their_number) {
  auto const bound = compared({"xanh", "Xanh", "đỏ", "XANH"}, {{"xanh", "đo"}, {"XANH"}});
  EXPECT_EQ(issues(bound), "near-match things:2:2 c|xanh|2\n"
                           "near-match things:1:2 c|XANH|1\n");
  EXPECT_NE(bound.tables[0].columns[1], nullptr);
}

TEST(near_matches, are_not_told_of_cells_that_the_same_comparison_names_exactly) {
  EXPECT_EQ(issues(compared({"xanh", "Xanh"}, {{"xanh", "Xanh"}})), "");
  EXPECT_EQ(issues(compared({"", "xanh", "xan", "đỏ"}, {{"xanh"}, {""}})), "");
}

TEST(near_matches, are_told_of_signs_and_of_no_more_than_five_names) {
  EXPECT_EQ(issues(compared({"{a}", "[a]", "a:", "_a_", "~"}, {{"{A}", "[A]", "A:", "_A_", "~"}})),
            "near-match things:1:2 c|{A}|1\nnear-match things:2:2 c|[A]|1\n"
            "near-match things:3:2 c|A:|1\nnear-match things:4:2 c|_A_|1\n");
  EXPECT_EQ(issues(compared({"a", " "}, {{" ", "\u3000"}})), "");
  EXPECT_EQ(
      issues(compared({"a", "b", "c", "d", "e", "f", "g"}, {{"A", "B", "C", "D", "E", "F", "G"}})),
      "near-match things:1:2 c|A|1\nnear-match things:2:2 c|B|1\n"
      "near-match things:3:2 c|C|1\nnear-match things:4:2 c|D|1\n"
      "near-match things:5:2 c|E|1\nmore-like-it things:6:2 2\n");
}

TEST(near_matches, are_all_cells_that_fold_to_the_same_name) {
  constexpr unsigned seed = 20'231'231;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::vector<std::string> const pieces{"o",  "ò", "a", "à", "A",  "Ò", "h", "H", "q", "1",
                                        "１", " ", ",", "“", "\"", "–", "-", "Đ", "đ", "ＯＡ"};
  auto const text = [&] {
    std::string made;
    for (auto left = 1 + random() % 3; left > 0; --left) made += pieces[random() % pieces.size()];
    return chitieu::text::normalise(made);
  };
  std::size_t told = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> cells;
    std::generate_n(std::back_inserter(cells), 100, text);
    auto const asked = text();
    std::size_t near = 0;
    for (auto const& cell : cells)
      near += cell != asked && !asked.empty() &&
              chitieu::text::fold_name(cell) == chitieu::text::fold_name(asked);
    auto const found = issues(compared(cells, {{asked}}));
    auto const end = "|" + asked + "|" + std::to_string(near) + "\n";
    EXPECT_EQ(found.empty(), near == 0) << asked;
    if (near > 0) {
      EXPECT_TRUE(found.ends_with(end)) << found << end;
    }
    told += near;
  }
  EXPECT_GT(told, 100U);
}

} // namespace
