#pragma once
#include "asking.hpp"
#include "inequalities.hpp"
#include "integer_program.hpp"
#include "reduced.hpp"
#include "requirements.hpp"
#include "row_ways.hpp"

#include <chitieu/verdict/report.hpp>

#include <cstdint>
#include <map>
#include <vector>

namespace chitieu::mend {

/// The plan and the tables as whole numbers: how many rows that are alike are changed in each way.
class model {
 public:
  model(surroundings const&, eval::evaluator&, report const& before);

  [[nodiscard]] std::vector<requirement> const& requirements() const noexcept {
    return requirements_;
  }

  /// The program of everything that these requirements ask, by their number: what is undetermined
  /// must not be unmet, everything else be met. The first variables of the whole program are the
  /// ways of the rows.
  [[nodiscard]] reduced program_of(std::vector<std::size_t> const& wanted) const;

  /// A solution with as many changes in which numbers come to less, where that does.
  [[nodiscard]] std::vector<std::int64_t>
  with_lower_numbers(std::vector<std::size_t> const& wanted,
                     std::vector<std::int64_t> values) const;

  [[nodiscard]] std::vector<alike> const& rows() const noexcept { return rows_; }
  [[nodiscard]] std::vector<way_of_rows> const& variables() const noexcept { return variables_; }

  /// Whether every way to change a row is among them.
  [[nodiscard]] bool complete() const noexcept { return complete_; }

 private:
  void follow(ir::clause const&, requirement&, asking&);
  [[nodiscard]] row_way const& way_of(std::size_t variable) const {
    return rows_[variables_[variable].rows].ways[variables_[variable].way];
  }
  [[nodiscard]] integer_program asked_of(std::vector<std::size_t> const& wanted) const;
  void add_rows(std::vector<alike>);
  void add_ways(asking const&);
  void number_answers(asking&);
  /// Nothing may change it, and it is not met.
  [[nodiscard]] bool is_never_met(ir::clause const&) const;
  void add_clause(inequalities&, ir::clause const&, std::vector<std::size_t> const& only_if) const;
  /// How many stand where it is not known whether they count.
  [[nodiscard]] total not_known(std::vector<std::uint32_t> const& counters) const;
  /// Whether some rows answer that are counted there.
  [[nodiscard]] bool is_answered(std::vector<std::uint32_t> const& counters) const;
  /// Whether of something that is counted it may not be known, now or changed, whether it counts.
  [[nodiscard]] bool may_be_open(std::uint32_t counter) const;
  /// Whether it may not be known whether something that is asked is so.
  [[nodiscard]] bool may_be_open(sums_asked const&) const;
  void add_not_unmet(inequalities&, integer_program&, ir::clause const&) const;
  void add_not_unmet(inequalities&, integer_program&, sums_asked const& number) const;
  void add_met_or_nobody(inequalities&, integer_program&, ir::clause const&) const;
  void add_requirement(inequalities&, integer_program&, requirement const&) const;

  surroundings const& around_;
  eval::evaluator& evaluator_;
  fixed_answers fixed_;
  statuses now_;
  std::vector<requirement> requirements_;
  tallies tallies_;
  std::map<ir::clause const*, asked_clause> asked_;
  std::map<ir::clause const*, followed> follows_;
  std::vector<alike> rows_;
  std::vector<way_of_rows> variables_;
  answers answers_; ///< their variables come after those of the ways
  std::size_t number_of_answers_ = 0;
  bool complete_ = true;
};

} // namespace chitieu::mend
