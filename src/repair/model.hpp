#pragma once
#include "integer_program.hpp"
#include "row_ways.hpp"

#include <chitieu/verdict/report.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chitieu::mend {

/// How well the inequalities can tell whether a clause is met.
enum class followed : std::uint8_t {
  constant, ///< nothing that may change has to do with it
  yes,
  no ///< it is judged by the evaluator alone
};

/// What must be met together: one clause, or so many of several members.
struct requirement {
  struct member {
    std::vector<ir::clause const*> clauses;
  };
  std::vector<member> members;
  std::uint32_t needed = 1;
  std::vector<std::string> ids; ///< of all clauses
  std::size_t target = 0;
  status now = status::met;
  followed is = followed::yes;
};

/// The plan and the tables as whole numbers: how many rows that are alike are changed in each way.
class model {
 public:
  model(surroundings const&, eval::evaluator&, report const& before);

  [[nodiscard]] std::vector<requirement> const& requirements() const noexcept {
    return requirements_;
  }

  /// The program of everything that these requirements ask, by their number: what is undetermined
  /// must not be unmet, everything else be met. The first variables are the ways of the rows.
  [[nodiscard]] integer_program program_of(std::vector<std::size_t> const& wanted) const;

  /// Rows that are alike, and the way that a variable stands for.
  struct way_of_rows {
    std::size_t rows = 0;
    std::size_t way = 0;
  };
  [[nodiscard]] std::vector<alike> const& rows() const noexcept { return rows_; }
  [[nodiscard]] std::vector<way_of_rows> const& variables() const noexcept { return variables_; }

  /// Whether every way to change a row is among them.
  [[nodiscard]] bool complete() const noexcept { return complete_; }

 private:
  /// A count as it is, and what each variable adds to it.
  struct count {
    std::array<std::int64_t, 7> now{};
    std::map<std::size_t, std::array<std::int64_t, 7>> change{}; ///< by variable
  };
  /// A row that a clause asks about its linked records: it may answer, by one variable each, yes to
  /// some of these counts; without one it says no to all.
  struct linked_row {
    struct answer {
      std::size_t variable = 0;
      std::uint32_t yes = 0; ///< one bit for each of `asked`
    };
    struct ask {
      threshold_rows of;
      std::uint32_t counter = 0;
    };
    std::vector<answer> answers;
    std::vector<ask> asked;
  };
  using questions = std::map<ir::population_id, std::vector<question>>;

  /// While rows are read, variables of linked rows are numbered apart, from here on.
  static constexpr std::size_t first_linked = std::size_t{1} << 40U;

  void read_requirements(report const& before);
  [[nodiscard]] followed follow(ir::clause const&);
  [[nodiscard]] bool ask_part(ir::clause const&, ir::part const&, std::uint32_t counter,
                              questions&);
  [[nodiscard]] bool ask_linked(ir::clause const&, ir::part const&,
                                std::vector<ir::condition_id> const&, std::uint32_t counter,
                                questions&);
  /// By row of a population the records that are linked to it; nothing where that is not known.
  [[nodiscard]] std::optional<std::vector<std::vector<std::uint32_t>>>
  links_of(ir::population_id, ir::link const&) const;
  void add_rows(ir::population_id, std::vector<question> const&);
  std::uint32_t new_counter();
  [[nodiscard]] std::int64_t least_of(inequality const&) const;
  void add(integer_program&, threshold_rows const&, std::uint32_t counter,
           std::vector<std::size_t> const& only_if) const;
  /// Nothing may change it, and it is not met.
  [[nodiscard]] bool is_never_met(ir::clause const&) const;
  void add_linked(integer_program&, ir::clause const&, linked_row const&) const;
  [[nodiscard]] bool is_better_without(ir::clause const&, linked_row const&) const;
  void add_not_unmet(integer_program&, ir::clause const&) const;
  void add_clause(integer_program&, ir::clause const&,
                  std::vector<std::size_t> const& only_if) const;

  surroundings const& around_;
  eval::evaluator& evaluator_;
  fixed_answers fixed_;
  std::vector<requirement> requirements_;
  std::vector<alike> rows_;
  std::vector<way_of_rows> variables_;
  std::size_t linked_variables_ = 0;
  std::vector<count> counters_;
  std::map<ir::clause const*, std::uint32_t> counter_of_;
  std::map<ir::clause const*, std::vector<linked_row>> linked_of_;
  std::map<ir::clause const*, status> now_;
  std::map<ir::clause const*, followed> follows_;
  bool complete_ = true;
};

} // namespace chitieu::mend
