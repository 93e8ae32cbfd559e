#include "all_figures.hpp"

#include "derived.hpp"

#include <chitieu/exact/in_a_row.hpp>

#include <algorithm>
#include <utility>

namespace chitieu::live {
namespace {

/// Whether a clause is about the only row of a population.
bool hangs_on_rows(ir::clause const& clause) {
  return clause.needs_one_record || (clause.number && clause.number->of != ir::world);
}

/// The number of a clause and what it is held against, each found by `value_at`.
template <class ValueAt>
void measure_into(figures& made, ir::measured const& said, ValueAt const& value_at) {
  auto const value = value_at(said.left);
  auto const low = value_at(said.low);
  auto const high = said.how == exact::relation::between ? value_at(said.high) : low;
  made.valid = value && low && high;
  if (made.valid) made.number = verdict::measurement{*value, *low, *high};
}

} // namespace

all_figures::all_figures(keeper& rows, std::vector<bool> can_evaluate,
                         std::optional<data::day> as_of, bind_rows bind,
                         std::function<void()> const& poll)
    : rows_{rows}, can_evaluate_{std::move(can_evaluate)}, as_of_{as_of}, bind_{std::move(bind)},
      poll_{poll} {
  auto const& targets = program().targets;
  for (std::size_t target = 0; target < targets.size(); ++target)
    for (auto const& clause : targets[target].clauses) {
      auto const number = clauses_.size();
      clauses_.push_back({&clause, target});
      bool const keeps = rows_.plan().keeps()[number];
      if (can_evaluate_[number] && !keeps) anew_.push_back(number);
      if (keeps && hangs_on_rows(clause)) hang_on_rows_.push_back(number);
    }
  figures_.resize(clauses_.size());
}

bool all_figures::keeps(std::size_t target) const {
  return std::ranges::none_of(
      anew_, [&](std::size_t number) { return clauses_[number].target == target; });
}

std::vector<std::size_t> all_figures::row_counts() const {
  std::vector<std::size_t> counts;
  for (ir::population_id id = 0; id < program().schema.populations.size(); ++id)
    counts.push_back(rows_.rows_of(id).rows());
  for (auto const& [id, rows] : derived_rows_)
    if (!keeps_groups(program().schema, id)) counts[id] = rows;
  return counts;
}

std::span<std::size_t const> all_figures::prepare() {
  moved_.clear();
  counted_.clear();
  fresh_.clear();
  due_.clear();
  for (auto const number : rows_.changed_clauses())
    if (rows_.plan().keeps()[number])
      prepare_kept(number);
    else if (can_evaluate_[number])
      due_.push_back(number);
  for (auto const number : hang_on_rows_) prepare_kept(number);
  if (!due_.empty()) evaluate_anew();
  if (moved_.size() < 2) return moved_;
  std::ranges::sort(moved_);
  moved_.erase(std::unique(moved_.begin(), moved_.end()), moved_.end());
  return moved_;
}

void all_figures::take() noexcept {
  for (auto const number : counted_) figures_[number].counts = rows_.counts(number);
  for (auto& [number, is] : fresh_) figures_[number] = std::move(is);
  if (!due_.empty()) derived_rows_.swap(fresh_derived_rows_);
  due_.clear();
  counted_.clear();
  fresh_.clear();
}

void all_figures::prepare(std::size_t number, figures is) {
  if (figures_[number] == is) return;
  moved_.push_back(clauses_[number].target);
  fresh_.emplace_back(number, std::move(is));
}

bool all_figures::is_a_count(std::size_t number) const {
  auto const& clause = *clauses_[number].is;
  return figures_[number].valid && !clause.number && !clause.in_a_row && !clause.only_if &&
         !clause.needs_one_record;
}

/// Most clauses are counts, which are compared where they stand.
void all_figures::prepare_kept(std::size_t number) {
  if (!is_a_count(number)) return prepare(number, kept(number));
  if (figures_[number].counts == rows_.counts(number)) return;
  counted_.push_back(number);
  moved_.push_back(clauses_[number].target);
}

figures all_figures::begin(ir::clause const& clause) const {
  figures made;
  made.valid = true;
  if (clause.needs_one_record)
    for (auto const& part : clause.parts) made.rows += rows_.rows_of(part.population).rows();
  return made;
}

figures all_figures::kept(std::size_t number) const {
  auto const& clause = *clauses_[number].is;
  auto made = begin(clause);
  if (clause.number) {
    auto const value_at = [&](ir::value_id id) -> std::optional<exact::bounds> {
      auto const of = program().values[id].of;
      if (of == ir::world) return rows_.number(id, 0);
      auto const& rows = rows_.rows_of(of);
      if (rows.rows() != 1) return std::nullopt;
      return rows_.number(id, rows.in_order().front());
    };
    measure_into(made, *clause.number, value_at);
  } else if (clause.in_a_row) {
    made.run = rows_.run(number);
    made.of_run = exact::measure_run(made.run, clause.asked);
    made.counts = exact::longest_run(made.run);
  } else {
    made.counts = rows_.counts(number);
  }
  if (clause.only_if) {
    auto const said = rows_.says(*clause.only_if, 0);
    made.applies = said == eval::answer::yes  ? exact::decision::met
                   : said == eval::answer::no ? exact::decision::unmet
                                              : exact::decision::undetermined;
  }
  return made;
}

figures all_figures::evaluated(eval::evaluator& from, std::size_t number) const {
  auto const& clause = *clauses_[number].is;
  auto made = begin(clause);
  if (clause.number) {
    auto const value_at = [&](ir::value_id id) -> std::optional<exact::bounds> {
      auto all = from.numbers(id);
      return all.size() == 1 ? std::optional{std::move(all.front())} : std::nullopt;
    };
    measure_into(made, *clause.number, value_at);
  } else {
    made.counts = from.count(clause);
    if (clause.in_a_row) {
      made.run = from.decisions(clause);
      made.of_run = exact::measure_run(made.run, clause.asked);
    }
  }
  if (clause.only_if) made.applies = from.holds(*clause.only_if);
  return made;
}

void all_figures::evaluate_anew() {
  auto const tables = bind_();
  fresh_derived_rows_.clear();
  for (ir::population_id id = 0; id < program().schema.populations.size(); ++id) {
    auto const rows = tables.tables().tables[id].rows;
    steps_ += rows;
    if (program().schema.populations[id].groups) fresh_derived_rows_.emplace_back(id, rows);
  }
  eval::evaluator from{tables.prepared(), as_of_};
  if (poll_) from.poll(poll_);
  for (auto const number : due_) prepare(number, evaluated(from, number));
}

} // namespace chitieu::live
