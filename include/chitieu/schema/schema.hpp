#pragma once
/// Room `schema`. In: declarations. Out: what may be spoken about: populations, columns, scales,
/// references. Never: holds a row.
#include <chitieu/diagnostic/diagnostic.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chitieu::schema {

using population_id = std::uint32_t;
using column_id = std::uint32_t;
using scale_id = std::uint32_t;

/// A word with everything else it is called by in data and sentences.
struct naming {
  std::string name;                 ///< as declared, shown to people
  std::vector<std::string> aliases; ///< as declared
  span where;

  friend bool operator==(naming const&, naming const&) = default;
};

/// A closed list of values; a column's cell holds the index (code) of one or, in a set, of several.
struct scale {
  naming called;
  std::vector<naming> levels; ///< lowest first when ordered
  bool ordered = true;        ///< `scale`; false for a column's own `one of …`
  bool cumulative = false;    ///< a higher level counts as holding the lower ones

  friend bool operator==(scale const&, scale const&) = default;
};

/// What one cell of a column is.
enum class type : std::uint8_t {
  key, ///< text that identifies the row
  text,
  category,  ///< one level of a scale or of `one of …`
  flag,      ///< yes or no
  count,     ///< whole number
  number,    ///< exact decimal
  date,      ///< civil day
  time,      ///< civil day and time of day, in seconds
  reference, ///< the key of a row of another population
};

/// What an empty cell means.
enum class blank : std::uint8_t {
  unknown, ///< not known: neither yes nor no
  none,    ///< known to be nothing: an empty set, no date, no link
  no,      ///< a flag that is not set
  value,   ///< the level in `column::blank_level`
};

struct column {
  naming called;
  schema::type type = schema::type::text;
  bool set = false;                    ///< several values in one cell
  std::optional<scale_id> values;      ///< for `category`
  std::optional<population_id> target; ///< for `reference`
  /// The reference leads to `target` only in rows where this column has one of `chosen_at`. A
  /// column that may lead to several populations stands once for each, one after another.
  std::optional<column_id> chosen_by;
  std::vector<std::int32_t> chosen_at; ///< codes of levels
  schema::blank when_blank = schema::blank::unknown;
  std::int32_t blank_level = -1;  ///< code of the level that `blank means VALUE` names
  std::optional<column_id> dated; ///< the cell counts as blank as of a day before that date
  bool personal = false;          ///< shown only on request
  bool may_be_absent = false;     ///< a reference may name a row that is not there
  std::string unit;               ///< what a number is counted in, as it is declared
  /// A column that no table holds: a reference, and the column that is read where it leads; or
  /// (empty, `derived`) a reference to the group that the row is in.
  std::vector<column_id> by_way_of;
  bool derived = false;

  friend bool operator==(column const&, column const&) = default;
};

/// Years, quarters, months or weeks; weeks begin on Monday.
enum class span_of_time : std::uint8_t { none, year, quarter, month, week };

/// What one part of a group's name is: the value of a column, or the span of time of a date (a
/// whole number is the year itself).
struct group_part {
  using span_of_time = schema::span_of_time;
  column_id column = 0; ///< of the population that is grouped
  span_of_time each = span_of_time::none;

  friend bool operator==(group_part const&, group_part const&) = default;
};

/// A population whose rows are the groups that occur among the rows of another.
struct group_source {
  population_id of = 0;
  std::vector<group_part> by; ///< its columns hold these, in this order
  column_id link = 0;         ///< of `of`: the derived column that refers to the row's group
  bool filled = false;        ///< spans of time without a row between two with one are rows too
  std::uint32_t together = 1; ///< so many spans in a row make one group; `spans` are these spans
  std::optional<population_id> spans; ///< its column after those of `by` refers to them

  friend bool operator==(group_source const&, group_source const&) = default;
};

/// What the rows of a `listed` population stand for when a sentence makes it: the values of a band,
/// or the spans of time up to a day, from the earliest on.
struct counted_rows {
  population_id of = 0;                   ///< whose records are in them
  column_id column = 0;                   ///< the dates, or whole years, of spans of time
  span_of_time each = span_of_time::none; ///< none: the values of a band
  std::uint32_t last = 0;                 ///< so many spans
  std::uint32_t together = 1;             ///< so many in a row make one row
  std::optional<std::int32_t> otherwise;  ///< the day they end on where none is given

  friend bool operator==(counted_rows const&, counted_rows const&) = default;
};

/// Whether the rows are all there are (rule 6).
enum class coverage : std::uint8_t { undeclared, complete, partial };

struct population {
  naming called;
  std::vector<column> columns;
  std::vector<column_id> key; ///< the columns that identify a row; empty for `key: row`
  bool key_is_row = false;    ///< rows are numbered from 1
  schema::coverage covers = coverage::undeclared;
  std::optional<column_id> dated;      ///< rows dated after as-of do not count
  std::optional<column_id> valid_from; ///< rows count while from ≤ as-of ≤ until
  std::optional<column_id> valid_until;
  std::vector<std::string> listed;     ///< the rows, when the plan lists them itself
  std::optional<group_source> groups;  ///< the rows are groups of another population
  std::optional<counted_rows> counted; ///< the rows were counted out by a sentence
  place at;                            ///< where the plan declares it

  friend bool operator==(population const&, population const&) = default;
};

/// Everything a plan declares about its data.
struct schema {
  std::vector<scale> scales;
  std::vector<population> populations;

  friend bool operator==(schema const&, schema const&) = default;
};

} // namespace chitieu::schema
