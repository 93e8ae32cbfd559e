#pragma once
#include <chitieu/data/day.hpp>
#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/ir/alternative.hpp>
#include <chitieu/ir/condition.hpp>
#include <chitieu/ir/target_kind.hpp>
#include <chitieu/ir/value.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace chitieu::ir {

/// Rows of one population that a clause speaks about.
struct part {
  population_id population = 0;
  condition_id base = 0;
  condition_id predicate = 0;
};

/// One number against others.
struct measured {
  population_id of = world; ///< whose rows it is a number of
  value_id left = 0;
  exact::relation how = exact::relation::at_least;
  value_id low = 0;
  value_id high = 0;          ///< for `between`; else as `low`
  bool is_share = false;      ///< shown as a percentage
  bool low_is_figure = false; ///< the other side is no more than a number as it is written
  std::string unit;           ///< what the number is counted in, as the plan calls it
};

/// What is asked of each group of a clause `in every …`: so many of the linked records, or a
/// number.
struct per_group {
  std::vector<linked_part> parts; ///< empty when it is a number
  exact::threshold asked;
  std::string threshold_text;
  std::optional<measured> number;
};

/// One count or share against one threshold, its parts pooled; or one number against others.
///
/// A clause `in every GROUP` counts groups: its part is their population, its predicate what is
/// asked of each.
struct clause {
  std::string id;
  std::string sentence;       ///< as it stands in the plan
  std::string reads;          ///< its formal reading, as `print` gives it
  std::string threshold_text; ///< `≥ 95%`
  std::vector<part> parts;
  exact::threshold asked;
  std::optional<measured> number;      ///< then there are no parts
  std::optional<per_group> each_group; ///< for the figures of each group
  std::optional<condition_id> only_if; ///< of `world`: where it is surely not so, the clause is met
  std::optional<ir::alternative> alternative; ///< where not every clause must be met
  std::optional<data::day> deadline;          ///< its own, when it has one
  bool after_the_year = false;                ///< it is due after the plan's year
  exact::empty_base when_empty = exact::empty_base::undetermined;
  bool needs_one_record = false; ///< no quantity is written: the population must have one record
  bool counts_links = false;
  place at; ///< of the clause in the plan file
};

/// How many points a target gives (`verdict/score.hpp`).
struct scoring {
  enum class form : std::uint8_t { all_or_nothing, proportional, per_unit, bands };
  struct band {
    exact::ratio from; ///< the share, count or number that must be reached
    exact::ratio points;
  };
  form is = form::all_or_nothing;
  exact::ratio points;     ///< the most it can give
  exact::ratio per_unit;   ///< off for each one that is missing or too many
  std::vector<band> bands; ///< the highest first
};

/// What a plan's points come to: the first grade whose `from` they reach.
struct grade {
  std::string name;
  std::optional<exact::ratio> from; ///< nothing: whatever they are
};

struct target {
  std::string id;
  target_kind kind = target_kind::target;
  std::string title;
  std::string section;
  std::string source;
  std::string owner;
  std::string note;
  std::string weight;
  std::optional<data::day> deadline;
  std::optional<data::day> in_force_from;  ///< on days before it is not judged
  std::optional<data::day> in_force_until; ///< the last day on which it is judged
  std::optional<scoring> scores;
  std::vector<clause> clauses; ///< empty when the sentence has an error
  bool valid = true;
};

/// A plan, resolved and flat; immutable once made, safe to share between threads.
struct program {
  std::string file;
  std::string title;
  std::optional<int> year;
  std::string source;
  language speaks = language::en;
  exact::number_style numbers = exact::number_style::undeclared;
  std::set<data::day> holidays; ///< declared days that are no working days
  schema::schema schema;
  std::vector<condition> conditions;
  std::vector<value> values;
  std::vector<std::string> datasets; ///< what else the plan compares with, by dataset_id
  std::vector<target> targets;
  std::vector<grade> grades;        ///< the highest first
  chitieu::diagnostics diagnostics; ///< of the plan's text and meaning
};

/// A condition in formulas: `titles ∋ ≥LĐTT ∧ role ∈ {lecturer}`.
[[nodiscard]] std::string print(program const&, condition_id);

/// A number in a formula: `avg{staff : score}`.
[[nodiscard]] std::string print_value(program const&, value_id);

/// A clause's formal reading: `#{staff : titles ∋ ≥LĐTT} ≥ 19/20 · #{staff}`.
[[nodiscard]] std::string print(program const&, clause const&);

/// The whole program, one condition a line.
[[nodiscard]] std::string print(program const&);

} // namespace chitieu::ir
