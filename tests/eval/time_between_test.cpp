#include "world.hpp"

#include <gtest/gtest.h>

namespace chitieu::eval {
namespace {

using unit = ir::time_between_value::unit;
using tables::none;
using tables::scalars;
using tables::unknown;

std::int64_t day(int year, unsigned month, unsigned of_month) {
  return data::to_day(std::chrono::year{year} / month / of_month);
}

std::int64_t minute(int year, unsigned month, unsigned of_month, int hour, int past) {
  return day(year, month, of_month) * 1440 + hour * 60 + past;
}

struct spans {
  world w;

  /// The spans from each first to each second.
  std::string operator()(unit in, std::vector<tables::scalar> from, std::vector<tables::scalar> to,
                         bool times = false) {
    auto const trips = w.population(from.size());
    auto const a = w.add_value(trips, ir::cell_value{w.column(trips, scalars(std::move(from)))});
    auto const b = w.add_value(trips, ir::cell_value{w.column(trips, scalars(std::move(to)))});
    return w.numbers(trips, ir::time_between_value{in, a, b, times});
  }
};

TEST(time_between, counts_days_and_weeks_in_both_directions) {
  spans of;
  EXPECT_EQ(of(unit::days, {10, 10, unknown, none}, {25, 3, 4, 4}), "15 -7 ? none");
  EXPECT_EQ(of(unit::weeks, {10, 10, 10, 10}, {24, 23, 3, 4}), "2 1 -1 0");
  EXPECT_EQ(of(unit::hours, {10}, {11}), "24");
  EXPECT_EQ(of(unit::minutes, {10}, {11}), "1440");
}

TEST(time_between, counts_years_and_months_by_the_calendar) {
  spans of;
  EXPECT_EQ(of(unit::years, {day(2000, 5, 17), day(2000, 5, 17), day(2000, 5, 17)},
               {day(2023, 5, 16), day(2023, 5, 17), day(1999, 5, 17)}),
            "22 23 -1");
  EXPECT_EQ(of(unit::months, {day(2023, 1, 15), day(2023, 1, 15), day(2023, 1, 15)},
               {day(2023, 3, 14), day(2023, 3, 15), day(2022, 12, 16)}),
            "1 2 0");
}

TEST(time_between, completes_a_year_from_29_february_on_1_march) {
  spans of;
  EXPECT_EQ(of(unit::years, {day(2004, 2, 29), day(2004, 2, 29), day(2004, 2, 29)},
               {day(2005, 2, 28), day(2005, 3, 1), day(2008, 2, 29)}),
            "0 1 4");
  EXPECT_EQ(
      of(unit::months, {day(2023, 1, 31), day(2023, 1, 31)}, {day(2023, 2, 28), day(2023, 3, 1)}),
      "0 1");
}

TEST(time_between, counts_working_days_after_the_first_up_to_the_last) {
  spans of;
  // 2 September 2023 is a Saturday, 4 September a Monday and declared.
  of.w.program.holidays = {static_cast<data::day>(day(2023, 9, 2)),
                           static_cast<data::day>(day(2023, 9, 4))};
  EXPECT_EQ(
      of(unit::working_days,
         {day(2023, 9, 1), day(2023, 9, 1), day(2023, 9, 5), day(2023, 8, 25), day(2023, 9, 3)},
         {day(2023, 9, 4), day(2023, 9, 5), day(2023, 9, 1), day(2023, 9, 8), day(2023, 9, 3)}),
      "0 1 -1 9 0");
}

TEST(time_between, counts_in_times) {
  spans of;
  auto const start = minute(2024, 2, 29, 22, 30);
  EXPECT_EQ(of(unit::minutes, {start}, {minute(2024, 3, 1, 0, 15)}, true), "105");
  EXPECT_EQ(of(unit::hours, {start, start}, {minute(2024, 3, 1, 0, 15), start - 119}, true),
            "1 -1");
  EXPECT_EQ(of(unit::days, {start, start}, {start + 1439, start + 1440}, true), "0 1");
  EXPECT_EQ(of(unit::years, {start, start}, {minute(2025, 2, 28, 23, 59), minute(2025, 3, 1, 0, 0)},
               true),
            "0 1");
  EXPECT_EQ(of(unit::months, {start, start},
               {minute(2024, 3, 29, 22, 29), minute(2024, 3, 29, 22, 30)}, true),
            "0 1");
  EXPECT_EQ(of(unit::working_days, {start}, {minute(2024, 3, 4, 0, 0)}, true), "2");
  EXPECT_EQ(of(unit::weeks, {minute(1969, 12, 25, 1, 0)}, {minute(1970, 1, 1, 0, 59)}, true), "0");
  EXPECT_EQ(
      of(unit::working_days, {minute(1969, 12, 24, 1, 0)}, {minute(1969, 12, 25, 0, 0)}, true),
      "1");
}

TEST(time_between, of_moments_with_bounds_has_bounds) {
  world w;
  auto const staff = w.population(1);
  auto const maybe = w.add(staff, ir::flag_test{w.column(staff, scalars({unknown}))});
  auto const early = w.literal(staff, day(2000, 1, 1));
  auto const late = w.literal(staff, day(2010, 1, 1));
  auto const born = w.add_value(staff, ir::chosen_value{{{maybe, early}}, late});
  auto const now = w.add_value(staff, ir::as_of_value{});
  w.as_of = static_cast<data::day>(day(2023, 6, 1));
  EXPECT_EQ(w.numbers(staff, ir::time_between_value{unit::years, born, now, false}), "13..23");
  EXPECT_EQ(w.numbers(staff, ir::time_between_value{unit::years, now, born, false}), "-23..-13");
}

} // namespace
} // namespace chitieu::eval
