// What is kept for each row has to be given back in one go, by whoever is told to end, too: it is
// little. Allocations are counted; nothing is timed.
#include "allocations.hpp"

#include <chitieu/chitieu.hpp>
#include <chitieu/data/columns.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chitieu {
namespace {

constexpr std::size_t rows = 50'000;

struct kept_for_rows : testing::Test {
  std::vector<std::int64_t> ids;
  std::vector<std::optional<std::int64_t>> points;
  std::vector<std::int64_t> many;
  std::vector<bool> active;
  dataset data;

  kept_for_rows() {
    for (std::size_t row = 0; row < rows; ++row) {
      auto const drawn = static_cast<std::int64_t>(row * 7'368'787 % 99'999'989);
      ids.push_back(static_cast<std::int64_t>(row));
      points.push_back(drawn % 2 == 0 ? std::nullopt : std::optional(drawn % 1000));
      many.push_back(drawn + 1);
      active.push_back(drawn % 3 == 0);
    }
    data.add("staff", columns(column("id", ids), column("points", points), column("many", many),
                              column("active", active)));
  }

  /// The most bytes for each row that a check has at once, with its report.
  [[nodiscard]] std::size_t bytes(std::string const& sentence, check_options const& options = {}) {
    auto const program = compile(parse(*source::from_text("plan", R"(
population staff
  id      key
  points  count
  many    count
  active  flag
target 1: )" + sentence + "\n")));
    for (auto const& each : program.diagnostics)
      EXPECT_NE(severity_of(each.what), severity::error) << message(each, language::en);
    bound_dataset const bound(program, data);
    auto const before = allocations::from_here();
    auto const report = evaluate(program, bound, options);
    EXPECT_NE(report.targets.at(0).status, status::invalid) << sentence;
    return (allocations::so_far().peak - before.live_bytes) / rows;
  }
};

// Eight bytes of a number, one of what is known of it, 17 of bounds, eight of each number in order.
TEST_F(kept_for_rows, is_little_where_numbers_are_open) {
  EXPECT_LE(bytes("at least 50% of staff are in the top 3 by points"), 56U);
  EXPECT_LE(bytes("average (points / 3) of staff ≥ 0"), 72U);
  EXPECT_LE(bytes("at least 50% of staff have points / many at least 1"), 48U);
  EXPECT_LE(bytes("average many of staff where points ≥ 500 ≥ 5"), 56U);
  EXPECT_LE(bytes("median many of staff where points ≥ 500 ≥ 5"), 56U);
  EXPECT_LE(bytes("number of different many of staff where points ≥ 500 ≥ 5"), 72U);
}

TEST_F(kept_for_rows, is_little_where_records_are_listed) {
  EXPECT_LE(bytes("at least 50% of staff active", {.who = true}), 56U);
}

} // namespace
} // namespace chitieu
