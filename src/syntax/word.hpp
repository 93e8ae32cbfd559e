#pragma once
#include <chitieu/diagnostic/language.hpp>

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace chitieu::syntax {

/// What a keyword means; each has spellings in both languages (`words.cpp`).
enum class word : std::uint8_t {
  // statements
  edition,
  plan,
  source,
  bare_percentages,
  numbers,
  holidays,
  scale,
  population,
  let,
  term,
  phrase,
  section,
  target,
  limit,
  check,
  // what follows a statement's name
  for_year,
  by_year,
  cumulative,
  complete,
  partial,
  dated,
  valid,
  until,
  key_row,
  listed,
  // types of columns and what follows them
  key,
  text,
  one_of,
  set_of,
  flag,
  count,
  number,
  date,
  personal,
  may_be_absent,
  blank_means,
  // properties of a target
  note,
  owner,
  weight,
  empty_base,
  met,
  unmet,
  skip,
  // quantities
  at_least,
  more_than,
  at_most,
  less_than,
  exactly,
  from,
  to,
  or_more,
  or_less,
  between,
  all,
  no,
  percent,
  permille,
  rounded_down,
  rounded_up,
  rounded_half_up,
  // subjects
  of,
  of_which,
  all_of,
  among,
  those,
  their,
  as,
  where,
  holding,
  except,
  each,
  noise_title,
  // conditions
  and_,
  or_,
  not_,
  if_,
  then,
  is,
  is_not,
  is_one_of,
  hold,
  hold_none,
  hold_only,
  recorded,
  rated,
  have,
  in,
  before,
  by,
  after,
  on,
  known,
  unknown,
  yes,
  no_value,
  none,
  possessive,
  of_owner,
  year,
  month,
  day,
  vi,
  en,
  // numbers
  number_of,
  different,
  sum,
  average,
  median,
  lowest,
  highest,
  nth_lowest,
  nth_highest,
  percentile,
  share,
  that,
  over_groups,
  plus,
  minus,
  times,
  over,
  points,
  years,
  months,
  weeks,
  days,
  working_days,
  hours,
  minutes,
  as_of,
  // groups, earlier data and change
  at,
  previous,
  up,
  down,
  against,
  quarter,
  week,
  about,
  // what came with numbers: conditions, clauses, statements, properties
  per,
  any,
  unless,
  latest,
  earliest,
  nth,
  from_last,
  top,
  bottom,
  along,
  otherwise,
  measure,
  band,
  earlier_data,
  unit,
  grades,
  off_by,
  time,
  counted_in,
  scores,
  proportional,
  less,
  per_unit_short,
  unknown_is_no,
  // numbers of units of time, and what sentences of plans say besides
  for_years,
  for_months,
  for_weeks,
  for_days,
  for_working_days,
  for_hours,
  for_minutes,
  since,
  must,
  reach,
  as_many,
  passive,
  // a plan that extends another
  extends,
  change,
  remove,
  in_force_from,
  in_force_until,
  force_until,
  // periods
  last_ones,
  consecutive,
  year_spans,
  quarter_spans,
  month_spans,
  week_spans,
  // sentences as plans write them
  there_is,
  strive,
  end_of,
  which_one,
  on_average,
  ratio,
  cut_by,
  comes_to,
  seconds,
  for_seconds,
  last_,
};

/// Words from here on came after the first plans were written.
inline constexpr word first_later_word = word::number_of;

/// A set of meanings.
using word_set = std::bitset<static_cast<std::size_t>(word::last_)>;

template <class... Words>
[[nodiscard]] word_set any_of_words(Words... each) {
  word_set out;
  (out.set(static_cast<std::size_t>(each)), ...);
  return out;
}

/// The spellings of a meaning, the one that is printed first.
[[nodiscard]] std::span<std::string_view const> spellings(word, language);

/// How a meaning is printed.
[[nodiscard]] std::string spell(word, language);

} // namespace chitieu::syntax
