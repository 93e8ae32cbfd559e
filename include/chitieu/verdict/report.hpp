#pragma once
/// Room `verdict`. In: tallies, thresholds, an as-of day. Out: a report: status, bounds, need,
/// short, spare of every clause. Never: sees a row's cells.
#include <chitieu/data/day.hpp>
#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/exact/bounds.hpp>
#include <chitieu/exact/counts.hpp>
#include <chitieu/exact/threshold.hpp>
#include <chitieu/ir/alternative.hpp>
#include <chitieu/ir/target_kind.hpp>
#include <chitieu/schema/schema.hpp>
#include <chitieu/verdict/record_list.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu {

/// What a target, limit or check has come to (design rule 10), worst last in severity order below.
enum class status : std::uint8_t { met, pending, undetermined, unmet, invalid };

/// `met`, `pending`, `undetermined`, `unmet`, `invalid`: as JSON spells them.
[[nodiscard]] std::string_view to_string(status) noexcept;

/// The worse of two: invalid, unmet, undetermined, pending, met.
[[nodiscard]] status worse(status, status) noexcept;

using kind = ir::target_kind;

[[nodiscard]] std::string_view to_string(kind) noexcept;

/// Who counts, who is missing, who is unknown; where only the first of each were asked for, how
/// many more there are.
struct witnesses {
  record_list counted;
  record_list missing;
  record_list unknown; ///< base or predicate unknown
  std::size_t more_counted = 0;
  std::size_t more_missing = 0;
  std::size_t more_unknown = 0;

  friend bool operator==(witnesses const&, witnesses const&) = default;
};

/// What a clause about a number came to; exact, whatever is shown of it.
struct number_verdict {
  exact::bounds value; ///< what the number can be over all fillings of the blanks
  exact::relation how = exact::relation::at_least;
  exact::bounds low;  ///< what it is held against
  exact::bounds high; ///< for `between`; else as `low`
  /// How far the number is from meeting what is asked (above 0) or from no longer meeting it (0 or
  /// below), in the worst filling; nothing where a bound is missing or there may be no number.
  std::optional<exact::rational> gap;
  bool is_share = false;      ///< shown as a percentage
  bool low_is_figure = false; ///< what it is held against is a number as the plan writes it
  std::string unit;           ///< what the number is counted in
};

/// A clause's verdict within one group, of `--by` or of `in every …`.
struct group_verdict {
  std::string group; ///< key or category that the group is called by; empty for a blank cell
  chitieu::status status = chitieu::status::met;
  exact::counts counts;
  exact::margins margins;
  std::optional<number_verdict> number; ///< then there are no counts
  std::optional<witnesses> who{};       ///< who is known to be of the group
};

/// What one part of a group's name is: the value of a column or band, or so many spans of time.
struct unit_part {
  std::string column;
  schema::span_of_time each = schema::span_of_time::none;
  std::uint32_t together = 1;
};

/// One clause: a sentence has one, and one more for each `of which`, `;`, or part of `each`.
struct clause_verdict {
  std::string id;
  chitieu::status status = chitieu::status::invalid;
  std::string sentence; ///< as it stands in the plan
  std::string reads;    ///< its formal reading, language-free
  std::string unit;     ///< what is counted: the population's name; empty when there are several
  std::vector<unit_part> unit_parts; ///< of groups that no declared population holds
  exact::threshold asked;
  std::string threshold; ///< as written, for example `≥ 95%`; language-free
  exact::counts counts;
  exact::margins margins;
  std::optional<number_verdict> number; ///< of a clause about a number; then there are no counts
  std::optional<data::day> deadline;    ///< its own, when it has one
  std::optional<ir::alternative> alternative; ///< where not every clause must be met
  bool does_not_apply = false;                ///< its `if …` is surely not so; then it is met
  bool may_not_apply = false;                 ///< nobody knows whether its `if …` is so
  bool in_every = false;                      ///< counts groups; `groups` are these
  exact::threshold each_asked; ///< of a clause `in every …`: what is asked of each group
  std::string each_threshold;  ///< the same as written
  bool in_a_row = false;       ///< the count is the most that are met one after another
  bool counts_links = false;   ///< the base is records linked to the clause before
  std::optional<witnesses> who;
  /// Of groups with lists: who is or may be in the base, of a group that nobody knows (`unknown`).
  std::optional<witnesses> of_any_group;
  std::vector<group_verdict> groups; ///< of `--by`; of a clause `in every …` its own groups
  bool hidden = false;               ///< by `masked`: there are no figures
  std::size_t hidden_groups = 0;     ///< by `masked`: so many are left out of `groups`
};

/// What points can be over all fillings, and the most that there are to get.
struct points {
  exact::bounds got;
  exact::rational most;
};

struct target_verdict {
  std::string id;
  chitieu::kind kind = chitieu::kind::target;
  std::string title;
  std::string section;
  std::string source;
  std::string owner;
  std::string note;
  std::optional<data::day> deadline;
  chitieu::status status = chitieu::status::invalid;
  std::vector<clause_verdict> clauses;   ///< empty when the sentence has an error
  std::optional<chitieu::points> points; ///< when it gives some
};

/// What one group of `--by` came to over the whole plan.
struct group_points {
  std::string group;
  chitieu::points points;
  std::optional<std::size_t> place; ///< 1 is the most points; equal ones share a place; nothing
                                    ///< where blanks leave somebody's points open
};

/// Everything a check came to.
struct report {
  std::string plan_title;
  std::optional<int> plan_year;
  std::string plan_source;
  language plan_language = language::vi; ///< language of the plan file's own sentences
  std::optional<data::day> as_of;
  std::vector<target_verdict> targets;
  std::optional<chitieu::points> points; ///< of all targets that give some
  std::string grade; ///< what they come to; empty without grades, or where blanks leave it open
  std::vector<group_points> groups; ///< by the most points; with `--by` and points only
  chitieu::diagnostics diagnostics;

  /// How many targets have each status, indexed by `status`.
  [[nodiscard]] std::array<std::size_t, 5> summary() const noexcept;

  /// The target with this id, or nothing.
  [[nodiscard]] target_verdict const* find(std::string_view id) const noexcept;

  /// 0 all met, 1 something unmet, 2 something invalid, 3 something pending or undetermined.
  [[nodiscard]] int exit_code() const noexcept;
};

} // namespace chitieu
