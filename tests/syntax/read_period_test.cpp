// Days, months, years and ranges of days as they are written, and what is none.
#include <chitieu/data/day.hpp>

#include <syntax/read_period.hpp>

#include <gtest/gtest.h>

namespace chitieu::syntax {
namespace {

std::string read(std::string_view text) {
  auto const is = read_period(text);
  return is ? data::to_iso(is->first) + " " + data::to_iso(is->second) : "none";
}

TEST(read_period, reads_days_months_years_and_ranges) {
  for (auto const& [text, is] : std::initializer_list<std::pair<char const*, char const*>>{
           {"2023", "2023-01-01 2023-12-31"},
           {"2/2024", "2024-02-01 2024-02-29"},
           {"15/3/2023", "2023-03-15 2023-03-15"},
           {"15 / 03 / 2023", "2023-03-15 2023-03-15"},
           {"2023-3-15", "2023-03-15 2023-03-15"},
           {"15-3-2023", "2023-03-15 2023-03-15"},
           {"20-30/6/2023", "2023-06-20 2023-06-30"},
           {"30/4-1/5/2023", "2023-04-30 2023-05-01"},
           {"31/12/2023-1/1/2024", "2023-12-31 2024-01-01"},
       })
    EXPECT_EQ(read(text), is) << text;
}

TEST(read_period, takes_nothing_else) {
  for (auto const* text : {"",
                           "23",
                           "20233",
                           "1899",
                           "1/23",
                           "13/2023",
                           "30/2/2023",
                           "1/13/2023",
                           "1/1/23",
                           "123/1/2023",
                           "1/123/2023",
                           "2023-1-123",
                           "1/1-2023",
                           "30-20/6/2023",
                           "20-30/6/23",
                           "31-32/12/2023",
                           "1/5-30/4/2023",
                           "1/5-30/4/23",
                           "1/1/2024-1/1/2023",
                           "1/1/23-1/1/2024",
                           "1/1/2023-1/1/24",
                           "1/1/1/2023",
                           "1-1-1-2023",
                           "a/1/2023",
                           "1/1/2023x",
                           "123456789/1/2023",
                           "1/2023/1",
                           "1.1.2023",
                           "1/99999",
                           "1 2 2023",
                           "3/",
                           "/2023",
                           "1//2023",
                           "-1-2023",
                           "30/4-/5/2026",
                           "30/4-1//2026",
                           "1/1/2023-/1/2024",
                           "/1/2023-1/1/2024",
                           "20-/6/2023",
                           "-30/6/2023"})
    EXPECT_EQ(read(text), "none") << text;
}

} // namespace
} // namespace chitieu::syntax
