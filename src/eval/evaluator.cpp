#include <chitieu/eval/evaluate.hpp>

#include "answers.hpp"
#include "block_counts.hpp"
#include "count_part.hpp"
#include "evaluate_linked.hpp"
#include "readable.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::eval {

class evaluator::state : public answers {
 public:
  using answers::answers;

  [[nodiscard]] data::bound_data const& data() const { return own().data(); }
  [[nodiscard]] schema::schema const& schema() const { return own().program().schema; }

  [[nodiscard]] bool can_count(ir::population_id of, std::span<ir::linked_part const> parts) const {
    return is_usable(data(), of) && std::all_of(parts.begin(), parts.end(), [&](auto const& part) {
             return can_follow(schema(), data(), of, part.via) &&
                    can_answer(all().of_condition(part.filter)) &&
                    can_answer(all().of_condition(part.predicate));
           });
  }
  [[nodiscard]] bool can_evaluate(ir::clause const&) const;

  /// The counts of a part that can be evaluated: with the first one, those of all clauses of the
  /// program are counted.
  [[nodiscard]] exact::counts count(ir::part const&);

  [[nodiscard]] tally count_all();

  void run_on(executor with) { counted_.run_on(std::move(with)); }

 private:
  [[nodiscard]] std::vector<ir::part> parts_of_program() const;

  block_counts counted_;
  std::vector<std::vector<bool>> countable_; ///< by target and clause, once all were counted
};

bool evaluator::state::can_evaluate(ir::clause const& clause) const {
  auto const asked = asked_by(all(), clause);
  if (!std::all_of(asked.begin(), asked.end(), [&](auto const id) { return can_answer(id); }))
    return false;
  return std::all_of(clause.parts.begin(), clause.parts.end(), [&](ir::part const& part) {
    if (!is_usable(data(), part.population)) return false;
    return !clause.each_group || can_count(part.population, clause.each_group->parts);
  });
}

exact::counts evaluator::state::count(ir::part const& part) {
  // What was worked out for lists of rows need not be worked out again.
  if (own().has(all().of_condition(part.base)) && own().has(all().of_condition(part.predicate)))
    return count_part(own()[part.base], own()[part.predicate]);
  if (auto const* known = counted_.find(part)) return *known;
  std::vector<ir::part> parts{part};
  if (counted_.empty()) {
    auto const of_program = parts_of_program();
    parts.insert(parts.end(), of_program.begin(), of_program.end());
  }
  counted_.add(*this, parts);
  return *counted_.find(part);
}

tally evaluator::state::count_all() {
  auto const& targets = own().program().targets;
  if (countable_.empty()) {
    counted_.add(*this, parts_of_program());
    for (auto const& target : targets) {
      auto& of_target = countable_.emplace_back();
      for (auto const& clause : target.clauses)
        of_target.push_back(!clause.number && can_evaluate(clause));
    }
  } else {
    forget();
    counted_.count(*this);
  }
  tally all;
  all.targets.reserve(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) {
    auto& counts = all.targets.emplace_back();
    auto const& clauses = targets[i].clauses;
    counts.resize(clauses.size());
    for (std::size_t j = 0; j < clauses.size(); ++j) {
      if (!countable_[i][j]) continue;
      counts[j].emplace();
      for (auto const& part : clauses[j].parts) *counts[j] += *counted_.find(part);
    }
  }
  return all;
}

std::vector<ir::part> evaluator::state::parts_of_program() const {
  std::vector<ir::part> parts;
  for (auto const& target : own().program().targets)
    for (auto const& clause : target.clauses)
      if (!clause.parts.empty() && can_evaluate(clause))
        parts.insert(parts.end(), clause.parts.begin(), clause.parts.end());
  return parts;
}

evaluator::evaluator(ir::program const& program, data::bound_data const& data,
                     std::optional<data::day> as_of,
                     std::span<data::bound_data const* const> earlier)
    : state_{std::make_unique<state>(program, data, as_of, earlier)} {}
evaluator::evaluator(evaluator&&) noexcept = default;
evaluator& evaluator::operator=(evaluator&&) noexcept = default;
evaluator::~evaluator() = default;

void evaluator::run_on(executor with) { state_->run_on(std::move(with)); }

bool evaluator::can_evaluate(ir::clause const& clause) const {
  return state_->can_evaluate(clause);
}

exact::counts evaluator::count(ir::clause const& clause) {
  exact::counts total;
  if (!can_evaluate(clause)) return total;
  for (auto const& part : clause.parts) total += state_->count(part);
  return total;
}

std::vector<row_list> evaluator::rows(ir::clause const& clause) {
  std::vector<row_list> lists(clause.parts.size());
  if (!can_evaluate(clause)) return lists;
  for (std::size_t i = 0; i < lists.size(); ++i)
    lists[i] = list_part((*state_)[clause.parts[i].base], (*state_)[clause.parts[i].predicate]);
  return lists;
}

grouped evaluator::count_by(ir::clause const& clause, std::span<grouping const> of_parts,
                            std::size_t group_count) {
  grouped result;
  result.groups.resize(group_count);
  if (!can_evaluate(clause)) return result;
  for (std::size_t i = 0; i < std::min(clause.parts.size(), of_parts.size()); ++i)
    group_part(result, (*state_)[clause.parts[i].base], (*state_)[clause.parts[i].predicate],
               of_parts[i]);
  return result;
}

std::optional<grouping> evaluator::group_by(ir::population_id whose, ir::column_id id) const {
  if (!can_read(state_->schema(), state_->data(), whose, id)) return std::nullopt;
  auto const column = state_->own().cells_of(whose, id);
  if (column.shape() != data::cell_shape::scalar) return std::nullopt;
  grouping by;
  by.codes.resize(column.rows(), grouping::nowhere);
  column.each([&](std::size_t row, std::int64_t value, data::knowledge known) {
    if (known == data::knowledge::value) by.codes[row] = static_cast<std::int32_t>(value);
    if (known == data::knowledge::unknown) by.codes[row] = grouping::unknown;
  });
  return by;
}

std::vector<exact::bounds> evaluator::numbers(ir::value_id id) {
  std::vector<exact::bounds> all;
  if (!state_->can_answer(state_->all().of_value(id))) return all;
  auto const& numbers = state_->number(id);
  all.reserve(numbers.rows());
  for (std::size_t row = 0; row < numbers.rows(); ++row) all.push_back(numbers[row]);
  return all;
}

exact::decision evaluator::holds(ir::condition_id id) {
  if (!state_->can_answer(state_->all().of_condition(id))) return exact::decision::undetermined;
  switch ((*state_)[id][0]) {
  case answer::yes:
    return exact::decision::met;
  case answer::no:
    return exact::decision::unmet;
  case answer::unknown:
    break;
  }
  return exact::decision::undetermined;
}

std::vector<exact::counts> evaluator::counts_of_links(ir::population_id of,
                                                      std::span<ir::linked_part const> parts) {
  std::vector<exact::counts> all;
  if (!state_->can_count(of, parts)) return all;
  for (auto const& part : parts) {
    state_->work_out(state_->all().of_condition(part.filter));
    state_->work_out(state_->all().of_condition(part.predicate));
  }
  auto const& own = state_->own();
  auto const counted = count_linked(own, of, parts);
  for (std::size_t row = 0; row < own.rows(of); ++row) all.push_back(counted.of(row));
  return all;
}

tally evaluator::count_all() { return state_->count_all(); }

} // namespace chitieu::eval
