#pragma once
#include "cells.hpp"
#include "sheet.hpp"
#include "truth.hpp"

#include <chitieu/exact/counts.hpp>
#include <chitieu/ir/condition.hpp>

#include <vector>

namespace chitieu::eval {

/// What a condition says of the row that each reference leads to.
[[nodiscard]] truth follow(cells const& references, truth const& inner, exact::pace const&);

/// What the counts of a row's linked records are against what is asked.
[[nodiscard]] answer decide(ir::linked const&, exact::counts const& seen);

/// For each row of a population, the records that are linked to it.
class linked_counts {
 public:
  /// Without noes, which only a share asks for, records that are surely none may be left out.
  linked_counts(std::size_t rows, bool with_noes, exact::pace const& with)
      : with_{&with}, of_row_{exact::filled_with(rows, exact::counts{}, with)},
        with_noes_{with_noes} {}

  /// Adds the records that each row's own references name.
  void add_forward(cells const& references, truth const& filter, truth const& predicate);

  /// Adds the records whose references name the row, in one pass over the records.
  void add_backward(cells const& references, truth const& filter, truth const& predicate);

  /// Adds every record to every row.
  void add_everyone(truth const& filter, truth const& predicate);

  [[nodiscard]] exact::counts of(std::size_t row) const { return of_row_[row] + of_every_row_; }

  /// What the counts are, for every row, against what is asked.
  [[nodiscard]] truth decide(ir::linked const& asked) const;

 private:
  exact::pace const* with_;
  std::vector<exact::counts> of_row_;
  exact::counts of_every_row_; ///< records that may belong to any row, or do
  bool with_noes_;
};

/// The records that are linked to each row of a population, by all of these ways.
[[nodiscard]] linked_counts count_linked(sheet const&, ir::population_id of,
                                         std::span<ir::linked_part const>, bool with_noes = true);

} // namespace chitieu::eval
