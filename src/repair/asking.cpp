#include "asking.hpp"
#include "find_conditions.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::mend {
namespace {

using reason = repair_obstacle::reason;

/// As many rows are asked one by one.
constexpr std::size_t most_answering_rows = 400;
/// As much may be asked of one row.
constexpr std::size_t most_asked = 4;

/// Whether some answer weighs less than a no in what a clause asks for.
bool is_better_without(answering_row const& row, sums_asked const& asked_for) {
  for (auto const& each : asked_for.all)
    for (auto const& answer : row.answers) {
      std::int64_t weight = 0;
      for (auto const& [counter, weigh] : each.of)
        weight += weigh({counter, answer.with, 0}) - weigh({counter, answer.without, 0});
      if (weight < 0) return true;
    }
  return false;
}

} // namespace

asking::asking(surroundings const& around, fixed_answers& fixed, tallies& into)
    : around_(around), fixed_(fixed), tallies_(into) {}

reason asking::ask(ir::clause const& clause, asked_clause& into) {
  lacks_range_ = false;
  if (clause.in_a_row) return reason::in_a_row;
  if (clause.number) {
    auto const& number = *clause.number;
    auto const followed = follow_number(around_.program, around_.hangs, number.left, number.how,
                                        number.low, number.high);
    if (!followed || number.of != ir::world) return reason::number;
    asked_of_rows one(1);
    auto const why = ask_number(ir::world, *followed, one);
    into.sums = std::move(one.front());
    return why;
  }
  into.counter = tallies_.make();
  into.sums = in_counter(mend::rows_of(clause.asked, clause.when_empty), *into.counter);
  for (auto const& part : clause.parts)
    if (auto const why = ask_part(part, into); why != reason::none) return why;
  return reason::none;
}

reason asking::ask_part(ir::part const& part, asked_clause& into) {
  auto const base = around_.hangs.of(part.base);
  auto const predicate = around_.hangs.of(part.predicate);
  if (base == hold::far || predicate == hold::far) {
    auto const& by = base == hold::far ? part.base : part.predicate;
    return around_.hangs.why_far(by);
  }
  if (base != hold::linked && predicate != hold::linked) {
    question asks;
    asks.base = part.base;
    asks.predicate = part.predicate;
    asks.counter = *into.counter;
    questions_[part.population].push_back(std::move(asks));
    return reason::none;
  }
  std::vector<ir::condition_id> conditions;
  find_asked(around_.program, around_.hangs, part.base, conditions);
  find_asked(around_.program, around_.hangs, part.predicate, conditions);
  return answer(part, conditions, into);
}

// Where a row stands hangs on what it answers, whatever the reason of the answer is.
reason asking::answer(ir::part const& part, std::vector<ir::condition_id> const& conditions,
                      asked_clause& into) {
  auto const rows = rows_of(part.population);
  answering_ += rows;
  if (conditions.size() > most_asked || answering_ > most_answering_rows) return reason::too_many;
  std::vector<answering_row> made(rows);
  for (auto const id : conditions) {
    asked_of_rows asked;
    if (auto const why = ask_rows(id, asked); why != reason::none) return why;
    for (std::size_t row = 0; row < rows; ++row) made[row].asked.push_back(std::move(asked[row]));
  }
  for (std::uint32_t row = 0; row < rows; ++row) {
    row_reading reading{around_.program, around_.tables, around_.hangs, fixed_, row, {}, {}};
    auto const where = [&](std::uint32_t yes) {
      for (std::size_t i = 0; i < conditions.size(); ++i)
        reading.answered[conditions[i]] = eval::three_of((yes >> i & 1U) != 0);
      return slot_of(reading.holds(part.base), reading.holds(part.predicate));
    };
    auto const without = where(0);
    tallies_.have({*into.counter, without, 0}, 1);
    auto& answers = made[row].answers;
    for (std::uint32_t yes = 1; yes < std::uint32_t{1} << conditions.size(); ++yes)
      answers.push_back({yes, without, where(yes), 0});
    made[row].may_be_better_without = is_better_without(made[row], into.sums);
    if (!made[row].may_be_better_without)
      std::erase_if(answers, [](auto const& each) { return each.with == each.without; });
  }
  into.rows.insert(into.rows.end(), std::make_move_iterator(made.begin()),
                   std::make_move_iterator(made.end()));
  return reason::none;
}

} // namespace chitieu::mend
