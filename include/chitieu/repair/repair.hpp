#pragma once
/// Room `repair`. In: a program, tables, an as-of day, and what may change. Out: the least changes
/// that meet every target, checked by the evaluator on a changed copy; and verdicts of other
/// thresholds or other records. Never: calls an answer minimal that is not proven to be.
#include <chitieu/engine/evaluate.hpp>
#include <chitieu/repair/change.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chitieu {

/// How much work a repair may take before it says how far it has come.
inline constexpr std::int64_t repair_effort = 200'000'000;

/// What may change, and how the answer is told.
struct repair_options {
  /// The day, the earlier data, and with `who` and `names` the keys and names of who is chosen.
  check_options check{};
  /// The columns that may change, by name or header (`titles`, `staff.titles`), and the populations
  /// to which records may be added (`+ entries`); empty: every category, set of categories, flag
  /// and number that a predicate reads, and every population whose records are only counted.
  std::vector<std::string> only{};
  bool losses = false; ///< whether ranks and numbers may also fall, and sets lose what they have
  std::int64_t effort = repair_effort;
};

/// What happens to one cell of a record.
struct repair_change {
  enum class form : std::uint8_t { gains, loses, becomes, added };
  form is = form::becomes;
  std::string population; ///< whose column it is; of what is added, what is added
  std::string column;     ///< empty when records are added
  /// What is gained, lost or become; `yes` or `no` of a flag; how many records are added.
  std::vector<std::string> levels;

  friend bool operator==(repair_change const&, repair_change const&) = default;
};

/// So many records that are all changed in one way.
struct repair_step {
  std::string population;
  std::vector<repair_change> changes; ///< of each record; more than one cell may have to change
  std::int64_t count = 0;             ///< how many of them
  std::int64_t among = 0;             ///< how many there are to choose from
  std::vector<witness> chosen;        ///< who was chosen in the answer that was checked
  std::vector<witness> others;        ///< who could be chosen as well

  /// As many changes of cells as this step is.
  [[nodiscard]] std::int64_t changes_in_all() const noexcept;
};

/// Why some targets are left out of an answer.
struct repair_obstacle {
  enum class form : std::uint8_t {
    untouched, ///< nothing that may change has to do with it
    alone,     ///< all that may change would not meet it
    together,  ///< these cannot be met together, or not without breaking what is met
    unfollowed ///< it hangs on the changes in a way that is not followed
  };
  /// Why a way to meet it is not followed.
  enum class reason : std::uint8_t {
    none,
    number,          ///< its number is made in a way that is not followed
    which_record,    ///< which records it asks about is not known, or may change
    partial,         ///< it asks of a table in which not all records are
    on_condition,    ///< whether it applies hangs on the changes
    no_range,        ///< nothing tells how high its numbers could be
    blank_reference, ///< some references are blank, so that nobody knows whose records those are
    too_many_ways,   ///< not all that could be done was looked at
    too_many         ///< it asks something of more rows than are looked at one by one
  };
  form is = form::untouched;
  std::vector<std::string> ids; ///< of clauses; those that would break are among them
  reason because = reason::none;
};

/// How far the numbers of a column may be changed: from the lowest to the highest that the data
/// hold or the plan names; both empty where there is none.
struct repair_range {
  std::string column; ///< as in `may_change`
  std::string low;
  std::string high;
};

/// A clause before and after.
struct repaired_clause {
  clause_verdict before;
  clause_verdict after;
  std::string title;
  bool aimed_at = false; ///< it was not met, and the changes are to meet it
};

/// What would meet every target of a plan together.
struct repair_plan {
  enum class outcome : std::uint8_t {
    nothing_to_do, ///< every target is met that can be judged
    minimal,       ///< fewer changes would not do
    bounded,       ///< these changes do; at least `at_least` are needed
    not_found,     ///< nothing was found; at least `at_least` are needed
    impossible     ///< there are obstacles and nothing else to do
  };
  outcome came_to = outcome::nothing_to_do;
  std::int64_t changes = 0;  ///< how many
  std::int64_t at_least = 0; ///< so many are needed for sure
  std::vector<repair_step> steps;
  std::vector<repair_obstacle> obstacles; ///< what the answer does not meet, and why
  std::vector<repaired_clause> clauses;   ///< every clause that is not invalid, in the plan's order
  /// The columns that could be changed, `staff.titles`, and what could be added, `+ entries`.
  std::vector<std::string> may_change;
  std::vector<repair_range> ranges; ///< of those of them that hold numbers
  std::vector<cell_change> cells;   ///< the changes themselves, as they were checked
  language plan_language = language::vi;
  std::optional<data::day> as_of;
  /// Those of `only` that nothing which could change is called by.
  std::vector<std::string> unknown_columns;
  chitieu::diagnostics diagnostics; ///< of the plan and the data

  /// 0: changes were found, or none are needed; 1: something stays unmet; 2: errors.
  [[nodiscard]] int exit_code() const noexcept;
};

/// The least number of changes that meets every target which is unmet or pending, and breaks none
/// that is met. What is undetermined need not be met, and is not made unmet.
///
/// A change gives a set one more category, turns a category into another one (a higher rank, where
/// ranks are in order) or a flag round, raises a number within its range, or adds a record that is
/// like another one. Whatever is answered was applied to a copy of the
/// tables and judged by the evaluator.
[[nodiscard]] repair_plan repair(ir::program const&, dataset const&, repair_options const& = {});

} // namespace chitieu
