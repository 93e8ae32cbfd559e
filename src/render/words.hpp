#pragma once
#include <chitieu/diagnostic/code.hpp>
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/verdict/report.hpp>

#include <string_view>

namespace chitieu::render {

/// All wording of the terminal texts in one language; `{0}`, `{1}` are filled in.
struct words {
  char decimal_sign;

  // Headings of the columns.
  std::string_view id, status, count, share, threshold, need, margin, due, group;

  // What a statement has come to.
  std::string_view met, pending, undetermined, unmet, broken, invalid;

  // The first and the last lines of the table.
  std::string_view year, as_of, judged_as_final, clauses_met, no_targets;

  // The margin column: {0} heads.
  std::string_view short_by, over_by, spare, short_at_worst, over_at_worst;

  // Parts of a sentence: heads {0} of a base {1}.
  std::string_view heads, need_of_base, have_of_base, have_counted;
  std::string_view ask_at_least, ask_at_most, ask_exactly, ask_between;

  // Sentences: {0} how many, {1} what is asked, {2} what there is, {3} of what, after a blank.
  std::string_view too_few, too_many;
  std::string_view not_counting, counting_too; ///< {0} the sentence, {1} heads that are unknown
  std::string_view unreachable; ///< {0} `out_of` or nothing, {1} threshold; then come the next two
  std::string_view out_of;      ///< {0} base
  std::string_view nearest;     ///< {0} one number, or two with `or_else`
  std::string_view or_else;     ///< {0} and {1} are the two nearest
  std::string_view now;         ///< {0} what there is
  std::string_view unknown_between; ///< {0} unknown, {1} low, {2} high, {3} what is asked
  std::string_view perhaps_outside; ///< {0} unknown, {1} of them perhaps not in the base
  std::string_view with_share;      ///< {0} heads, {1} percentage
  std::string_view empty_base, perhaps_empty, unsettled, cannot_judge;
  std::string_view until; ///< {0} the sentence, {1} the deadline

  // Of numbers: {0} how far, {1} what is asked, {2} what there is.
  std::string_view too_much, exceeds;
  std::string_view points;           ///< {0} of a percentage
  std::string_view number_stands;    ///< {0} what is asked, {1} what there is
  std::string_view number_open;      ///< {0} what there is, {1} what is asked
  std::string_view number_unbounded; ///< {0} what is asked
  std::string_view from_to;          ///< {0} and {1} are the ends
  std::string_view no_number, nothing_to_compare, perhaps_no_number;

  // A clause with a condition, or joined to the one before.
  std::string_view not_applicable, perhaps_applies, alternative;
  std::string_view some_of; ///< {0} how many of {1} alternatives are needed

  // Groups: {0} how many, {1} of how many, {2} what they are.
  std::string_view group_short, groups_short, groups_counted, groups_unknown;
  std::string_view with_unknown, more_groups, group_not_known, hidden, hidden_groups;

  // What groups are called: spans of time, {0} a column or number, {1} a span or parts.
  std::string_view years, quarters, months, weeks, spans_of, spans_together, groups_by;
  std::string_view longest_run; ///< {0} of what, {1} how many, {2} what is asked

  // Points: {0} and {1} how many, the last of how many; a grade.
  std::string_view points_of, points_between, grade;

  // Records by key.
  std::string_view missing, counted, unknown, with_name, of_population, blank_group;

  // Parts of a page: a heading, what is folded under a sentence, kinds, the list at the end.
  std::string_view target, groups, details, reading, source, owner, remark, limit, check, messages;

  // Diagnostics.
  std::string_view error, warning, note, hint, and_more;
};

extern words const words_en;
extern words const words_vi;

[[nodiscard]] words const& words_of(language) noexcept;

/// `met`, `unmet`, … ; a limit or a check that is not met is broken.
[[nodiscard]] std::string_view word_of(words const&, status, kind) noexcept;

/// ✔ met, ✘ unmet, … pending, ? undetermined, ! invalid.
[[nodiscard]] std::string_view sign_of(status) noexcept;

[[nodiscard]] std::string_view word_of(words const&, severity) noexcept;

/// `limit`, `check`; nothing for a target, which is what a plan is of.
[[nodiscard]] std::string_view word_of(words const&, kind) noexcept;

} // namespace chitieu::render
