#include "asking.hpp"
#include "find_conditions.hpp"

#include <chitieu/exact/in_a_row.hpp>

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace chitieu::mend {
namespace {

using reason = repair_obstacle::reason;

/// As many rows are asked one by one.
constexpr std::size_t most_answering_rows = 400;
/// As much may be asked of one row.
constexpr std::size_t most_asked = 4;

} // namespace

asking::asking(surroundings const& around, fixed_answers& fixed, tallies& into)
    : around_(around), fixed_(fixed), tallies_(into) {}

reason asking::ask(ir::clause const& clause, asked_clause& into) {
  lacks_range_ = false;
  overlooks_additions_ = false;
  if (clause.in_a_row) return ask_run(clause, into);
  if (clause.number) {
    auto const& number = *clause.number;
    auto const followed = follow_number(around_.program, around_.hangs, number.left, number.how,
                                        number.low, number.high);
    if (!followed || number.of != ir::world || !around_.hangs.can_ask(*followed))
      return reason::number;
    asked_of_rows one(1);
    auto const why = ask_number(ir::world, *followed, one);
    into.sums = std::move(one.front());
    return why;
  }
  into.counter = tallies_.make();
  into.sums = in_counter(mend::rows_of(clause.asked, clause.when_empty), *into.counter);
  for (auto const& part : clause.parts) {
    question asks;
    asks.base = part.base;
    asks.predicate = part.predicate;
    asks.counter = *into.counter;
    if (auto const why = count_rows(part.population, std::move(asks)); why != reason::none)
      return why;
  }
  return reason::none;
}

// Which rows are asked is not to change. What lies before the first of them, and after the last,
// is not of the run.
reason asking::ask_run(ir::clause const& clause, asked_clause& into) {
  auto const& part = clause.parts.front();
  if (around_.hangs.of(part.base) != hold::fixed) return reason::which_record;
  std::vector<std::uint32_t> all;
  for (std::uint32_t row = 0; row < rows_of(part.population); ++row)
    if (fixed_.of(part.base, row) != eval::three::no) all.push_back(row);
  auto const wanted = exact::runs_that_meet(clause.asked);
  into.run = run_asked{{}, wanted.least, wanted.most};
  question asks;
  asks.base = part.base;
  asks.predicate = part.predicate;
  asks.counters.resize(rows_of(part.population));
  for (auto row = all.empty() ? 0 : all.front(); !all.empty() && row <= all.back(); ++row) {
    auto const counter = tallies_.make();
    into.run->rows.push_back(counter);
    if (fixed_.of(part.base, row) == eval::three::no)
      tallies_.have({counter, slot::no, 0}, 1);
    else
      asks.counters[row].push_back(counter);
  }
  return count_rows(part.population, std::move(asks));
}

reason asking::count_rows(ir::population_id of, question asks) {
  for (auto const& by : {asks.base, asks.predicate})
    if (by && around_.hangs.of(*by) == hold::far) return around_.hangs.why_far(*by);
  for (auto const& by : {asks.base, asks.predicate})
    if (by && around_.hangs.of(*by) == hold::linked) return answer(of, asks);
  if (of == ir::world) {
    // It has no cells.
    auto at = stands(asks, {around_.program, around_.tables, around_.hangs, fixed_, 0, {}, {}});
    auto const counters = asks.counters.empty() ? std::vector{asks.counter} : asks.counters.front();
    for (auto const counter : counters) {
      at.counter = counter;
      tallies_.have(at, 1);
    }
    return reason::none;
  }
  questions_[of].push_back(std::move(asks));
  return reason::none;
}

std::optional<std::vector<ir::condition_id>>
asking::asked_for(std::vector<ir::condition_id> const& all) const {
  std::vector<ir::condition_id> out;
  for (auto const id : all) find_asked(around_.program, around_.hangs, id, out);
  return out.size() > most_asked ? std::nullopt : std::optional(std::move(out));
}

// Where a row stands hangs on what it answers, whatever the reason of the answer is.
reason asking::answer(ir::population_id of, question const& asks) {
  std::vector<ir::condition_id> both;
  for (auto const& by : {asks.base, asks.predicate})
    if (by && around_.hangs.of(*by) != hold::fixed) both.push_back(*by);
  // What is made of too many is asked as a whole.
  auto const conditions = asked_for(both).value_or(both);
  if (around_.may_add.has(of)) overlooks_additions_ = true;
  std::vector<std::uint32_t> who;
  for (std::uint32_t row = 0; row < rows_of(of); ++row)
    if (asks.counters.empty() || !asks.counters[row].empty()) who.push_back(row);
  if (answering_.size() + who.size() > most_answering_rows) return reason::too_many;
  std::vector<answering_row> made(who.size());
  for (auto const id : conditions) {
    told_of_rows asked;
    if (auto const why = ask_rows(id, asked); why != reason::none) return why;
    for (std::size_t i = 0; i < who.size(); ++i) made[i].asked.push_back(asked[who[i]]);
  }
  // Others may have come to answer meanwhile.
  if (answering_.size() + made.size() > most_answering_rows) return reason::too_many;
  for (std::size_t i = 0; i < who.size(); ++i) {
    row_reading reading{around_.program, around_.tables, around_.hangs, fixed_, who[i], {}, {}};
    think_of_answers(asks, conditions, reading, made[i]);
    made[i].counters = asks.counters.empty() ? std::vector{asks.counter} : asks.counters[who[i]];
  }
  answering_.insert(answering_.end(), std::make_move_iterator(made.begin()),
                    std::make_move_iterator(made.end()));
  return reason::none;
}

void asking::think_of_answers(question const& asks, std::vector<ir::condition_id> const& conditions,
                              row_reading& reading, answering_row& into) {
  auto const all = (std::uint32_t{1} << conditions.size()) - 1;
  auto& thinkable = into.thinkable;
  for (std::uint32_t yes = 0; yes <= all; ++yes)
    for (std::uint32_t no = 0; no <= all; ++no)
      if ((yes & no) == 0) thinkable.push_back({yes, no, {}, 0});
  std::stable_sort(thinkable.begin(), thinkable.end(), [](auto const& a, auto const& b) {
    return std::popcount(a.yes | a.no) < std::popcount(b.yes | b.no);
  });
  for (auto& each : thinkable) {
    for (std::size_t c = 0; c < conditions.size(); ++c)
      reading.answered[conditions[c]] = (each.yes >> c & 1U) != 0  ? eval::three::yes
                                        : (each.no >> c & 1U) != 0 ? eval::three::no
                                                                   : eval::three::unknown;
    each.with = stands(asks, reading);
  }
}

} // namespace chitieu::mend
