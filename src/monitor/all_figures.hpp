#pragma once
#include "figures.hpp"
#include "keeper.hpp"

#include <span>
#include <utility>
#include <vector>

namespace chitieu::live {

/// The figures of every clause, brought up to date after each change.
class all_figures {
 public:
  /// Throws std::invalid_argument where a clause can be evaluated and is none that a sentence
  /// makes.
  all_figures(keeper&, std::vector<bool> const& can_evaluate);

  /// Works out what may have changed and leaves the figures as they are; the targets of which some
  /// figure did, by their places in the program, ascending, until this is asked again.
  std::span<std::size_t const> prepare();
  /// The figures are those that were worked out.
  void take() noexcept;

  /// Of all targets, in the order of the program.
  [[nodiscard]] std::vector<figures> const& clauses() const noexcept { return figures_; }
  /// How many rows each population has.
  [[nodiscard]] std::vector<std::size_t> row_counts() const;

 private:
  struct asked {
    ir::clause const* is;
    std::size_t target;
    bool is_a_count; ///< its counts are all that can change of its figures
  };

  [[nodiscard]] figures begin(ir::clause const&) const;
  void prepare(std::size_t number);
  [[nodiscard]] figures now(std::size_t number) const;
  [[nodiscard]] ir::program const& program() const { return rows_.plan().program(); }

  keeper& rows_;
  std::vector<asked> clauses_;
  std::vector<figures> figures_;
  std::vector<std::size_t> hang_on_rows_; ///< those that are about the only row there is
  // What is worked out and not taken yet.
  std::vector<std::pair<std::size_t, exact::counts>> counted_;
  std::vector<std::pair<std::size_t, figures>> fresh_;
  std::vector<std::size_t> moved_;
};

} // namespace chitieu::live
