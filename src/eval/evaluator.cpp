#include <chitieu/eval/evaluate.hpp>

#include "answers.hpp"
#include "count_part.hpp"
#include "evaluate_linked.hpp"
#include "readable.hpp"

#include <chitieu/exact/in_a_row.hpp>

#include <algorithm>

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
};

evaluator::evaluator(ir::program const& program, data::bound_data const& data,
                     std::optional<data::day> as_of,
                     std::span<data::bound_data const* const> earlier)
    : state_{std::make_unique<state>(program, data, as_of, earlier)} {}
evaluator::evaluator(evaluator&&) noexcept = default;
evaluator& evaluator::operator=(evaluator&&) noexcept = default;
evaluator::~evaluator() = default;

bool evaluator::can_evaluate(ir::clause const& clause) const {
  auto const asked = asked_by(state_->all(), clause);
  if (!std::all_of(asked.begin(), asked.end(),
                   [&](auto const id) { return state_->can_answer(id); }))
    return false;
  return std::all_of(clause.parts.begin(), clause.parts.end(), [&](ir::part const& part) {
    if (!is_usable(state_->data(), part.population)) return false;
    if (!clause.each_group) return true;
    auto const& each = *clause.each_group;
    if (each.of_row.empty()) return state_->can_count(part.population, each.parts);
    return std::all_of(each.of_row.begin(), each.of_row.end(), [&](ir::per_group const& row) {
      return state_->can_count(ir::world, row.parts);
    });
  });
}

exact::counts evaluator::count(ir::clause const& clause) {
  exact::counts total;
  if (!can_evaluate(clause)) return total;
  if (clause.in_a_row) return exact::longest_run(decisions(clause));
  for (auto const& part : clause.parts)
    total += count_part((*state_)[part.base], (*state_)[part.predicate]);
  return total;
}

namespace {

exact::decision decided(answer said) {
  return said == answer::yes  ? exact::decision::met
         : said == answer::no ? exact::decision::unmet
                              : exact::decision::undetermined;
}

} // namespace

std::vector<exact::decision> evaluator::decisions(ir::clause const& clause) {
  std::vector<exact::decision> out;
  if (!can_evaluate(clause) || clause.parts.size() != 1) return out;
  auto const& base = (*state_)[clause.parts.front().base];
  auto const& predicate = (*state_)[clause.parts.front().predicate];
  for (std::size_t row = 0; row < base.rows(); ++row)
    out.push_back(decided(std::min(base[row], predicate[row])));
  return out;
}

std::vector<exact::decision> evaluator::decisions(ir::condition_id id) {
  std::vector<exact::decision> out;
  if (!state_->can_answer(state_->all().of_condition(id))) return out;
  auto const& said = (*state_)[id];
  for (std::size_t row = 0; row < said.rows(); ++row) out.push_back(decided(said[row]));
  return out;
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
  return decided((*state_)[id][0]);
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

tally evaluator::count_all() {
  tally all;
  for (auto const& target : state_->own().program().targets) {
    auto& counts = all.targets.emplace_back();
    for (auto const& clause : target.clauses)
      counts.push_back(!clause.number && can_evaluate(clause) ? std::optional{count(clause)}
                                                              : std::nullopt);
  }
  return all;
}

} // namespace chitieu::eval
