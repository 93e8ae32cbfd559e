#include "repair/threshold_rows.hpp"

#include <gtest/gtest.h>

#include <array>

namespace chitieu::mend {
namespace {

using exact::counts;
using exact::relation;
using exact::rounding;

bool hold(threshold_rows const& all, counts const& of) {
  std::array<std::int64_t, 6> const by_slot{of.yes,       of.unknown,       of.no,
                                            of.maybe_yes, of.maybe_unknown, of.maybe_no};
  for (auto const& row : all.rows) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < by_slot.size(); ++i) sum += row.weights[i] * by_slot[i];
    if (sum < row.at_least) return false;
  }
  return true;
}

std::vector<counts> small_counts() {
  std::vector<counts> out;
  for (std::int64_t yes = 0; yes <= 7; ++yes)
    for (std::int64_t no = 0; no <= 7; ++no)
      for (std::int64_t rest = 0; rest < 27; ++rest) {
        counts made{yes, rest % 3, no, 0, 0, 0};
        made.maybe_yes = rest / 3 % 3;
        made.maybe_unknown = rest / 9 % 2;
        made.maybe_no = rest / 9 / 2;
        out.push_back(made);
      }
  return out;
}

// Every threshold there is, over every small count: where the inequalities hold, the verdict is
// met, and where it is met, they hold; those that say they are not exact are held to the second.
TEST(ThresholdRows, HoldWhereTheVerdictIsMet) {
  auto const all = small_counts();
  std::size_t exact_ones = 0;
  std::size_t met = 0;
  for (auto const how : {relation::at_least, relation::more_than, relation::at_most,
                         relation::less_than, relation::exactly, relation::between})
    for (auto const round : {rounding::none, rounding::down, rounding::up, rounding::half_up})
      for (auto const empty : {exact::empty_base::undetermined, exact::empty_base::met,
                               exact::empty_base::unmet, exact::empty_base::skip})
        for (std::int64_t after = 0; after < 3; ++after)
          for (std::int64_t percent : {0, 20, 33, 50, 85, 100})
            for (bool const of_share : {true, false}) {
              if (!of_share && (round != rounding::none || after > 0)) continue;
              exact::threshold asked;
              asked.how = how;
              asked.of_share = of_share;
              asked.round = round;
              asked.at_least_after = after;
              asked.low =
                  of_share ? *exact::ratio::make(percent, 100) : *exact::ratio::make(percent, 20);
              asked.high = of_share ? *exact::ratio::make(percent + 15, 100)
                                    : *exact::ratio::make(percent + 30, 20);
              auto const rows = rows_of(asked, empty);
              exact_ones += rows.exact;
              for (auto const& of : all) {
                auto const is_met = exact::decide(of, asked, empty) == exact::decision::met;
                met += is_met;
                if (is_met || rows.exact) {
                  ASSERT_EQ(hold(rows, of), is_met)
                      << static_cast<int>(how) << ' ' << static_cast<int>(round) << ' '
                      << static_cast<int>(empty) << ' ' << after << ' ' << percent << ' '
                      << of_share << ": " << of.yes << ' ' << of.unknown << ' ' << of.no << ' '
                      << of.maybe_yes << ' ' << of.maybe_unknown << ' ' << of.maybe_no;
                }
                // What is not unmet is perhaps met, or nobody is surely in the base.
                if (exact::decide(of, asked, empty) != exact::decision::unmet &&
                    empty == exact::empty_base::undetermined) {
                  ASSERT_TRUE(hold(rows_of_perhaps(asked), of) ||
                              (asked.of_share && hold(rows_of_nobody(), of)));
                }
              }
            }
  EXPECT_GT(exact_ones, 800U);
  EXPECT_GT(met, 100'000U);
}

} // namespace
} // namespace chitieu::mend
