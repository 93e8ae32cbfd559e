#include "monitor/rows_between.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <random>

namespace chitieu::live {
namespace {

using eval::answer;

struct row_there {
  std::int64_t at;
  answer is;
};

/// Between the first and the last that are so, surely or perhaps.
answer expected_of(std::map<std::uint32_t, row_there> const& rows, std::int64_t at) {
  auto const stands = [&](bool before, answer least) {
    for (auto const& [row, other] : rows)
      if (other.is >= least && (before ? other.at <= at : other.at >= at)) return true;
    return false;
  };
  if (stands(true, answer::yes) && stands(false, answer::yes)) return answer::yes;
  bool const perhaps = stands(true, answer::unknown) && stands(false, answer::unknown);
  return perhaps ? answer::unknown : answer::no;
}

TEST(rows_between, say_what_all_rows_say_and_tell_who_must_be_asked_again) {
  constexpr std::uint64_t seed = 20'261'126;
  std::cout << "seed " << seed << '\n';
  std::mt19937 random{seed};
  std::size_t moved_by_the_last_possible = 0;
  for (int trial = 0; trial < 200; ++trial) {
    rows_between between;
    std::map<std::uint32_t, row_there> rows;
    for (int step = 0; step < 20; ++step) {
      auto const row = static_cast<std::uint32_t>(random() % 8);
      auto const was = between.now();
      std::map<std::uint32_t, answer> said;
      for (auto const& [other, is] : rows) said[other] = between.of(other);
      if (random() % 4 == 0) {
        rows.erase(row);
        between.put(row, std::nullopt, answer::no);
      } else {
        row_there const is{row * 10, static_cast<answer>(random() % 3)};
        rows[row] = is;
        between.put(row, is.at, is.is);
      }
      std::map<std::uint32_t, bool> asked;
      between.each_moved(was, [&](std::uint32_t other) { asked[other] = true; });
      for (auto const& [other, is] : rows) {
        ASSERT_EQ(between.of(other), expected_of(rows, is.at)) << trial << ' ' << step;
        if (other == row || !said.contains(other) || said[other] == between.of(other)) continue;
        ASSERT_TRUE(asked[other]) << "trial " << trial << ", step " << step << ", row " << other;
        auto const now = between.now();
        if (was.last_sure == now.last_sure && was.first_sure == now.first_sure &&
            was.first_possible == now.first_possible)
          ++moved_by_the_last_possible;
      }
    }
  }
  EXPECT_GT(moved_by_the_last_possible, 50U);
}

} // namespace
} // namespace chitieu::live
