#include <chitieu/data/day.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace {

using namespace std::chrono;
using chitieu::data::day;
using chitieu::data::read_day;
using chitieu::data::read_time;
using chitieu::data::to_civil;
using chitieu::data::to_day;
using chitieu::data::to_iso;

constexpr day first = to_day(1900y / January / 1);
constexpr day last = to_day(9999y / December / 31);

TEST(day, is_counted_from_the_first_of_january_1970) {
  EXPECT_EQ(to_day(1970y / January / 1), 0);
  EXPECT_EQ(to_day(1969y / December / 31), -1);
  EXPECT_EQ(to_day(2000y / March / 1), 11017);
  EXPECT_EQ(to_civil(11017), 2000y / March / 1);
}

TEST(day, is_read_in_every_spelling_that_offices_use) {
  struct {
    std::string_view text;
    year_month_day expected;
  } const cases[] = {
      {"15/3/2023", 2023y / March / 15},
      {"15/03/2023", 2023y / March / 15},
      {"15-03-2023", 2023y / March / 15},
      {"15.3.2023", 2023y / March / 15},
      {"1/3/2023", 2023y / March / 1},
      {"01/03/2023", 2023y / March / 1},
      {"01/3/2023", 2023y / March / 1},
      {"2023-03-15", 2023y / March / 15},
      {"29/02/2024", 2024y / February / 29},
      {"2000-02-29", 2000y / February / 29},
      {"1/1/1900", 1900y / January / 1},
      {"1900-01-01", 1900y / January / 1},
      {"31/12/9999", 9999y / December / 31},
      {"9999-12-31", 9999y / December / 31},
      {"2023-03-15 00:00:00", 2023y / March / 15},
      {"2023-03-15T00:00:00", 2023y / March / 15},
      {"2023-03-15 00:00:00.000000000", 2023y / March / 15},
      {"2023-03-15 00:00", 2023y / March / 15},
      {"15/3/2023 0:00", 2023y / March / 15},
      {"15/03/2023 00:00:00", 2023y / March / 15},
  };
  for (auto const& [text, expected] : cases) EXPECT_EQ(read_day(text), to_day(expected)) << text;
}

TEST(day, is_refused_when_the_calendar_does_not_have_it) {
  for (std::string_view const text :
       {"29/02/2023", "29/02/1900", "30/02/2024", "31/04/2023", "31/4/2023", "2023-04-31",
        "2023-02-29", "0/3/2023", "00/03/2023", "32/1/2023", "1/0/2023", "1/13/2023", "12/31/2023",
        "2023-00-10", "2023-13-01", "2023-01-00", "31/12/1899", "1899-12-31", "1/1/0000"})
    EXPECT_EQ(read_day(text), std::nullopt) << text;
}

TEST(day, is_refused_when_it_is_not_spelled_in_full) {
  for (std::string_view const text : {"",
                                      " ",
                                      "1",
                                      "15",
                                      "2023",
                                      "3/2023",
                                      "15/3",
                                      "15/3/",
                                      "15/3/23",
                                      "15/03/023",
                                      "23-03-15",
                                      "2023-3-15",
                                      "2023-03-5",
                                      "2023/03/15",
                                      "2023.03.15",
                                      "2023-03/15",
                                      "20230315",
                                      "15032023",
                                      "15/3-2023",
                                      "15-3.2023",
                                      "15 3 2023",
                                      "15//3/2023",
                                      "/3/2023",
                                      "001/3/2023",
                                      "1/003/2023",
                                      "1/3/12023",
                                      "1/3/02023",
                                      "12023-03-15",
                                      "+1/3/2023",
                                      "-1/3/2023",
                                      "1/-3/2023",
                                      "2023-03--5",
                                      " 15/3/2023",
                                      "15/3/2023 ",
                                      "15/3/2023.",
                                      "15/3/2023x",
                                      "x15/3/2023",
                                      "15/3/2023/1",
                                      "2023-03-15-1",
                                      "45000",
                                      "ngày 15/3/2023",
                                      "１５/３/２０２３"})
    EXPECT_EQ(read_day(text), std::nullopt) << text;
}

TEST(day, allows_no_time_but_midnight) {
  for (std::string_view const text :
       {"2023-03-15 00:00:01", "2023-03-15 00:01:00", "2023-03-15 01:00:00", "2023-03-15 24:00:00",
        "2023-03-15 00:00:00.001", "2023-03-15 00:00:00.", "2023-03-15 00:00:", "2023-03-15 00:",
        "2023-03-15 00", "2023-03-15 ", "2023-03-15T", "2023-03-15  00:00", "2023-03-15 0:0",
        "2023-03-15 000:00", "2023-03-15 00:00:00Z", "2023-03-15T00:00:00+07:00",
        "2023-03-15 00:00:00 ", "2023-03-15 00:00:00.0000000000", "15/3/2023 12:00:00 AM"})
    EXPECT_EQ(read_day(text), std::nullopt) << text;
}

TEST(day, is_refused_with_a_nul_byte_or_bytes_above_ascii) {
  using namespace std::string_view_literals;
  for (std::string_view const text :
       {"\0"sv, "15\0003\0002023"sv, "15/3/2023\0"sv, "2023-03-15\0"sv, "2023-03-15 00:00:00\0"sv,
        "\xFF\xFE"sv, "15/3/202\xB3"sv, "2023–03–15"sv})
    EXPECT_EQ(read_day(text), std::nullopt) << text;
}

TEST(day, is_printed_with_leading_zeros) {
  EXPECT_EQ(to_iso(to_day(2023y / March / 5)), "2023-03-05");
  EXPECT_EQ(to_iso(0), "1970-01-01");
  EXPECT_EQ(to_iso(last), "9999-12-31");
  EXPECT_EQ(to_iso(to_day(year{33} / January / 1)), "0033-01-01");
  EXPECT_EQ(to_iso(to_day(year{-1} / January / 1)), "-0001-01-01");
}

TEST(day, survives_printing_for_days_no_calendar_needs) {
  EXPECT_FALSE(to_iso(std::numeric_limits<day>::max()).empty());
  EXPECT_FALSE(to_iso(std::numeric_limits<day>::min()).empty());
}

TEST(day, comes_back_from_every_spelling_over_all_its_range) {
  // A stride that shares no factor with a week, a month or a year meets every kind of day.
  constexpr day stride = 11;
  for (day d = first; d <= last; d += stride) {
    auto const iso = to_iso(d);
    ASSERT_EQ(read_day(iso), d) << iso;
    auto const ymd = to_civil(d);
    auto const parts = {std::to_string(static_cast<unsigned>(ymd.day())),
                        std::to_string(static_cast<unsigned>(ymd.month())),
                        std::to_string(static_cast<int>(ymd.year()))};
    for (char const separator : {'/', '-', '.'}) {
      std::string text;
      for (auto const& part : parts) text += (text.empty() ? "" : std::string(1, separator)) + part;
      ASSERT_EQ(read_day(text), d) << text;
    }
  }
  EXPECT_EQ(read_day(to_iso(first)), first);
  EXPECT_EQ(read_day(to_iso(last)), last);
  EXPECT_EQ(read_day(to_iso(first - 1)), std::nullopt);
}

TEST(time_of_day, is_read_to_the_second) {
  constexpr std::int64_t of_day = std::int64_t{24} * 60 * 60;
  auto const midnight = to_day(2023y / March / 15) * of_day;
  struct {
    std::string_view text;
    std::int64_t seconds;
  } const cases[] = {
      {"2023-03-15", 0},
      {"15/3/2023 0:00", 0},
      {"2023-03-15 9:05", 9 * 3600 + 5 * 60},
      {"2023-03-15T23:59:59", of_day - 1},
      {"15.3.2023 00:00:01.000", 1},
  };
  for (auto const& [text, seconds] : cases) EXPECT_EQ(read_time(text), midnight + seconds) << text;
}

TEST(time_of_day, is_refused_when_no_clock_shows_it) {
  for (std::string_view const text :
       {"", "9:05", "2023-03-15 24:00", "2023-03-15 23:60", "2023-03-15 23:59:60", "2023-03-15 9",
        "2023-03-15 9:5", "2023-03-15  9:05", "2023-03-15 9:05 ", "2023-03-15 9:05:00.5",
        "2023-03-15 9:05:00.", "2023-03-15 9:05:", "2023-03-15 9:05:00.0x", "31/2/2023 9:05",
        "2023-03-15Z9:05"})
    EXPECT_EQ(read_time(text), std::nullopt) << text;
}

} // namespace
