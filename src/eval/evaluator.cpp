#include <chitieu/eval/evaluate.hpp>

#include "answers.hpp"
#include "block_counts.hpp"
#include "count_part.hpp"
#include "evaluate_linked.hpp"
#include "readable.hpp"

#include <chitieu/exact/in_a_row.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace chitieu::eval {

class evaluator::state : public answers {
 public:
  using answers::answers;

  [[nodiscard]] data::bound_data const& data() const { return own().data(); }
  [[nodiscard]] schema::schema const& schema() const { return own().program().schema; }

  /// The counts of a part that can be evaluated: with the first one, those of all clauses of the
  /// program are counted.
  [[nodiscard]] exact::counts count(ir::part const&);

  [[nodiscard]] tally count_all();

  void run_on(executor with) { counted_.run_on(std::move(with)); }
  void poll(std::function<void()> asked) {
    counted_.poll(asked);
    answers::poll(std::move(asked));
  }

  void keep_rows() { keeps_rows_ = true; }

  [[nodiscard]] exact::pace const& pace() const { return own().pace(); }

  /// What a condition that is asked for row by row says.
  [[nodiscard]] truth const& by_row(ir::condition_id);

 private:
  void count_program();
  void find_summands();

  /// A part of a clause that is asked about counts, by target and clause.
  struct summand {
    std::size_t target;
    std::size_t clause;
    std::optional<block_counts::place> counts; ///< none of a clause without parts
  };

  block_counts counted_;
  std::optional<std::vector<summand>> summands_; ///< of all clauses, with the first tally
  bool program_is_counted_ = false;
  bool keeps_rows_ = false;
};

void evaluator::state::count_program() {
  program_is_counted_ = true;
  preparation::manner const by{own().as_of(), keeps_rows_};
  if (auto const passes = known().passes(by)) return counted_.add(*this, *passes);
  // What an evaluator has worked out for other reasons would be worked out by all later ones, too.
  bool const for_all = own().is_untouched() && counted_.passes().empty();
  counted_.add(*this, known().parts(), known().asked_by_row(keeps_rows_));
  if (for_all) known().keep(by, counted_.passes());
}

truth const& evaluator::state::by_row(ir::condition_id id) {
  if (keeps_rows_ && !program_is_counted_) count_program();
  return (*this)[id];
}

exact::counts evaluator::state::count(ir::part const& part) {
  if (auto const* counts = counted_.find(part)) return *counts;
  // What was worked out for lists of rows need not be worked out again.
  if (own().has(all().of_condition(part.base)) && own().has(all().of_condition(part.predicate)))
    return count_part(own()[part.base], own()[part.predicate]);
  if (!program_is_counted_) count_program();
  if (counted_.find(part) == nullptr) counted_.add(*this, std::span{&part, 1});
  return *counted_.find(part);
}

tally evaluator::state::count_all() {
  if (program_is_counted_) {
    forget();
    counted_.count(*this);
  } else {
    count_program();
  }
  if (!summands_) find_summands();
  auto const& targets = own().program().targets;
  tally all;
  all.targets.reserve(targets.size());
  for (auto const& target : targets) all.targets.emplace_back(target.clauses.size());
  for (auto const& one : *summands_) {
    auto& into = all.targets[one.target][one.clause];
    if (!into) into.emplace();
    if (one.counts) *into += counted_.at(*one.counts);
  }
  return all;
}

void evaluator::state::find_summands() {
  summands_.emplace();
  auto const& targets = own().program().targets;
  for (std::size_t i = 0; i < targets.size(); ++i)
    for (std::size_t j = 0; j < targets[i].clauses.size(); ++j) {
      auto const& clause = targets[i].clauses[j];
      if (clause.number || !known().can_evaluate(clause)) continue;
      if (clause.parts.empty()) summands_->push_back({i, j, std::nullopt});
      for (auto const& part : clause.parts) summands_->push_back({i, j, counted_.place_of(part)});
    }
}

evaluator::evaluator(ir::program const& program, data::bound_data const& data,
                     std::optional<data::day> as_of,
                     std::span<data::bound_data const* const> earlier)
    : evaluator(prepared{program, data, earlier}, as_of) {}
evaluator::evaluator(prepared const& known, std::optional<data::day> as_of)
    : state_{std::make_unique<state>(known.known_, as_of)} {}
evaluator::evaluator(evaluator&&) noexcept = default;
evaluator& evaluator::operator=(evaluator&&) noexcept = default;
evaluator::~evaluator() = default;

void evaluator::run_on(executor with) { state_->run_on(std::move(with)); }

void evaluator::keep_rows() { state_->keep_rows(); }

void evaluator::poll(std::function<void()> asked) { state_->poll(std::move(asked)); }

bool evaluator::can_evaluate(ir::clause const& clause) const {
  return state_->known().can_evaluate(clause);
}

exact::counts evaluator::count(ir::clause const& clause) {
  exact::counts total;
  if (!can_evaluate(clause)) return total;
  if (clause.in_a_row) return exact::longest_run(decisions(clause));
  for (auto const& part : clause.parts) total += state_->count(part);
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
  auto const& base = state_->by_row(clause.parts.front().base);
  auto const& predicate = state_->by_row(clause.parts.front().predicate);
  // A calendar ends where the day of the review leaves no record: what lies beyond is not asked.
  std::size_t first = 0;
  auto last = base.rows();
  for (; first < last && base[first] == answer::no; ++first) state_->pace().take();
  for (; first < last && base[last - 1] == answer::no; --last) state_->pace().take();
  for (auto row = first; row < last; ++row) {
    state_->pace().take();
    out.push_back(decided(std::min(base[row], predicate[row])));
  }
  return out;
}

std::vector<exact::decision> evaluator::decisions(ir::condition_id id) {
  std::vector<exact::decision> out;
  if (!state_->known().can_answer(state_->all().of_condition(id))) return out;
  auto const& said = (*state_)[id];
  for (std::size_t row = 0; row < said.rows(); ++row) {
    state_->pace().take();
    out.push_back(decided(said[row]));
  }
  return out;
}

std::vector<row_list> evaluator::rows(ir::clause const& clause, wanted_rows const& wanted) {
  std::vector<row_list> lists(clause.parts.size());
  if (!can_evaluate(clause)) return lists;
  for (std::size_t i = 0; i < lists.size(); ++i)
    lists[i] = list_part(state_->by_row(clause.parts[i].base),
                         state_->by_row(clause.parts[i].predicate), wanted, state_->pace());
  return lists;
}

grouped evaluator::count_by(ir::clause const& clause, std::span<grouping const> of_parts,
                            std::size_t group_count) {
  grouped result;
  result.groups.resize(group_count);
  if (!can_evaluate(clause)) return result;
  for (std::size_t i = 0; i < std::min(clause.parts.size(), of_parts.size()); ++i)
    group_part(result, state_->by_row(clause.parts[i].base),
               state_->by_row(clause.parts[i].predicate), of_parts[i], state_->pace());
  return result;
}

grouped_rows evaluator::rows_by(ir::clause const& clause, std::span<grouping const> of_parts,
                                std::size_t group_count, wanted_rows const& wanted) {
  grouped_rows result;
  result.parts = clause.parts.size();
  result.lists.resize(group_count * result.parts);
  result.of_any.resize(result.parts);
  result.all_of_any.resize(result.parts);
  if (!can_evaluate(clause)) return result;
  for (std::size_t i = 0; i < std::min(clause.parts.size(), of_parts.size()); ++i)
    list_groups(result, i, state_->by_row(clause.parts[i].base),
                state_->by_row(clause.parts[i].predicate), of_parts[i], wanted, state_->pace());
  return result;
}

std::optional<grouping> evaluator::group_by(ir::population_id whose, ir::column_id id) const {
  if (!can_read(state_->schema(), state_->data(), whose, id)) return std::nullopt;
  auto const column = state_->own().cells_of(whose, id);
  if (column.shape() != data::cell_shape::scalar) return std::nullopt;
  grouping by;
  by.codes = exact::filled_with(column.rows(), grouping::nowhere, state_->pace());
  column.each(state_->pace(), [&](std::size_t row, std::int64_t value, data::knowledge known) {
    if (known == data::knowledge::value) by.codes[row] = static_cast<std::int32_t>(value);
    if (known == data::knowledge::unknown) by.codes[row] = grouping::unknown;
  });
  return by;
}

std::vector<exact::bounds> evaluator::numbers(ir::value_id id) {
  std::vector<exact::bounds> all;
  if (!state_->known().can_answer(state_->all().of_value(id))) return all;
  auto const& numbers = state_->number(id);
  all.reserve(numbers.rows());
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    state_->pace().take();
    all.push_back(numbers[row]);
  }
  return all;
}

exact::decision evaluator::holds(ir::condition_id id) {
  if (!state_->known().can_answer(state_->all().of_condition(id)))
    return exact::decision::undetermined;
  return decided((*state_)[id][0]);
}

std::vector<exact::counts> evaluator::counts_of_links(ir::population_id of,
                                                      std::span<ir::linked_part const> parts) {
  std::vector<exact::counts> all;
  if (!state_->known().can_count(of, parts)) return all;
  for (auto const& part : parts) {
    state_->work_out(state_->all().of_condition(part.filter));
    state_->work_out(state_->all().of_condition(part.predicate));
  }
  auto const& own = state_->own();
  auto const counted = count_linked(own, of, parts);
  for (std::size_t row = 0; row < own.rows(of); ++row) {
    own.pace().take();
    all.push_back(counted.of(row));
  }
  return all;
}

tally evaluator::count_all() {
  auto all = state_->count_all();
  auto const& targets = state_->own().program().targets;
  for (std::size_t i = 0; i < targets.size(); ++i)
    for (std::size_t j = 0; j < targets[i].clauses.size(); ++j)
      if (targets[i].clauses[j].in_a_row && all.targets[i][j])
        all.targets[i][j] = count(targets[i].clauses[j]);
  return all;
}

} // namespace chitieu::eval
