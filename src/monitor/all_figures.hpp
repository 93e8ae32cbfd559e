#pragma once
#include "figures.hpp"
#include "keeper.hpp"

#include <chitieu/engine/bind.hpp>
#include <chitieu/eval/evaluate.hpp>

#include <functional>
#include <span>
#include <vector>

namespace chitieu::live {

/// The figures of every clause, brought up to date after each change: of those that are kept from
/// the rows, of the others by evaluating those that read what changed.
class all_figures {
 public:
  /// The rows as they stand, bound; asked for only when something has to be evaluated.
  using bind_rows = std::function<bound_dataset()>;

  /// `poll` is asked while something is evaluated, if there is one then; it must live as long.
  all_figures(keeper&, std::vector<bool> can_evaluate, std::optional<data::day> as_of, bind_rows,
              std::function<void()> const& poll);

  /// Works out what may have changed and leaves the figures as they are; the targets of which some
  /// figure did, by their places in the program, ascending, until this is asked again.
  std::span<std::size_t const> prepare();
  /// The figures are those that were worked out.
  void take() noexcept;

  /// Of all targets, in the order of the program.
  [[nodiscard]] std::vector<figures> const& clauses() const noexcept { return figures_; }
  /// How many rows each population has.
  [[nodiscard]] std::vector<std::size_t> row_counts() const;
  /// How many rows were gone through to evaluate what is not kept.
  [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }
  /// Whether all clauses of a target that can be evaluated are kept.
  [[nodiscard]] bool keeps(std::size_t target) const;

 private:
  struct asked {
    ir::clause const* is;
    std::size_t target;
  };

  [[nodiscard]] figures begin(ir::clause const&) const;
  [[nodiscard]] bool is_a_count(std::size_t number) const;
  void prepare_kept(std::size_t number);
  [[nodiscard]] figures kept(std::size_t number) const;
  [[nodiscard]] figures evaluated(eval::evaluator&, std::size_t number) const;
  void evaluate_anew();
  void prepare(std::size_t number, figures);
  [[nodiscard]] ir::program const& program() const { return rows_.plan().program(); }

  keeper& rows_;
  std::vector<bool> can_evaluate_;
  std::optional<data::day> as_of_;
  bind_rows bind_;
  std::function<void()> const& poll_;
  std::vector<asked> clauses_;
  std::vector<figures> figures_;
  std::vector<std::size_t> anew_;         ///< those that read what changed are evaluated
  std::vector<std::size_t> hang_on_rows_; ///< kept ones that are about the only row there is
  std::vector<std::pair<ir::population_id, std::size_t>> derived_rows_; ///< of what no table holds
  std::uint64_t steps_ = 0;
  // What is worked out and not taken yet.
  std::vector<std::size_t> counted_; ///< clauses that are counts
  std::vector<std::pair<std::size_t, figures>> fresh_;
  std::vector<std::size_t> due_; ///< of those that are evaluated
  std::vector<std::pair<ir::population_id, std::size_t>> fresh_derived_rows_;
  std::vector<std::size_t> moved_;
};

} // namespace chitieu::live
