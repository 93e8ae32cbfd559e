#include "repair/integer_program.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <random>

namespace chitieu::mend {
namespace {

bool keeps(integer_program const& of, std::vector<std::int64_t> const& values) {
  for (auto const& row : of.rows) {
    std::int64_t sum = 0;
    for (auto const& each : row.terms) sum += each.times * values[each.variable];
    if (sum < row.at_least) return false;
  }
  return true;
}

/// Every value of every variable up to `most` is tried.
std::optional<std::int64_t> cheapest(integer_program const& of, std::int64_t most) {
  std::optional<std::int64_t> best;
  std::vector<std::int64_t> values(of.costs.size());
  for (;;) {
    std::int64_t cost = 0;
    for (std::size_t i = 0; i < values.size(); ++i) cost += of.costs[i] * values[i];
    if ((!best || cost < *best) && keeps(of, values)) best = cost;
    std::size_t at = 0;
    while (at < values.size() && values[at] == most) values[at++] = 0;
    if (at == values.size()) return best;
    ++values[at];
  }
}

TEST(IntegerProgram, FindsWhatTryingEverythingFinds) {
  unsigned const seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  auto const upto = [&](int low, int high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(random);
  };
  int impossible = 0;
  int dear = 0;
  for (int i = 0; i < 400; ++i) {
    integer_program made;
    auto const size = static_cast<std::size_t>(upto(1, 4));
    constexpr std::int64_t most = 4;
    for (std::size_t v = 0; v < size; ++v) {
      made.costs.push_back(upto(0, 3));
      made.rows.push_back({{{v, -1}}, -most});
    }
    for (auto rows = upto(1, 4); rows > 0; --rows) {
      inequality row;
      for (std::size_t v = 0; v < size; ++v) row.terms.push_back({v, upto(-5, 9)});
      row.at_least = upto(-10, 20);
      made.rows.push_back(row);
    }
    auto const best = cheapest(made, most);
    auto const found = solve(made, 10'000'000);
    ASSERT_TRUE(found.complete);
    ASSERT_EQ(found.found, best.has_value());
    impossible += !best;
    if (!best) continue;
    dear += *best > 2;
    EXPECT_EQ(found.cost, *best);
    EXPECT_EQ(found.at_least, *best);
    EXPECT_TRUE(found.minimal());
    EXPECT_TRUE(keeps(made, found.values));
  }
  EXPECT_GT(impossible, 10);
  EXPECT_GT(dear, 10);
}

// With the work cut short whatever is said is still true.
TEST(IntegerProgram, SaysHowFarItHasComeWhenItMustStop) {
  unsigned const seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  auto const upto = [&](int low, int high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(random);
  };
  int stopped = 0;
  for (int i = 0; i < 300; ++i) {
    integer_program made;
    for (std::size_t v = 0; v < 6; ++v) {
      made.costs.push_back(upto(1, 4));
      made.rows.push_back({{{v, -1}}, -9});
    }
    for (int r = 0; r < 4; ++r) {
      inequality row;
      for (std::size_t v = 0; v < 6; ++v) row.terms.push_back({v, upto(-6, 11)});
      row.at_least = upto(5, 60);
      made.rows.push_back(row);
    }
    auto const whole = solve(made, 100'000'000);
    ASSERT_TRUE(whole.complete);
    auto const cut = solve(made, upto(50, 600));
    stopped += !cut.complete;
    if (cut.found) {
      EXPECT_TRUE(keeps(made, cut.values));
      EXPECT_GE(cut.cost, whole.cost);
    }
    if (whole.found) {
      EXPECT_LE(cut.at_least, whole.cost);
    }
    if (cut.impossible()) {
      EXPECT_TRUE(whole.impossible());
    }
  }
  EXPECT_GT(stopped, 20);
}

} // namespace
} // namespace chitieu::mend
