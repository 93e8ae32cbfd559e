#include "inequalities.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace chitieu::mend {

void inequalities::add(sums_asked const& asked, std::vector<std::size_t> const& only_if) {
  if (asked.only_of_sure && !is_sure(asked)) return;
  for (auto const& each : asked.all) add(each, only_if);
  for (auto const& some : asked.either) {
    inequality one_of{{}, only_if.empty() ? 1 : 0};
    for (auto const& each : some) {
      one_of.terms.push_back({choice(), 1});
      add(each, {one_of.terms.back().variable});
    }
    for (auto const variable : only_if) one_of.terms.push_back({variable, -1});
    into_.rows.push_back(std::move(one_of));
  }
}

bool inequalities::is_sure(sums_asked const& asked) const {
  auto const may_be = tallies_.weigh(
      standing(asked.counters, {slot::maybe_yes, slot::maybe_unknown, slot::maybe_no}));
  return may_be.constant == 0 && std::all_of(may_be.terms.begin(), may_be.terms.end(),
                                             [](auto const& each) { return each.times <= 0; });
}

void inequalities::add(sum_asked const& asked, std::vector<std::size_t> const& only_if) {
  auto sum = tallies_.weigh(asked.of);
  inequality made{std::move(sum.terms), asked.at_least - sum.constant};
  std::int64_t common = 0;
  for (auto const& each : made.terms) common = std::gcd(common, each.times);
  // Whole numbers times whole numbers: what is between two of them is as good as the next one.
  if (common > 1) {
    for (auto& each : made.terms) each.times /= common;
    auto const below = made.at_least / common - (made.at_least % common < 0 ? 1 : 0);
    made.at_least = below + (below * common < made.at_least ? 1 : 0);
  }
  auto const least = least_of(made);
  if (least >= made.at_least) return;
  if (!only_if.empty()) {
    auto const lacking = made.at_least - least;
    for (auto const variable : only_if) made.terms.push_back({variable, -lacking});
    made.at_least -= lacking;
  }
  into_.rows.push_back(std::move(made));
}

// The least that the terms can come to: of rows that are alike, all are changed in the worst way.
std::int64_t inequalities::least_of(inequality const& of) const {
  std::map<std::size_t, std::int64_t> worst_way;
  std::int64_t least = 0;
  for (auto const& each : of.terms) {
    if (each.times > 0) continue;
    if (each.variable >= variables_.size()) {
      least += each.times;
    } else {
      auto& worst_of = worst_way[variables_[each.variable].rows];
      worst_of = std::min(worst_of, each.times);
    }
  }
  for (auto const& [rows, times] : worst_way) least += times * rows_[rows].size();
  return least;
}

void inequalities::add_totals(std::uint32_t counter) {
  auto base = tallies_.weigh(standing({counter}, {slot::yes, slot::unknown, slot::no}));
  if (base.terms.empty()) return;
  into_.totals.push_back(std::move(base));
  into_.totals.push_back(tallies_.weigh(standing({counter}, {slot::yes})));
}

std::size_t inequalities::choice() {
  auto const made = into_.costs.size();
  into_.costs.push_back(0);
  into_.rows.push_back({{{made, -1}}, -1});
  return made;
}

void inequalities::add(answering_row const& row) {
  if (row.answers.empty()) return;
  inequality one{{}, -1};
  for (auto const& each : row.answers) one.terms.push_back({each.variable, -1});
  into_.rows.push_back(std::move(one));
  for (std::size_t i = 0; i < row.asked.size(); ++i) {
    std::vector<std::size_t> yes;
    for (auto const& each : row.answers)
      if ((each.yes >> i & 1U) != 0) yes.push_back(each.variable);
    auto const& asked = row.asked[i];
    if (!yes.empty()) add(asked, yes);
    if (!row.may_be_better_without || !asked.exact) continue;
    inequality some_fail{{}, 1};
    for (auto const answer : yes) some_fail.terms.push_back({answer, 1});
    for (auto const& each : asked.all) {
      auto const fails = choice();
      some_fail.terms.push_back({fails, 1});
      add(opposite_of(each), {fails});
    }
    into_.rows.push_back(std::move(some_fail));
  }
}

} // namespace chitieu::mend
