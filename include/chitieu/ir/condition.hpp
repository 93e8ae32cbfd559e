#pragma once
/// Room `ir`. In: what the checker resolved. Out: the rule program: flat, typed, each distinct
/// condition once, printable. Never: knows Vietnamese or English.
#include <chitieu/data/day.hpp>
#include <chitieu/exact/decimal.hpp>
#include <chitieu/exact/threshold.hpp>
#include <chitieu/schema/schema.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace chitieu::ir {

using schema::column_id;
using schema::population_id;

/// Index of a condition in its program; conditions always come before what is made of them.
using condition_id = std::uint32_t;

/// Index of a number in its program (`value.hpp`); numbers always come before what is made of them.
using value_id = std::uint32_t;

/// Stands for a population of one record, to which every row of every population is linked.
inline constexpr population_id world = UINT32_MAX;

/// The same for every row.
struct constant {
  bool value = true;
  friend bool operator==(constant const&, constant const&) = default;
};

/// The cell's level is one of these codes (ascending). Unknown where the cell is blank and blank is
/// unknown; false where blank means none.
struct code_test {
  column_id column = 0;
  std::vector<std::int32_t> codes;
  friend bool operator==(code_test const&, code_test const&) = default;
};

/// The cell is a set of levels: one of them is among these codes, or (`only`) it has levels and all
/// of them are.
struct set_test {
  column_id column = 0;
  std::vector<std::int32_t> codes;
  bool only = false;
  friend bool operator==(set_test const&, set_test const&) = default;
};

/// A count or number between bounds.
struct number_test {
  column_id column = 0;
  std::optional<exact::decimal> low;
  std::optional<exact::decimal> high;
  bool low_open = false;
  bool high_open = false;
  friend bool operator==(number_test const&, number_test const&) = default;
};

/// A date in a closed range; with `until_as_of` also not after the as-of day (when there is one),
/// with `from_as_of` not before it.
struct day_test {
  column_id column = 0;
  std::optional<data::day> first;
  std::optional<data::day> last;
  bool until_as_of = false;
  bool from_as_of = false;
  friend bool operator==(day_test const&, day_test const&) = default;
};

/// The flag is set.
struct flag_test {
  column_id column = 0;
  friend bool operator==(flag_test const&, flag_test const&) = default;
};

/// The text or key equals one of these, after NFC.
struct text_test {
  column_id column = 0;
  std::vector<std::string> values;
  friend bool operator==(text_test const&, text_test const&) = default;
};

/// The cell is filled, or blank with a meaning; never unknown.
struct known_test {
  column_id column = 0;
  friend bool operator==(known_test const&, known_test const&) = default;
};

/// The cell is known to be nothing: blank where blank means none.
struct none_test {
  column_id column = 0;
  friend bool operator==(none_test const&, none_test const&) = default;
};

struct all_of {
  std::vector<condition_id> parts;
  friend bool operator==(all_of const&, all_of const&) = default;
};

struct any_of {
  std::vector<condition_id> parts;
  friend bool operator==(any_of const&, any_of const&) = default;
};

struct negation {
  condition_id inner = 0;
  friend bool operator==(negation const&, negation const&) = default;
};

/// A reference of the row leads to one row of `target`, and that row satisfies `inner`. Unknown
/// where the reference is blank (false where blank means none, or the row may be absent and is).
struct through {
  column_id column = 0;
  population_id target = 0;
  condition_id inner = 0;
  friend bool operator==(through const&, through const&) = default;
};

/// Which way records are linked to a row.
struct link {
  population_id to = 0; ///< population of the linked records
  column_id column = 0; ///< forward: a reference column of the row; else one of the linked records
  bool forward = false;
  bool everyone = false; ///< from `world` or any row to every record, whatever it refers to
  friend bool operator==(link const&, link const&) = default;
};

/// Linked records of one kind: in the base of the count, and counted.
struct linked_part {
  link via;
  condition_id filter = 0;    ///< of the linked population
  condition_id predicate = 0; ///< of the linked population
  friend bool operator==(linked_part const&, linked_part const&) = default;
};

/// A count or share of the linked records against a threshold. With `at_least`-like counts of a
/// partial population “no” is unknown, with `at_most`-like ones “yes” is; shares are unknown.
struct linked {
  std::vector<linked_part> parts;
  exact::threshold asked;
  bool partial = false; ///< one of the populations is declared partial
  friend bool operator==(linked const&, linked const&) = default;
};

/// A number of the row against others. Unknown where a number is missing or its bounds leave it
/// open.
struct value_test {
  value_id left = 0;
  exact::relation how = exact::relation::at_least;
  value_id low = 0;
  value_id high = 0; ///< for `between`; else as `low`
  friend bool operator==(value_test const&, value_test const&) = default;
};

/// So many of these conditions hold (a count, never a share).
struct count_of {
  std::vector<condition_id> parts; ///< as written: one that stands twice counts twice
  exact::threshold asked;
  friend bool operator==(count_of const&, count_of const&) = default;
};

/// The n-th linked record in the order of a date satisfies a condition; no where there are not so
/// many. Records of one day that could each be the one must agree, else it is unknown; in a partial
/// population one that the table does not have may be the one.
struct picked {
  link via;
  condition_id filter = 0; ///< of the linked population
  column_id order = 0;     ///< a date or time of the linked population
  std::uint32_t nth = 1;
  bool from_last = false;
  condition_id predicate = 0; ///< of the linked population
  bool partial = false;       ///< the linked population is declared partial
  friend bool operator==(picked const&, picked const&) = default;
};

/// What is not surely so is not so; never unknown.
struct surely {
  condition_id inner = 0;
  friend bool operator==(surely const&, surely const&) = default;
};

struct condition {
  population_id of = 0; ///< whose rows it is about
  std::variant<constant, code_test, set_test, number_test, day_test, flag_test, text_test,
               known_test, none_test, all_of, any_of, negation, through, linked, value_test,
               count_of, picked, surely>
      node;
  friend bool operator==(condition const&, condition const&) = default;
};

} // namespace chitieu::ir
