#include "page.hpp"

#include "syntax/word.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace chitieu::syntax {
namespace {

std::string cell(word meaning, language which) {
  std::string out;
  for (auto const spelling : spellings(meaning, which))
    out += (out.empty() ? "`" : " `") + std::string(spelling) + "`";
  return out;
}

// Each meaning has one row with all its spellings, the one that is printed first.
TEST(keywords, the_tables_of_the_page_are_the_table_of_the_grammar) {
  using row = std::pair<std::string, std::string>;
  std::vector<row> shown;
  std::vector<row> real;
  for (auto const& each : test::reference().rows({"English", "Tiếng Việt"}))
    shown.emplace_back(each.cells.at(0), each.cells.at(1));
  for (std::size_t i = 0; i < static_cast<std::size_t>(word::last_); ++i)
    real.emplace_back(cell(static_cast<word>(i), language::en),
                      cell(static_cast<word>(i), language::vi));
  std::sort(shown.begin(), shown.end());
  std::sort(real.begin(), real.end());
  std::vector<row> lost;
  std::vector<row> stale;
  std::set_difference(real.begin(), real.end(), shown.begin(), shown.end(),
                      std::back_inserter(lost));
  std::set_difference(shown.begin(), shown.end(), real.begin(), real.end(),
                      std::back_inserter(stale));
  EXPECT_EQ(std::vector<row>(), lost) << "these stand in no table";
  EXPECT_EQ(std::vector<row>(), stale) << "these are no keywords";
}

} // namespace
} // namespace chitieu::syntax
