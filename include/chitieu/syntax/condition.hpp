#pragma once
#include <chitieu/data/day.hpp>
#include <chitieu/diagnostic/span.hpp>
#include <chitieu/exact/decimal.hpp>
#include <chitieu/exact/ratio.hpp>
#include <chitieu/exact/threshold.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What sentences are made of, as they are written; names are not resolved.
namespace chitieu::ast {

/// Words that name something, as the user wrote them.
struct name {
  std::string text;
  span where;
};

/// A closed range of civil days, written as `2023`, `3/2023`, `15/3/2023`, `20-30/6/2023` or from …
/// to.
struct period {
  data::day first = 0;
  data::day last = 0;
  std::string written;
};

/// A value that a cell is compared with.
struct value {
  enum class form : std::uint8_t { name, quoted, number, period, yes, no, none, slot };
  form is = form::name;
  std::string text; ///< name (of a slot too) or quoted text, or the digits of a number
  exact::decimal number;
  ast::period when;
  span where;
};

/// A number in a quantity: a count, a share, the name of a `let`, or a slot of a phrase.
struct amount {
  enum class form : std::uint8_t { count, percent, permille, fraction, constant, slot };
  form is = form::count;
  exact::ratio value;  ///< the share itself: 95% is 19/20
  std::string written; ///< digits with their sign, or the name of a constant or slot
  span where;
  exact::decimal number{};    ///< the digits without their sign
  form slot_is = form::count; ///< what the number that fills a slot counts as: `{p}%`
  std::string said{};         ///< the words of a fraction in words: `a third`
};

/// How much is asked: `≥95%`, `from 3 to 5`, `all`, `no`, or a bare `15%`.
struct quantity {
  enum class form : std::uint8_t {
    at_least,
    more_than,
    at_most,
    less_than,
    exactly,
    between,
    about, ///< as near as the plan declares
    bare,
    all,
    none,
    implied, ///< nothing is written
  };
  form is = form::implied;
  amount low;
  amount high; ///< for `between`
  exact::rounding round = exact::rounding::none;
  std::int64_t at_least_after = 0;
  span where;
};

struct condition;
struct measure;

/// A restriction that follows a noun.
struct filter {
  enum class form : std::uint8_t { where, holding, except };
  form is = form::where;
  std::vector<condition> what; ///< exactly one
};

/// A population, a term, or linked records, with what restricts them.
struct noun_phrase {
  name noun;
  bool their = false;     ///< `their staff`: the records linked to the row
  std::optional<name> as; ///< the column that links, where several could
  std::vector<filter> filters;
  span where;
};

/// What a clause speaks about; several parts are pooled unless `each`.
struct subject {
  std::vector<noun_phrase> parts;
  bool each = false;
  span where;
};

/// A column, or a column of the record that a reference leads to: `unit's rating`.
struct path {
  std::vector<name> steps; ///< from the row outwards; the last one is read
};

struct all_of {
  std::vector<condition> parts;
};
struct any_of {
  std::vector<condition> parts;
};
struct negation {
  std::vector<condition> inner; ///< exactly one
};
struct implication {
  std::vector<condition> sides; ///< exactly two: if, then
};

/// A column's cell against values.
struct comparison {
  enum class form : std::uint8_t {
    is,
    is_not,
    at_least,
    at_most,
    more_than,
    less_than,
    between,
    in,
    before,
    by,
    after,
    known,
    unknown,
  };
  path column;
  form is = form::is;
  std::vector<value> values; ///< alternatives for `is`; two for `between`
};

/// A title or rank without its column: `hold LĐTT`, `are rated at least good`.
struct holding {
  enum class verb : std::uint8_t { hold, rated, recorded, hold_none, hold_only };
  enum class reach : std::uint8_t { as_is, or_more, or_less };
  verb how = verb::hold;
  reach climbs = reach::as_is;
  std::optional<name> column;
  std::vector<value> values;
  bool listed = false; ///< some values are joined by commas, which means `or` where one can be held
};

/// A flag that stands alone.
struct flag_use {
  path column;
};

/// A declared verb phrase.
struct phrase_use {
  name phrase;                 ///< with `{}` in the place of each value
  std::vector<value> values{}; ///< what fills its slots, in the order of the words
};

/// Linked records: `have at least 2 entries where …`, `≥70% of their staff hold LĐTT`.
struct linked {
  quantity amount;
  noun_phrase of;
  std::vector<condition> predicate; ///< none or one
};

/// A number against others: `sum of hours of their lessons ≥ 100`, `… up at least 10% against
/// previous`.
struct measured {
  enum class form : std::uint8_t {
    plain, ///< against `right` as it stands
    up,    ///< the growth since `against`
    down,  ///< the fall since `against`
  };
  form is = form::plain;
  std::vector<measure> left; ///< exactly one
  std::optional<exact::relation> how;
  std::vector<measure> right;  ///< one, or two for `between`; none: `up against previous`
  std::optional<name> against; ///< the dataset of `up` and `down`
};

/// A place among the records of the population: `are in the top 3 by average score`.
struct ranked {
  bool top = true;
  ast::amount amount;      ///< a count or a share
  std::vector<measure> by; ///< exactly one
};

/// A day of a span of time: a column, a date, or the day of the review.
struct moment {
  std::variant<path, value> at; ///< a value of form `period` or a constant
  bool as_of = false;
  span where;
};

/// What spans of time are counted in.
enum class time_unit : std::uint8_t {
  years,
  months,
  weeks,
  days,
  working_days,
  hours,
  minutes,
  seconds
};

/// So soon after something else, and not before it: `answered within 10 working days of asked`.
struct within {
  path column;
  ast::amount amount; ///< a count
  time_unit in = time_unit::days;
  moment from;
};

/// Several conditions, of which so many hold: `at least 2 of (A, B, C)`.
struct count_of {
  quantity amount;
  std::vector<condition> parts;
};

/// One of the linked records in the order of a date: `the latest of their inspections by ngày …`.
struct picked {
  bool latest = false;
  std::uint32_t nth = 1; ///< counted from the latest or the first
  noun_phrase of;
  name by;
  std::vector<condition> predicate; ///< exactly one
};

struct condition {
  std::variant<all_of, any_of, negation, implication, comparison, holding, flag_use, phrase_use,
               linked, measured, ranked, count_of, picked, within>
      node;
  span where;
};

} // namespace chitieu::ast
