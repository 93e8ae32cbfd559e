#include "model.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::mend {

// The answers of rows come after the ways of rows. What a row hangs on comes before it.
void model::number_answers(asking& asks) {
  answers_.rows = std::move(asks.answering());
  for (std::size_t i = 0; i < answers_.rows.size(); ++i) {
    auto& row = answers_.rows[i];
    row.think(std::none_of(row.asked.begin(), row.asked.end(), [this](asked_row const& each) {
      return each.is_open || may_be_open(each.so) || may_be_open(each.not_so);
    }));
    for (auto const counter : row.counters) answers_.by_counter[counter].push_back(i);
    for (auto at = row.without; auto const counter : row.counters) {
      at.counter = counter;
      tallies_.have(at, 1);
    }
    for (auto& answer : row.answers) {
      answer.variable = variables_.size() + number_of_answers_++;
      auto from = row.without;
      auto to = answer.with;
      for (auto const counter : row.counters) {
        from.counter = to.counter = counter;
        tallies_.change(answer.variable, from, -1);
        tallies_.change(answer.variable, to, 1);
      }
    }
  }
}

total model::not_known(std::vector<std::uint32_t> const& counters) const {
  return tallies_.weigh(
      standing(counters, {slot::unknown, slot::maybe_yes, slot::maybe_unknown, slot::maybe_no}));
}

bool model::is_answered(std::vector<std::uint32_t> const& counters) const {
  return std::any_of(counters.begin(), counters.end(),
                     [this](std::uint32_t each) { return answers_.by_counter.count(each) != 0; });
}

// Rows that answer are known where all that they are asked is.
bool model::may_be_open(std::uint32_t counter) const {
  if (auto const at = answers_.by_counter.find(counter); at != answers_.by_counter.end())
    for (auto const number : at->second)
      if (!answers_.rows[number].all_known || answers_.rows[number].stays_open()) return true;
  auto const open = not_known({counter});
  return open.constant != 0 || !open.terms.empty();
}

// Where a share may be asked of nobody it is not known, either.
bool model::may_be_open(sums_asked const& asked) const {
  for (auto const each : asked.shares) {
    auto const base = tallies_.weigh(standing({each}, {slot::yes, slot::unknown, slot::no}));
    if (base.constant == 0 || !base.terms.empty()) return true;
  }
  for (auto const& each : asked.all)
    for (auto const& [counter, weigh] : each.of)
      if (may_be_open(counter)) return true;
  for (auto const& some : asked.either)
    for (auto const& each : some)
      if (may_be_open(each)) return true;
  return false;
}

} // namespace chitieu::mend
