#pragma once
#include "asking.hpp"
#include "row_ways.hpp"
#include "tallies.hpp"

#include <cstdint>
#include <vector>

namespace chitieu::mend {

/// Rows that are alike, and the way that a variable stands for.
struct way_of_rows {
  std::size_t rows = 0;
  std::size_t way = 0;
};

/// Writes sums as inequalities into a program.
class inequalities {
 public:
  inequalities(tallies const& of, std::vector<alike> const& rows,
               std::vector<way_of_rows> const& variables, integer_program& into)
      : tallies_(of), rows_(rows), variables_(variables), into_(into) {}

  /// With conditions (variables that are 0 or 1, at most one of them 1) the sums have to be reached
  /// only where one of them is 1.
  void add(sums_asked const&, std::vector<std::size_t> const& only_if);

  /// The row may answer yes only where what is asked is so; and where a no may be better, no only
  /// where it is not so.
  void add(answering_row const&);

  /// How many count, and of how many, where that is not always the same.
  void add_totals(std::uint32_t counter);

  /// A new variable that is 0 or 1.
  std::size_t choice();

 private:
  void add(sum_asked const&, std::vector<std::size_t> const& only_if);
  /// Of every record it is known whether it counts, and no change makes that otherwise.
  [[nodiscard]] bool is_sure(sums_asked const&) const;
  [[nodiscard]] std::int64_t least_of(inequality const&) const;

  tallies const& tallies_;
  std::vector<alike> const& rows_;
  std::vector<way_of_rows> const& variables_;
  integer_program& into_;
};

} // namespace chitieu::mend
