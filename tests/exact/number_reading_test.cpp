#include <chitieu/exact/decimal.hpp>

#include <gtest/gtest.h>

#include <string>

namespace chitieu::exact {
namespace {

enum class place { number, percentage };

struct reading_case {
  std::string text;
  place where;
  /// What is read with no style declared, in English and in Vietnamese: a number, or a fault.
  std::string undeclared, en, vi;
};

constexpr auto bad = "not_a_number";
constexpr auto open = "ambiguous";
constexpr auto large = "too_large";

std::string shown(number_reading const& reading) {
  switch (reading.fault) {
  case number_fault::none:
    return to_string(reading.value);
  case number_fault::not_a_number:
    return bad;
  case number_fault::ambiguous:
    return open;
  case number_fault::too_large:
    return large;
  }
  return {};
}

void expect_all(reading_case const& row) {
  bool const percentage = row.where == place::percentage;
  EXPECT_EQ(shown(read_number(row.text, number_style::undeclared, percentage)), row.undeclared)
      << row.text;
  EXPECT_EQ(shown(read_number(row.text, number_style::en, percentage)), row.en) << row.text;
  EXPECT_EQ(shown(read_number(row.text, number_style::vi, percentage)), row.vi) << row.text;
}

TEST(number_reading, whole_numbers_read_alike_in_every_style) {
  for (auto const& [text, value] : {std::pair{"95", "95"},
                                    {"03", "3"},
                                    {"-3", "-3"},
                                    {"+7", "7"},
                                    {"0", "0"},
                                    {"-0", "0"},
                                    {"1200", "1200"}})
    expect_all({text, place::number, value, value, value});
}

TEST(number_reading, separators_mean_what_the_style_says) {
  reading_case const table[] = {
      {"95.5", place::number, "95.5", "95.5", bad},
      {"95.50", place::number, "95.50", "95.50", bad},
      {"95,5", place::number, open, bad, "95.5"},
      {"0,5", place::number, open, bad, "0.5"},
      {"0.125", place::number, "0.125", "0.125", bad},
      {"1.200", place::number, open, "1.200", "1200"},
      {"1,200", place::number, open, "1200", "1.200"},
      {"-1.200", place::number, open, "-1.200", "-1200"},
      {"1200.500", place::number, "1200.500", "1200.500", bad},
      {"1.234,5", place::number, "1234.5", bad, "1234.5"},
      {"1,234.5", place::number, "1234.5", "1234.5", bad},
      {"1.234,567", place::number, "1234.567", bad, "1234.567"},
      {"1.234.567", place::number, "1234567", bad, "1234567"},
      {"1,234,567", place::number, "1234567", "1234567", bad},
      {"12,345,678.90", place::number, "12345678.90", "12345678.90", bad},
  };
  for (auto const& row : table) expect_all(row);
}

TEST(number_reading, a_percentage_may_have_a_decimal_comma_without_a_declared_style) {
  reading_case const table[] = {
      {"12,5", place::percentage, "12.5", bad, "12.5"},
      {"12.5", place::percentage, "12.5", "12.5", bad},
      {"0,25", place::percentage, "0.25", bad, "0.25"},
      {"1.200", place::percentage, open, "1.200", "1200"},
      {"1,200", place::percentage, open, "1200", "1.200"},
  };
  for (auto const& row : table) expect_all(row);
}

TEST(number_reading, what_is_no_number_is_refused_in_every_style) {
  for (auto const* text :
       {"",          "-",        "+",       "--3",          "+-3",       "3-",
        "1e5",       "1E5",      "0x10",    "NaN",          "inf",       " 3",
        "3 ",        "1 200",    ".5",      ",5",           "5.",        "5,",
        "-.5",       "1..2",     "1,,2",    "1.,2",         "1.2.3",     "1,2,3",
        "1.23,4.5",  "12.34,5",  "12,34.5", "1234.567,8",   "0.123,4",   "1.234,5,6",
        "1,234.5.6", "1.2345,6", "½",       "\xEF\xBC\x91", "3\xC2\xA0", "१"})
    expect_all({text, place::number, bad, bad, bad});
  using namespace std::string_view_literals;
  EXPECT_EQ(shown(read_number("1\0002"sv, number_style::en)), bad);
}

TEST(number_reading, digits_beyond_64_bits_are_read_when_only_zeros_are_left_out) {
  std::string const zeros20(20, '0');
  std::string const zeros36(36, '0');
  EXPECT_EQ(shown(read_number("95." + zeros20 + "0", number_style::en)), "95." + zeros20.substr(4));
  EXPECT_EQ(shown(read_number("95." + zeros36, number_style::en)), "95." + zeros36.substr(20));
  EXPECT_EQ(shown(read_number("95." + zeros36 + "0", number_style::en)), large);
  EXPECT_EQ(shown(read_number("0." + zeros20 + "1", number_style::en)), large);
  EXPECT_EQ(shown(read_number(zeros36 + "12", number_style::en)), "12");
  EXPECT_EQ(shown(read_number(zeros36 + "123", number_style::en)), large);

  auto const percent = read_number("95,000000000000000000000", number_style::undeclared, true);
  ASSERT_EQ(percent.fault, number_fault::none);
  EXPECT_EQ(to_ratio(percent.value, 100), ratio::make(19, 20));
}

TEST(number_reading, the_last_integers_of_64_bits_fit_and_the_next_do_not) {
  reading_case const table[] = {
      {"9223372036854775807", place::number, "9223372036854775807", "9223372036854775807",
       "9223372036854775807"},
      {"-9223372036854775808", place::number, "-9223372036854775808", "-9223372036854775808",
       "-9223372036854775808"},
      {"9223372036854775808", place::number, large, large, large},
      {"-9223372036854775809", place::number, large, large, large},
      {"18446744073709551617", place::number, large, large, large},
      {"10000000000000000000", place::number, large, large, large},
      {std::string(39, '1'), place::number, large, large, large},
      {std::string(100'000, '9'), place::number, large, large, large},
  };
  for (auto const& row : table) expect_all(row);
}

} // namespace
} // namespace chitieu::exact
