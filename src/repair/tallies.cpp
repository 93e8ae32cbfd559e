#include "tallies.hpp"

#include <algorithm>

namespace chitieu::mend {

sums_asked in_counter(threshold_rows const& of, std::uint32_t counter) {
  sums_asked out;
  out.exact = of.exact;
  for (auto const& row : of.rows) {
    auto const weigh = [weights = row.weights](placed const& at) {
      return weights[static_cast<std::size_t>(at.where)];
    };
    out.all.push_back({{{counter, weigh}}, row.at_least});
  }
  return out;
}

std::vector<std::pair<std::uint32_t, weigher>> standing(std::vector<std::uint32_t> const& counters,
                                                        std::vector<slot> const& in) {
  auto const weigh = [in](placed const& at) -> std::int64_t {
    return std::find(in.begin(), in.end(), at.where) != in.end() ? 1 : 0;
  };
  std::vector<std::pair<std::uint32_t, weigher>> out;
  for (auto const counter : counters) out.emplace_back(counter, weigh);
  return out;
}

sum_asked opposite_of(sum_asked const& of) {
  sum_asked out;
  out.at_least = 1 - of.at_least;
  for (auto const& [counter, weigh] : of.of)
    out.of.emplace_back(counter, [weigh = weigh](placed const& at) { return -weigh(at); });
  return out;
}

sum_asked somebody_in(std::uint32_t counter) {
  auto const weigh = [](placed const& at) {
    return static_cast<std::int64_t>(at.where == slot::yes ? 1 : 0);
  };
  return {{{counter, weigh}}, 1};
}

sum_asked somebody_not_in(std::vector<std::uint32_t> const& counters) {
  return {standing(counters, {slot::no, slot::maybe_no}), 1};
}

sums_asked never() {
  sums_asked out;
  out.all.push_back({{}, 1});
  return out;
}

sums_asked all_of(std::vector<sums_asked> const& some) {
  sums_asked out;
  auto const add = [](auto& to, auto const& of) { to.insert(to.end(), of.begin(), of.end()); };
  for (auto const& each : some) {
    add(out.all, each.all);
    add(out.either, each.either);
    add(out.counters, each.counters);
    add(out.shares, each.shares);
    out.exact = out.exact && each.exact;
    out.only_of_sure = out.only_of_sure || each.only_of_sure;
  }
  return out;
}

sums_asked one_of(std::vector<sums_asked> some) {
  if (some.empty()) return never();
  if (some.size() == 1) return std::move(some.front());
  sums_asked out;
  for (auto const& each : some) out.exact = out.exact && each.exact;
  out.either.push_back(std::move(some));
  return out;
}

sums_asked opposite_of(sums_asked const& of, bool or_not_known) {
  if (!of.exact || !of.either.empty()) return {}; // it may be, as far as sums can tell
  std::vector<sums_asked> some;
  for (auto const& each : of.all)
    if (or_not_known || !each.to_be_known) some.push_back({{opposite_of(each)}});
  auto out = one_of(std::move(some));
  for (auto const& each : of.all)
    if (!or_not_known && each.to_be_known) out.all.push_back(each);
  return out;
}

std::uint32_t tallies::make() {
  counts_.emplace_back();
  return static_cast<std::uint32_t>(counts_.size() - 1);
}

void tallies::have(placed const& at, std::int64_t times) { counts_[at.counter].now[at] += times; }

void tallies::change(std::size_t variable, placed const& at, std::int64_t times) {
  counts_[at.counter].change[variable][at] += times;
}

total tallies::weigh(std::vector<std::pair<std::uint32_t, weigher>> const& by) const {
  total out;
  std::map<std::size_t, std::int64_t> terms;
  for (auto const& [counter, weight] : by) {
    auto const& of = counts_[counter];
    for (auto const& [at, times] : of.now) out.constant += weight(at) * times;
    for (auto const& [variable, change] : of.change)
      for (auto const& [at, times] : change) terms[variable] += weight(at) * times;
  }
  for (auto const& [variable, times] : terms)
    if (times != 0) out.terms.push_back({variable, times});
  return out;
}

} // namespace chitieu::mend
