#include <chitieu/exact/in_a_row.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <random>
#include <vector>

namespace chitieu::exact {
namespace {

using filled = std::vector<bool>;

std::int64_t longest(filled const& rows) {
  std::int64_t most = 0;
  for (std::size_t first = 0; first < rows.size(); ++first)
    for (std::size_t last = first; last < rows.size() && rows[last]; ++last)
      most = std::max(most, static_cast<std::int64_t>(last - first + 1));
  return most;
}

bool meets(threshold const& asked, filled const& rows) {
  counts c;
  c.yes = longest(rows);
  c.no = static_cast<std::int64_t>(rows.size()) - c.yes;
  return decide(c, asked, empty_base::undetermined) == decision::met;
}

std::vector<filled> fillings(std::vector<decision> const& rows) {
  std::vector<filled> out{{}};
  for (auto const row : rows) {
    std::vector<filled> next;
    for (auto const& before : out)
      for (bool const met : {false, true}) {
        if (row == decision::met && !met) continue;
        if (row == decision::unmet && met) continue;
        next.push_back(before);
        next.back().push_back(met);
      }
    out = std::move(next);
  }
  return out;
}

/// The fewest rows that must change for the threshold to be met, or to be missed; nothing where
/// no change does it.
std::optional<std::int64_t> changes(filled const& rows, threshold const& asked, bool wanted) {
  std::optional<std::int64_t> fewest;
  for (std::uint32_t mask = 0; mask < (1U << rows.size()); ++mask) {
    auto changed = rows;
    std::int64_t many = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if ((mask >> i & 1U) != 0) {
        changed[i] = !changed[i];
        ++many;
      }
    if (meets(asked, changed) == wanted && (!fewest || many < *fewest)) fewest = many;
  }
  return fewest;
}

TEST(in_a_row, verdict_short_over_and_spare_are_those_of_every_filling) {
  constexpr std::uint64_t seed = 20'261'126;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  auto const below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 1'500; ++round) {
    std::vector<decision> rows(below(7));
    for (auto& row : rows) row = static_cast<decision>(below(3));
    threshold asked;
    asked.how = static_cast<relation>(below(4));
    asked.low = ratio{static_cast<std::int64_t>(below(6))};

    bool some_met = false;
    bool all_met = true;
    std::int64_t most_changes = 0;
    std::optional<std::int64_t> fewest_breaks;
    bool can_be_met = true;
    for (auto const& each : fillings(rows)) {
      bool const met = meets(asked, each);
      some_met |= met;
      all_met &= met;
      auto const to_meet = changes(each, asked, true);
      can_be_met &= to_meet.has_value();
      most_changes = std::max(most_changes, to_meet.value_or(0));
      if (auto const breaks = changes(each, asked, false))
        fewest_breaks = std::min(fewest_breaks.value_or(*breaks), *breaks);
    }
    auto const expected = all_met    ? decision::met
                          : some_met ? decision::undetermined
                                     : decision::unmet;
    ASSERT_EQ(decide(longest_run(rows), asked, empty_base::undetermined), expected) << round;
    auto const found = measure_run(rows, asked);
    if (can_be_met) {
      ASSERT_EQ(found.short_by + found.over_by, most_changes) << round;
    }
    if (all_met) {
      ASSERT_EQ(found.spare,
                fewest_breaks ? *fewest_breaks - 1 : static_cast<std::int64_t>(rows.size()))
          << round;
    }
  }
}

} // namespace
} // namespace chitieu::exact
