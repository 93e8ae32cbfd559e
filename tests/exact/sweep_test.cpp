// Every share by tenths of a percentage of every base, with counts about the boundary, against
// whole numbers multiplied across. The bases are some of those up to 2,000; with
// CHITIEU_SWEEP=whole all.
#include <chitieu/exact/threshold.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace chitieu::exact {
namespace {

constexpr std::int64_t whole = 1000; ///< tenths of a percentage
constexpr std::int64_t largest_base = 2000;

bool meets(relation how, std::int64_t count, std::int64_t base, std::int64_t share) {
  auto const left = count * whole;
  auto const right = share * base;
  switch (how) {
  case relation::at_least:
    return left >= right;
  case relation::more_than:
    return left > right;
  case relation::at_most:
    return left <= right;
  case relation::less_than:
    return left < right;
  case relation::exactly:
  case relation::between:
    return left == right;
  }
  return false;
}

/// The least or greatest count that meets it: found by going there one by one from the boundary.
std::int64_t need(relation how, std::int64_t base, std::int64_t share) {
  auto const from = share * base / whole;
  auto const is_floor = how == relation::at_least || how == relation::more_than;
  auto count = is_floor ? std::max<std::int64_t>(from - 2, 0) : from + 2;
  while (!meets(how, count, base, share)) count += is_floor ? 1 : -1;
  return count;
}

struct tested {
  std::int64_t cases = 0;
  std::int64_t wrong = 0;
};

void expect_right(relation how, std::int64_t base, std::int64_t share, tested& so_far) {
  threshold asked;
  asked.how = how;
  asked.of_share = true;
  asked.low = ratio::make(share, whole).value();
  auto const boundary = share * base / whole;
  auto const needed = need(how, base, share);
  auto const is_floor = how == relation::at_least || how == relation::more_than;
  for (auto count = std::max<std::int64_t>(boundary - 2, 0); count <= std::min(boundary + 3, base);
       ++count) {
    counts const rows{.yes = count, .no = base - count};
    auto const met = meets(how, count, base, share);
    auto const numbers = measure(rows, asked);
    auto const lacks = is_floor ? needed - count : 0;
    auto const exceeds = is_floor ? 0 : count - needed;
    bool const right =
        decide(rows, asked, empty_base::undetermined) == (met ? decision::met : decision::unmet) &&
        numbers.need == needed && numbers.short_by == std::max<std::int64_t>(lacks, 0) &&
        numbers.over_by == std::max<std::int64_t>(exceeds, 0);
    ++so_far.cases;
    if (right) continue;
    ++so_far.wrong;
    if (so_far.wrong < 10)
      ADD_FAILURE() << count << " of " << base << " against " << share << "/1000, relation "
                    << static_cast<int>(how) << ", need " << numbers.need << ", not " << needed;
  }
}

TEST(sweep, every_share_of_every_base_is_decided_as_whole_numbers_do) {
  auto const* asked = std::getenv("CHITIEU_SWEEP");
  bool const all = asked != nullptr && std::string_view{asked} == "whole";
  tested so_far;
  for (std::int64_t base = 1; base <= largest_base; base += all || base < 60 ? 1 : 37)
    for (std::int64_t share = 0; share <= whole; ++share)
      for (auto const how :
           {relation::at_least, relation::more_than, relation::at_most, relation::less_than})
        expect_right(how, base, share, so_far);
  std::cout << so_far.cases << " cases\n";
  EXPECT_EQ(so_far.wrong, 0);
  EXPECT_GT(so_far.cases, 2'000'000);
}

} // namespace
} // namespace chitieu::exact
