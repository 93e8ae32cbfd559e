// Who may be the n-th by date is whom going through all dates in order finds.
#include "monitor/dated_line.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <random>
#include <vector>

namespace chitieu::live {
namespace {

using eval::answer;

struct dated_record {
  std::int64_t date;
  counted_as is;
  bool linked;
  std::size_t place;

  [[nodiscard]] bool sure() const { return linked && is <= 3; }
};

/// A record may be the n-th where, of the others, not too many surely lie before it, and enough may
/// lie before it or at its own date.
answer picked(std::vector<dated_record> const& all, std::int64_t nth, bool from_last,
              bool may_have_no_date) {
  auto const before = [&](dated_record const& a, dated_record const& b) {
    return from_last ? a.date > b.date : a.date < b.date;
  };
  auto const count = [&](auto const& which) { return std::ranges::count_if(all, which); };
  auto const undated = [](auto const& one) { return one.date == unknown_word; };
  bool no = count([&](auto const& one) {
              return one.sure() && !(undated(one) && may_have_no_date);
            }) < nth;
  bool yes = false;
  for (auto const& one : all) {
    bool may_be = std::ssize(all) >= nth;
    if (!undated(one)) {
      auto const surely = count(
          [&](auto const& other) { return other.sure() && !undated(other) && before(other, one); });
      auto const at_most =
          count([&](auto const& other) { return undated(other) || !before(one, other); });
      may_be = surely < nth && at_most >= nth;
    }
    auto const said = static_cast<answer>((one.is - 1) % 3);
    yes = yes || (may_be && said != answer::no);
    no = no || (may_be && said != answer::yes);
  }
  return yes && no ? answer::unknown : yes ? answer::yes : answer::no;
}

TEST(dated_lines, pick_whom_going_through_all_dates_finds) {
  constexpr std::uint64_t seed = 20'261'133;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  auto const below = [&](std::uint64_t most) { return random() % most; };
  std::vector<std::size_t> said(3);
  for (int round = 0; round < 4'000; ++round) {
    std::vector<dated_line> places(1 + below(3));
    std::vector<dated_record> all;
    auto const said_by_most = static_cast<counted_as>(1 + below(3));
    for (auto left = below(9); left > 0; --left) {
      dated_record const one{below(8) == 0 ? unknown_word : static_cast<std::int64_t>(below(6)),
                             below(4) == 0 ? static_cast<counted_as>(1 + below(6)) : said_by_most,
                             below(4) != 0, below(places.size())};
      places[one.place].put(one.date, one.is, one.linked, 1);
      if (below(5) == 0)
        places[one.place].put(one.date, one.is, one.linked, -1); // one that goes again
      else
        all.push_back(one);
    }
    dated_lines lines;
    for (auto const& place : places) lines.add(place);
    for (std::int64_t nth = 1; nth < 5; ++nth)
      for (bool const from_last : {false, true})
        for (bool const may_have_no_date : {false, true}) {
          auto const is = lines.pick(nth, from_last, may_have_no_date, [] {});
          ASSERT_EQ(is, picked(all, nth, from_last, may_have_no_date))
              << "round " << round << ", the " << nth;
          ++said[static_cast<std::size_t>(is)];
        }
  }
  EXPECT_GT(*std::ranges::min_element(said), 1'000U);
}

} // namespace
} // namespace chitieu::live
