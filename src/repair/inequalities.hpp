#pragma once
#include "asking.hpp"
#include "row_ways.hpp"
#include "tallies.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace chitieu::mend {

/// Rows that are alike, and the way that a variable stands for.
struct way_of_rows {
  std::size_t rows = 0;
  std::size_t way = 0;
};

/// The rows that answer, and which of them each count hangs on.
struct answers {
  std::vector<answering_row> rows;
  std::map<std::uint32_t, std::vector<std::size_t>> by_counter;
};

/// Writes sums as inequalities into a program.
class inequalities {
 public:
  inequalities(tallies const& of, std::vector<alike> const& rows,
               std::vector<way_of_rows> const& variables, answers const& of_rows,
               integer_program& into)
      : tallies_(of), rows_(rows), variables_(variables), answers_(of_rows), into_(into) {}

  /// With conditions (variables that are 0 or 1, at most one of them 1) the sums have to be reached
  /// only where one of them is 1.
  void add(sums_asked const&, std::vector<std::size_t> const& only_if);

  /// So many rows one after another are met.
  void add(run_asked const&, std::vector<std::size_t> const& only_if);

  /// What rows may answer on which any sum so far hangs: that something is so only where it is, and
  /// that it is not only where it is not.
  void add_answers();

  /// How many count, and of how many, where that is not always the same.
  void add_totals(std::uint32_t counter);

  /// A new variable that is 0 or 1.
  std::size_t choice();

 private:
  void add(sum_asked const&, std::vector<std::size_t> const& only_if);
  /// Of every record it is known whether it counts, and no change makes that otherwise.
  [[nodiscard]] bool is_sure(sums_asked const&) const;
  [[nodiscard]] std::int64_t least_of(inequality const&) const;
  void need_answers(std::uint32_t counter, weigher const&);
  void add(answering_row const&, std::set<std::size_t> const& answers, bool rest);
  void add_rest(answering_row const&, std::size_t asked);
  void add_either(answering_row const&, std::size_t asked);

  tallies const& tallies_;
  std::vector<alike> const& rows_;
  std::vector<way_of_rows> const& variables_;
  answers const& answers_;
  integer_program& into_;
  /// What is asked of a row that answers: some of its answers, and that the rest is not so.
  struct wanted {
    std::set<std::size_t> answers;
    bool rest = false;
  };
  std::map<std::size_t, wanted> asked_; ///< by row
  std::map<std::size_t, wanted> open_;  ///< that of it which is still to be added
};

} // namespace chitieu::mend
