#include "all_figures.hpp"

#include <chitieu/exact/in_a_row.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace chitieu::live {
namespace {

/// Whether a clause is about the only row of a population.
bool hangs_on_rows(ir::clause const& clause) {
  return clause.needs_one_record || (clause.number && clause.number->of != ir::world);
}

bool is_only_counted(ir::clause const& clause) {
  return !clause.number && !clause.in_a_row && !clause.only_if && !clause.needs_one_record;
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

all_figures::all_figures(keeper& rows, std::vector<bool> const& can_evaluate) : rows_{rows} {
  auto const& targets = program().targets;
  for (std::size_t target = 0; target < targets.size(); ++target)
    for (auto const& clause : targets[target].clauses) {
      auto const number = clauses_.size();
      clauses_.push_back({&clause, target, is_only_counted(clause)});
      bool const keeps = rows_.plan().keeps()[number];
      if (can_evaluate[number] && !keeps)
        throw std::invalid_argument("chitieu: a clause of the program asks what no sentence does, "
                                    "and is not watched");
      if (keeps && hangs_on_rows(clause)) hang_on_rows_.push_back(number);
    }
  figures_.resize(clauses_.size());
}

std::vector<std::size_t> all_figures::row_counts() const {
  std::vector<std::size_t> counts;
  for (ir::population_id id = 0; id < program().schema.populations.size(); ++id)
    counts.push_back(rows_.rows_of(id).rows());
  return counts;
}

std::span<std::size_t const> all_figures::prepare() {
  moved_.clear();
  counted_.clear();
  fresh_.clear();
  for (auto const number : rows_.changed_clauses())
    if (rows_.plan().keeps()[number]) prepare(number);
  for (auto const number : hang_on_rows_) prepare(number);
  if (moved_.size() < 2) return moved_;
  std::ranges::sort(moved_);
  moved_.erase(std::unique(moved_.begin(), moved_.end()), moved_.end());
  return moved_;
}

void all_figures::take() noexcept {
  for (auto const& [number, counts] : counted_) figures_[number].counts = counts;
  for (auto& [number, is] : fresh_) figures_[number] = std::move(is);
  counted_.clear();
  fresh_.clear();
}

/// Most clauses are counts, which are compared where they stand.
void all_figures::prepare(std::size_t number) {
  if (clauses_[number].is_a_count && figures_[number].valid) {
    auto const counts = rows_.counts(number);
    if (figures_[number].counts == counts) return;
    counted_.emplace_back(number, counts);
  } else {
    auto is = now(number);
    if (figures_[number] == is) return;
    fresh_.emplace_back(number, std::move(is));
  }
  moved_.push_back(clauses_[number].target);
}

figures all_figures::begin(ir::clause const& clause) const {
  figures made;
  made.valid = true;
  if (clause.needs_one_record)
    for (auto const& part : clause.parts) made.rows += rows_.rows_of(part.population).rows();
  return made;
}

figures all_figures::now(std::size_t number) const {
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

} // namespace chitieu::live
