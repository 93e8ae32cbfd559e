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
  for (auto const& [counter, weigh] : asked.of) need_answers(counter, weigh);
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

// One of the windows that are so long is met from end to end; which of them, the variables say.
void inequalities::add(run_asked const& run, std::vector<std::size_t> const& only_if) {
  auto const size = static_cast<std::int64_t>(run.rows.size());
  if (run.least > 0) {
    inequality some{{}, only_if.empty() ? 1 : 0};
    inequality one{{}, -1};
    std::vector<std::size_t> windows;
    for (std::int64_t first = 0; first + run.least <= size; ++first) {
      windows.push_back(choice());
      some.terms.push_back({windows.back(), 1});
      one.terms.push_back({windows.back(), -1});
    }
    for (auto const variable : only_if) some.terms.push_back({variable, -1});
    into_.rows.push_back(std::move(some));
    into_.rows.push_back(std::move(one));
    for (std::int64_t row = 0; row < size && !windows.empty(); ++row) {
      auto const first = std::max<std::int64_t>(row - run.least + 1, 0);
      auto const last = std::min(row, size - run.least);
      add(somebody_in(run.rows[static_cast<std::size_t>(row)]),
          {windows.begin() + first, windows.begin() + last + 1});
    }
  }
  if (!run.most) return;
  for (std::int64_t first = 0; first + *run.most < size; ++first)
    add(somebody_not_in({run.rows.begin() + first, run.rows.begin() + first + *run.most + 1}),
        only_if);
}

// Answers that no sum gains by are not asked for; they can say what they like.
void inequalities::need_answers(std::uint32_t counter, weigher const& weigh) {
  auto const at = answers_.by_counter.find(counter);
  if (at == answers_.by_counter.end()) return;
  for (auto const number : at->second) {
    auto const& row = answers_.rows[number];
    auto const [at_row, is_new] = asked_.try_emplace(number);
    auto& asked = at_row->second;
    wanted more;
    bool is_better_without = false;
    for (std::size_t i = 0; i < row.answers.size(); ++i) {
      auto const gain = weigh(row.answers[i].with) - weigh(row.without);
      is_better_without = is_better_without || gain < 0;
      if (gain > 0 && asked.answers.insert(i).second) more.answers.insert(i);
    }
    if (row.all_known && is_better_without && !asked.rest) {
      // What is so has to be said, and no more.
      asked.rest = more.rest = true;
      for (std::size_t i = 0; i < row.answers.size(); ++i)
        if (asked.answers.insert(i).second) more.answers.insert(i);
    }
    if (is_new) {
      inequality one{{}, -1};
      for (auto const& each : row.answers) one.terms.push_back({each.variable, -1});
      into_.rows.push_back(std::move(one));
    }
    if (more.answers.empty() && !more.rest) continue;
    auto& open = open_[number];
    open.answers.merge(more.answers);
    open.rest = open.rest || more.rest;
  }
}

void inequalities::add_answers() {
  while (!open_.empty()) {
    auto const next = open_.extract(open_.begin());
    add(answers_.rows[next.key()], next.mapped().answers, next.mapped().rest);
  }
}

// Each that is asked is so and said, or one of its sums is not reached.
void inequalities::add_rest(answering_row const& row, std::size_t i) {
  auto const& asked = row.asked[i].so;
  if (!asked.exact || !asked.either.empty()) return add_either(row, i);
  inequality some_fail{{}, 1};
  for (auto const& each : row.answers)
    if ((each.yes >> i & 1U) != 0) some_fail.terms.push_back({each.variable, 1});
  for (auto const& each : asked.all) {
    auto const fails = choice();
    some_fail.terms.push_back({fails, 1});
    add(opposite_of(each), {fails});
  }
  into_.rows.push_back(std::move(some_fail));
}

void inequalities::add_either(answering_row const& row, std::size_t asked) {
  auto const is_not = choice();
  inequality one_of{{{is_not, 1}}, 1};
  for (auto const& each : row.answers)
    if ((each.yes >> asked & 1U) != 0) one_of.terms.push_back({each.variable, 1});
  add(row.asked[asked].not_so, {is_not});
  into_.rows.push_back(std::move(one_of));
}

void inequalities::add(answering_row const& row, std::set<std::size_t> const& answers, bool rest) {
  for (std::size_t i = 0; i < row.asked.size(); ++i) {
    std::vector<std::size_t> yes;
    std::vector<std::size_t> no;
    for (auto const number : answers) {
      auto const& each = row.answers[number];
      if ((each.yes >> i & 1U) != 0) yes.push_back(each.variable);
      if ((each.no >> i & 1U) != 0) no.push_back(each.variable);
    }
    if (!yes.empty()) add(row.asked[i].so, yes);
    if (!no.empty() && !row.all_known) add(row.asked[i].not_so, no);
    if (rest) add_rest(row, i);
  }
}

} // namespace chitieu::mend
