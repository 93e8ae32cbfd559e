#pragma once
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/exact/decimal.hpp>
#include <chitieu/schema/schema.hpp>
#include <chitieu/syntax/measure.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace chitieu::ast {

/// A day by which, or before which, something is due.
struct deadline {
  data::day last = 0;  ///< the last day that is in time
  bool before = false; ///< written as `before` the day after
  std::string written;
};

/// What the records of a clause are grouped by.
struct group_key {
  enum class span_of_time : std::uint8_t { none, year, quarter, month, week };
  span_of_time each = span_of_time::none; ///< `year of sent_on`
  name of;                                ///< a population, a term or a column
};

/// `in every unit,` or `in at least 80% of units where …,` before a clause.
struct grouping {
  quantity amount;
  std::vector<group_key> by;   ///< several make one group of each combination
  std::vector<filter> filters; ///< which groups are looked at
  /// `the last 3 years of C`: so many spans of time, counted back; 0: all. Then, and with one of
  /// the two below, there is one key, whose name is empty where the sentence names no column.
  std::uint32_t last = 0;
  std::uint32_t together = 0; ///< `3 consecutive months of C`: so many in a row are one group
  bool in_a_row = false;      ///< `at least 3 consecutive years of C`: how many in a row are met
  span where;
};

/// One step of a path: `50% by 2027`.
struct path_step {
  ast::amount amount;
  deadline due;
};

/// One quantity about one subject, or one number against another; a sentence has one or several.
struct clause {
  enum class join : std::uint8_t { first, of_which, next, or_else };
  join joined = join::first;
  std::optional<quantity> needed; ///< of the first of several in brackets: how many must be met
  std::string id;                 ///< its own id, when it carries one
  std::vector<condition> only_if; ///< none or one, about the whole: `if number of staff ≥ 20 then`
  std::vector<grouping> groups;   ///< outermost first
  std::optional<measured> compares; ///< a clause about a number; then nothing below but `written`
  std::optional<ast::path> weighed; ///< `at least 1/3 of hours of lessons …`: shares of that column
  std::vector<noun_phrase> per;     ///< none or one: `at least 1 lecturers per 25 students`
  std::optional<ast::amount> per_amount;
  std::vector<noun_phrase> as_many; ///< none or one: `at most 20% as many heads as staff`
  std::vector<path_step> steps;     ///< `50% by 2027, 70% by 2029`, in the place of an amount
  quantity amount;
  bool of_all = false; ///< `of which 20% of all units`: the whole base, not the clause before
  std::optional<subject> of;
  std::vector<condition> predicate; ///< none or one
  std::optional<subject> among;     ///< `… trong tổng số X`: the base, named last
  bool with_of = false;             ///< `of` stands between the quantity and the subject
  std::string written;              ///< the clause as it stands in the plan
  span where;
};

using sentence = std::vector<clause>;

/// How many points a target gives.
struct scoring {
  enum class form : std::uint8_t {
    all_or_nothing,
    proportional, ///< points · share / threshold, at most all of them
    per_unit,     ///< all of them less so many for each one that is missing or too many
    bands,        ///< by the share or the number that was reached
  };
  struct band {
    amount from; ///< reached at least
    exact::decimal points;
  };
  form is = form::all_or_nothing;
  exact::decimal points;
  exact::decimal per_unit{};
  std::vector<band> bands; ///< the highest first
};

/// The days on which a target or a term is in force; without an end it is from then on, or until
/// then.
struct force {
  std::optional<data::day> from;
  std::optional<data::day> until; ///< the last day
  std::string from_written;
  std::string until_written;
  friend bool operator==(force const&, force const&) = default;
};

/// The indented lines under a target or section.
struct properties {
  std::optional<deadline> due;
  std::string source;
  std::string note;
  std::string owner;
  std::string weight;
  std::optional<exact::empty_base> when_empty;
  std::optional<scoring> scores;
  bool unknown_is_no = false; ///< `unknown counts as not`
  std::optional<force> in_force;
};

struct edition {
  int number = 1;
};
struct title {
  std::string text;
  std::optional<int> year;
  std::optional<name> extends; ///< the plan that this one extends, by its file's name
};
struct origin {
  std::string text;
};
struct bare_percentages {
  quantity::form reading = quantity::form::at_least;
};
struct numbers {
  exact::number_style style = exact::number_style::undeclared;
};
struct scale {
  schema::naming called;
  std::vector<schema::naming> levels;
  bool cumulative = false;
};

/// A column's type as it is written.
struct column_type {
  schema::type is = schema::type::text;
  bool set = false;
  std::vector<name> names; ///< a scale, or the populations a reference may go to; with `key`, the
                           ///< one that a key refers to
  std::optional<name> chosen_by; ///< the column that says which of several populations
  std::vector<schema::naming> one_of;
};

struct column {
  schema::naming called;
  column_type type;
  schema::blank when_blank = schema::blank::unknown;
  std::optional<value> blank_value;
  bool personal = false;
  bool may_be_absent = false;
  std::optional<name> dated;          ///< the cell is known from that day on
  std::optional<schema::naming> unit; ///< what a number is counted in
  span where;
};

struct population {
  schema::naming called;
  schema::coverage covers = schema::coverage::undeclared;
  bool key_is_row = false;
  std::optional<name> dated;
  std::optional<name> valid_from;
  std::optional<name> valid_until;
  bool listed = false;
  std::vector<schema::naming> items; ///< the rows of a listed population
  std::vector<column> columns;
};

/// Days that are no working days.
struct holidays {
  std::vector<period> days;
};

/// What a `let` stands for: a number, or a value that cells are compared with.
struct constant_value {
  std::optional<int> year; ///< in a table by year
  std::variant<amount, value> is;
  span where;
};
struct constant {
  schema::naming called;
  std::vector<constant_value> values; ///< one, or one for each year of a table
};
/// One line of a table by a column or a number: `under 10 = 50%`, `khoa = 60%`, `otherwise = 70%`.
struct table_case {
  std::vector<value> values;          ///< levels of the column
  std::optional<exact::relation> how; ///< or a range of the number
  std::vector<figure> bounds;         ///< one, or two for `between`
  bool otherwise = false;
  std::optional<amount> gives; ///< of a table of amounts
  std::optional<name> band;    ///< of a band: the value
  span where;
};
/// Amounts by a column or a number: `let mức by số người: under 10 = 50%, otherwise = 60%`.
struct table {
  schema::naming called;
  std::vector<measure> by; ///< exactly one
  std::vector<table_case> cases;
};
/// A column that is worked out: `band nhóm tuổi of staff by tuổi: under 30 = trẻ, otherwise =
/// khác`.
struct band {
  schema::naming called;
  name of;                 ///< the population
  std::vector<measure> by; ///< exactly one
  std::vector<table_case> cases;
};
/// A number with a name: `measure tuổi of staff = years from born to as of`.
struct measure_definition {
  schema::naming called;
  std::optional<name> of; ///< the population it is a number of; none: of the whole
  std::vector<measure> means;
};
/// Another dataset to compare with: `earlier data “năm 2021”`.
struct earlier_data {
  schema::naming called;
};
/// A unit that numbers are written with, and what one of it is: `unit tỷ đồng = 1000 triệu đồng`.
struct unit {
  schema::naming called;
  std::optional<figure> means;
};
/// What `about 50%` allows: `about: within 5%`.
struct approximation {
  figure within;
};
/// What a plan's points come to: `grades: A from 85, B from 65, otherwise C`.
struct grades {
  struct grade {
    name called;
    std::optional<exact::decimal> from; ///< none for the last
  };
  std::vector<grade> list; ///< the highest first
};
struct term {
  schema::naming called;
  subject means;
  std::optional<force> in_force{};
};
struct phrase {
  schema::naming called;
  std::vector<condition> means;
};
struct section {
  std::string title;
  properties with;
};

/// A target, limit or check; a bare sentence is a target whose id is empty until it is numbered.
struct target {
  enum class form : std::uint8_t { target, limit, check };
  form is = form::target;
  bool bare = false; ///< nothing but the sentence is written
  std::string id;
  std::string title;
  sentence says;
  properties with;
  span sentence_where;
  bool broken = false; ///< the sentence has an error; the diagnostics say which
};

/// What kind of thing a statement declares, and so what it is known by: its id, name or title.
enum class declares : std::uint8_t {
  nothing,
  target,
  limit,
  check,
  section,
  scale,
  population,
  constant, ///< a `let`, by year or by a number too
  term,
  phrase,
  band,
  measure,
  earlier_data,
  unit,
};

/// `remove target 3, 5`: of the plan that is extended.
struct removal {
  declares what = declares::nothing;
  std::vector<name> names;
};

/// A statement that could not be read; the diagnostics say why. Its name, if it declares one, is
/// kept, so that what uses it is not reported again.
struct unreadable {
  schema::naming called;
  declares what = declares::nothing;
};

struct statement {
  std::variant<unreadable, edition, title, origin, bare_percentages, numbers, holidays, scale,
               population, constant, term, phrase, section, target, table, band, measure_definition,
               earlier_data, unit, approximation, grades, removal>
      node;
  std::vector<std::string> comments;
  bool blank_line_before = false;
  bool changes = false; ///< `change …`: takes the place of one of the plan that is extended
  span where;
};

/// A plan as it stands: what it extends is in it, changed as it says.
struct plan {
  std::string file;
  language speaks = language::en; ///< the language of most of its keywords
  std::vector<statement> statements;
  std::vector<std::string> closing_comments;
  /// The statements of its own file, where it extends another; empty where it does not.
  std::vector<statement> written;
};

} // namespace chitieu::ast
