#include <chitieu/exact/decimal.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>

namespace chitieu::exact {
namespace {

ratio part(std::int64_t numerator, std::int64_t denominator) {
  return ratio::make(numerator, denominator).value();
}

struct printed_case {
  ratio share;
  int digits;
  std::optional<ratio> threshold;
  char const* text;
};

void expect_all(std::initializer_list<printed_case> table) {
  for (auto const& [share, digits, threshold, text] : table)
    EXPECT_EQ(to_percent(share, digits, '.', threshold), text)
        << to_string(share) << " against " << (threshold ? to_string(*threshold) : "nothing");
}

TEST(percent_text, without_a_threshold_the_nearest_figure_is_printed) {
  expect_all({{part(77, 80), 1, {}, "96.3"},
              {part(1, 3), 2, {}, "33.33"},
              {part(2, 3), 0, {}, "67"},
              {part(1, 2), 0, {}, "50"},
              {part(9625, 10000), 1, {}, "96.3"},
              {part(6, 5), 1, {}, "120.0"},
              {part(1, 80), -3, {}, "1"},
              {part(-1, 4), 1, {}, "-25.0"}});
}

TEST(percent_text, only_nobody_is_0_and_only_everybody_is_100) {
  expect_all({{part(0, 1), 1, {}, "0.0"},
              {part(1, 1), 1, {}, "100.0"},
              {part(1, 10'000), 1, {}, "0.1"},
              {part(9'999, 10'000), 1, {}, "99.9"},
              {part(10'001, 10'000), 1, {}, "100.1"},
              {part(1, 1000), 0, {}, "1"},
              {part(999, 1000), 0, {}, "99"},
              {part(9'999, 10'000), 1, part(19, 20), "99.9"},
              {part(1, 10'000), 1, part(19, 20), "0.1"},
              {part(-1, 10'000), 1, part(0, 1), "-0.1"}});
}

TEST(percent_text, the_nearest_figure_is_printed_unless_it_would_cross) {
  ratio const p = part(95, 100);
  expect_all({{part(9496, 10'000), 1, p, "94.9"},
              {part(9504, 10'000), 1, p, "95.1"},
              {part(95, 100), 1, p, "95.0"},
              {part(19, 20), 0, p, "95"},
              {part(9999, 20'000), 1, p, "50.0"},
              {part(2, 9), 1, part(1, 5), "22.2"},
              {part(11, 76), 1, part(15, 100), "14.5"},
              {part(79, 80), 1, part(1, 1), "98.8"},
              {part(2996, 100'000), 1, part(3, 100), "2.9"}});
}

TEST(percent_text, more_digits_are_used_only_where_fewer_cannot_be_true) {
  expect_all({{part(9997, 10'000), 1, part(9995, 10'000), "99.97"},
              {part(3, 10'000), 1, part(5, 10'000), "0.03"},
              {part(9495, 10'000), 1, part(9495, 10'000), "94.95"},
              {part(2, 3), 1, part(2, 3), "66.7"}});
}

TEST(percent_text, the_decimal_sign_is_the_callers) {
  EXPECT_EQ(to_percent(part(77, 80), 2, ','), "96,25");
  EXPECT_EQ(to_percent(part(77, 80), 0, ','), "96");
}

TEST(percent_text, no_printed_figure_stands_otherwise_to_the_threshold_than_its_share) {
  for (std::int64_t per_mille = 0; per_mille <= 1200; per_mille += 5)
    for (std::int64_t n = 1; n <= 40; ++n)
      for (std::int64_t count = 0; count <= n + 2; ++count)
        for (int digits : {0, 1, 2}) {
          ratio const share = part(count, n);
          ratio const p = part(per_mille, 1000);
          auto const text = to_percent(share, digits, '.', p);
          auto const read = read_number(text, number_style::en);
          ASSERT_EQ(read.fault, number_fault::none) << text;
          ratio const figure = to_ratio(read.value, 100).value();
          ASSERT_EQ(figure <=> p, share <=> p) << text << ' ' << to_string(share);
          ASSERT_EQ(figure == ratio{1}, share == ratio{1}) << text << ' ' << to_string(share);
          ASSERT_EQ(figure == ratio{0}, share == ratio{0}) << text << ' ' << to_string(share);
        }
}

TEST(percent_text, the_largest_terms_do_not_overflow) {
  std::int64_t const most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(to_percent(ratio{most}, 1, '.'), "922337203685477580700.0");
  EXPECT_EQ(to_percent(part(most - 1, most), 1, '.'), "99.9");
  EXPECT_EQ(to_percent(part(most - 1, most), 1, '.', ratio{1}), "99.9");
  EXPECT_EQ(to_percent(part(1, most), 1, '.', part(2, most)), "0.00000000000000001");
  EXPECT_EQ(to_percent(ratio{std::numeric_limits<std::int64_t>::min()}, 0, '.'),
            "-922337203685477580800");
}

} // namespace
} // namespace chitieu::exact
