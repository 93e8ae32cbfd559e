#pragma once
#include <chitieu/syntax/condition.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Numbers that sentences compare, as they are written; names are not resolved.
namespace chitieu::ast {

struct measure;

/// A number as it stands: `8.0`, `95%`, `2 points`, `1,5 triệu đồng`.
struct figure {
  enum class form : std::uint8_t { plain, percent, permille, points };
  form is = form::plain;
  exact::ratio value;       ///< 95% is 19/20, 2 points are 1/50
  std::string written;      ///< the digits with their sign
  std::optional<name> unit; ///< a declared unit after the digits
  exact::decimal number{};  ///< the digits without their sign
  std::string said{};       ///< the words of a fraction in words: `a third`
  std::string slot{};       ///< the slot that stands for the digits: `{n}`
};

/// A column of the record at hand, or the name of a `measure`, `let` or dataset.
struct named_number {
  path column;
};

/// One number of some records: `average score of lecturers`, `number of staff`.
struct aggregate {
  enum class form : std::uint8_t {
    count,     ///< `number of SUBJECT`
    different, ///< `number of different COLUMN of SUBJECT`
    sum,
    average,
    median,
    lowest,
    highest,
    nth_lowest,
    nth_highest,
    percentile,
  };
  form is = form::count;
  exact::decimal at{};       ///< the n of n-th, the p of a percentile
  std::vector<measure> what; ///< none for `count`; else one: a number of each record
  subject of;
  bool everywhere = false; ///< `all staff`: of the whole, also inside `in every …`
};

/// `share of SUBJECT that PREDICATE`
struct share_of {
  subject of;
  std::vector<condition> predicate; ///< none or one: without one the last filter is what counts
  bool everywhere = false;
};

/// `median over units of share of staff holding LĐTT`
struct over_groups {
  aggregate::form is = aggregate::form::average;
  exact::decimal at{};
  struct grouping_ref {
    std::vector<name> by; ///< populations, terms or columns
  } groups;
  std::vector<measure> what; ///< one
};

struct arithmetic {
  enum class sign : std::uint8_t { plus, minus, times, over };
  sign is = sign::plus;
  std::vector<measure> sides; ///< two
};

/// `share of staff holding LĐTT in previous`
struct earlier {
  name dataset;
  std::vector<measure> what; ///< one; none: the measure that it is compared with
};

/// `20% of number of staff`
struct part_of {
  figure part;
  std::vector<measure> whole; ///< one
};

/// `years from born to as of`, `working days from asked to answered`
struct time_between {
  using unit = time_unit;
  unit in = unit::days;
  moment from;
  moment to;
};

struct measure {
  std::variant<figure, named_number, aggregate, share_of, over_groups, arithmetic, earlier, part_of,
               time_between>
      node;
  span where;
};

} // namespace chitieu::ast
