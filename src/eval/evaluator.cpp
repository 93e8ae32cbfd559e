#include <chitieu/eval/evaluate.hpp>

#include "conditions.hpp"
#include "count_part.hpp"
#include "readable.hpp"

#include <algorithm>

namespace chitieu::eval {

class evaluator::state : public conditions {
 public:
  using conditions::conditions;
};

evaluator::evaluator(ir::program const& program, data::bound_data const& data,
                     std::optional<data::day> as_of)
    : state_{std::make_unique<state>(program, data, as_of)} {}
evaluator::evaluator(evaluator&&) noexcept = default;
evaluator& evaluator::operator=(evaluator&&) noexcept = default;
evaluator::~evaluator() = default;

bool evaluator::can_evaluate(ir::clause const& clause) const {
  auto const& tables = state_->data().tables;
  return std::all_of(clause.parts.begin(), clause.parts.end(), [&](ir::part const& part) {
    return part.population < tables.size() && tables[part.population].usable &&
           state_->can_answer(part.base) && state_->can_answer(part.predicate);
  });
}

exact::counts evaluator::count(ir::clause const& clause) {
  exact::counts total;
  if (!can_evaluate(clause)) return total;
  for (auto const& part : clause.parts)
    total += count_part((*state_)[part.base], (*state_)[part.predicate]);
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
  if (!can_read(state_->program().schema, state_->data(), whose, id)) return std::nullopt;
  auto const column = state_->cells_of(whose, id);
  if (column.shape() != data::cell_shape::scalar) return std::nullopt;
  grouping by;
  by.codes.resize(column.rows(), grouping::nowhere);
  column.each([&](std::size_t row, std::int64_t value, data::knowledge known) {
    if (known == data::knowledge::value) by.codes[row] = static_cast<std::int32_t>(value);
    if (known == data::knowledge::unknown) by.codes[row] = grouping::unknown;
  });
  return by;
}

std::vector<exact::bounds> evaluator::numbers(ir::value_id) { return {}; }

exact::decision evaluator::holds(ir::condition_id) { return exact::decision::undetermined; }

std::vector<exact::counts> evaluator::counts_of_links(ir::population_id,
                                                      std::span<ir::linked_part const>) {
  return {};
}

tally evaluator::count_all() {
  tally all;
  for (auto const& target : state_->program().targets) {
    auto& counts = all.targets.emplace_back();
    for (auto const& clause : target.clauses)
      counts.push_back(can_evaluate(clause) ? std::optional{count(clause)} : std::nullopt);
  }
  return all;
}

} // namespace chitieu::eval
