#pragma once
/// Room `eval`. In: a rule program and bound tables. Out: counts of every clause, by group if
/// asked, and the rows behind them. Never: decides a verdict.
#include <chitieu/data/bound.hpp>
#include <chitieu/data/executor.hpp>
#include <chitieu/eval/grouped.hpp>
#include <chitieu/eval/prepared.hpp>
#include <chitieu/eval/row_list.hpp>
#include <chitieu/eval/tally.hpp>
#include <chitieu/ir/program.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace chitieu::eval {

/// Evaluates clauses over one dataset; each distinct condition is worked out once, when a clause
/// first needs it.
///
/// The program and all data must outlive it, unchanged. It remembers what it has worked out, so
/// each thread takes its own.
class evaluator {
 public:
  /// Without an as-of day nothing is dated away. `earlier` are the datasets that the program
  /// compares with, by dataset_id and judged as of the same day; null: not given.
  evaluator(ir::program const&, data::bound_data const&, std::optional<data::day> as_of,
            std::span<data::bound_data const* const> earlier = {});
  /// The same without thinking again what was thought out before.
  evaluator(prepared const&, std::optional<data::day> as_of);
  evaluator(evaluator&&) noexcept;
  evaluator& operator=(evaluator&&) noexcept;
  ~evaluator();

  /// Shares rows out among the threads of an executor where there are many; the counts are the
  /// same. Without one the calling thread does it all.
  void run_on(executor);

  /// Keeps what conditions say of each row as rows are counted, a bit for each, so that neither
  /// lists of rows nor groups have them worked out again. To be called before anything is counted.
  void keep_rows();

  /// Calls `asked` before each block of rows that is counted and each condition or number that is
  /// worked out apart, on whatever thread does it. What it throws comes out of what was asked for;
  /// the evaluator is not used again then.
  void poll(std::function<void()> asked);

  /// False when a table it needs is not usable, or a column it needs is missing or faulty.
  [[nodiscard]] bool can_evaluate(ir::clause const&) const;

  /// The counts over all parts; zero when the clause cannot be evaluated or compares a number.
  [[nodiscard]] exact::counts count(ir::clause const&);

  /// Of a clause that counts what is met one after another: what is met, row by row; a row that is
  /// not in the base is not. Empty when it cannot be evaluated.
  [[nodiscard]] std::vector<exact::decision> decisions(ir::clause const&);

  /// What a condition says of each row of its population; empty when something it needs is missing.
  [[nodiscard]] std::vector<exact::decision> decisions(ir::condition_id);

  /// The rows behind the counts, for each part; empty when the clause cannot be evaluated.
  [[nodiscard]] std::vector<row_list> rows(ir::clause const&, wanted_rows const& = {});

  /// The counts for each of `group_count` groups, given the grouping of each part's rows; zero when
  /// the clause cannot be evaluated.
  [[nodiscard]] grouped count_by(ir::clause const&, std::span<grouping const> of_parts,
                                 std::size_t group_count);

  /// The rows behind these counts; who is of an unknown group is listed once, and not in each.
  [[nodiscard]] grouped_rows rows_by(ir::clause const&, std::span<grouping const> of_parts,
                                     std::size_t group_count, wanted_rows const& = {});

  /// Groups a population by the levels or the rows that a column of single values names; nothing
  /// when the column cannot be read so.
  [[nodiscard]] std::optional<grouping> group_by(ir::population_id, ir::column_id) const;

  /// What a number can be in each row of its population, or once for the whole (`ir::world`); empty
  /// when something it needs is missing.
  [[nodiscard]] std::vector<exact::bounds> numbers(ir::value_id);

  /// Whether a condition of the whole (`ir::world`) holds; undetermined when something it needs is
  /// missing.
  [[nodiscard]] exact::decision holds(ir::condition_id);

  /// For each row of a population the counts of the records that are linked to it: with the filter
  /// as base. Empty when something it needs is missing.
  [[nodiscard]] std::vector<exact::counts> counts_of_links(ir::population_id,
                                                           std::span<ir::linked_part const>);

  /// The counts of every clause of the program. What has to be thought out before rows are read is
  /// thought out the first time; the rows are read each time.
  [[nodiscard]] tally count_all();

 private:
  class state;
  std::unique_ptr<state> state_;
};

} // namespace chitieu::eval
