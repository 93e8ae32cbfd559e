// What is kept for each row has to be given back in one go, by whoever is told to end, too: it is
// little. Allocations are counted; nothing is timed.
#include "allocations.hpp"

#include "many_people.hpp"

namespace chitieu {
namespace {

struct kept_for_rows : testing::Test, many_people {
  /// The most bytes for each row that a check has at once, with its report.
  [[nodiscard]] std::size_t bytes(std::string const& sentence, check_options const& options = {}) {
    auto const program = asking(sentence);
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
  EXPECT_LE(bytes("at least 50% of staff sure", {.who = true}), 56U);
}

} // namespace
} // namespace chitieu
