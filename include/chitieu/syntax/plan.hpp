#pragma once
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/exact/decimal.hpp>
#include <chitieu/schema/schema.hpp>
#include <chitieu/syntax/condition.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace chitieu::ast {

/// One quantity about one subject; a sentence has one or several.
struct clause {
  enum class join : std::uint8_t { first, of_which, next };
  join joined = join::first;
  std::string id; ///< its own id, when it carries one
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

/// A day by which, or before which, something is due.
struct deadline {
  data::day last = 0;  ///< the last day that is in time
  bool before = false; ///< written as `before` the day after
  std::string written;
};

/// The indented lines under a target or section.
struct properties {
  std::optional<deadline> due;
  std::string source;
  std::string note;
  std::string owner;
  std::string weight;
  std::optional<exact::empty_base> when_empty;
};

struct edition {
  int number = 1;
};
struct title {
  std::string text;
  std::optional<int> year;
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
  std::optional<name> dated; ///< the cell is known from that day on
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
struct term {
  schema::naming called;
  subject means;
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

/// A statement that could not be read; the diagnostics say why. Its name, if it declares one, is
/// kept, so that what uses it is not reported again.
struct unreadable {
  schema::naming called;
};

struct statement {
  std::variant<unreadable, edition, title, origin, bare_percentages, numbers, holidays, scale,
               population, constant, term, phrase, section, target>
      node;
  std::vector<std::string> comments;
  bool blank_line_before = false;
  span where;
};

/// A plan file as it is written.
struct plan {
  std::string file;
  language speaks = language::en; ///< the language of most of its keywords
  std::vector<statement> statements;
  std::vector<std::string> closing_comments;
};

} // namespace chitieu::ast
