#pragma once
#include <chitieu/data/day.hpp>
#include <chitieu/exact/ratio.hpp>
#include <chitieu/exact/samples.hpp>
#include <chitieu/ir/condition.hpp>

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace chitieu::ir {

/// Index of another dataset that a plan compares with.
using dataset_id = std::uint32_t;

/// The same for every row.
struct literal_value {
  exact::ratio is;
  bool is_day = false; ///< a day, counted in days
  friend bool operator==(literal_value const&, literal_value const&) = default;
};

/// A cell that is a number, a day (counted in days) or a time (counted in seconds).
struct cell_value {
  column_id column = 0;
  friend bool operator==(cell_value const&, cell_value const&) = default;
};

/// The as-of day, or `otherwise` where none is given; nothing: then there is no number.
struct as_of_value {
  std::optional<data::day> otherwise;
  friend bool operator==(as_of_value const&, as_of_value const&) = default;
};

/// A number of the row that a reference leads to; none where it leads nowhere.
struct through_value {
  column_id column = 0;
  population_id target = 0;
  value_id inner = 0;
  friend bool operator==(through_value const&, through_value const&) = default;
};

/// Linked records of one kind and a number of each (which `count` does not look at).
struct aggregate_part {
  link via;
  condition_id filter = 0; ///< of the linked population
  value_id what = 0;       ///< of the linked population
  friend bool operator==(aggregate_part const&, aggregate_part const&) = default;
};

/// One number of the linked records. Counts and sums of a partial population have no upper bound.
struct aggregate_value {
  exact::aggregate how = exact::aggregate::count;
  exact::ratio at;
  std::vector<aggregate_part> parts;
  bool partial = false; ///< one of the populations is declared partial
  friend bool operator==(aggregate_value const&, aggregate_value const&) = default;
};

/// How many different texts, levels or references the linked records hold in a column.
struct different_value {
  link via;
  condition_id filter = 0;
  column_id column = 0; ///< of the linked population
  bool partial = false;
  friend bool operator==(different_value const&, different_value const&) = default;
};

/// The share of the linked records that are counted; no number where there is no record.
struct share_value {
  std::vector<linked_part> parts;
  bool partial = false;
  friend bool operator==(share_value const&, share_value const&) = default;
};

struct arithmetic_value {
  enum class sign : std::uint8_t { plus, minus, times, over };
  sign is = sign::plus;
  value_id left = 0;
  value_id right = 0;
  friend bool operator==(arithmetic_value const&, arithmetic_value const&) = default;
};

/// Whole spans of time from one moment to another, negative when they stand the other way round.
///
/// Years and months are whole ones by the calendar; working days are the days after `from` up to
/// `to` that are no Saturday, Sunday or holiday.
struct time_between_value {
  enum class unit : std::uint8_t { years, months, weeks, days, working_days, hours, minutes };
  unit in = unit::days;
  value_id from = 0;
  value_id to = 0;
  bool times = false; ///< both are times, in seconds, and not days
  friend bool operator==(time_between_value const&, time_between_value const&) = default;
};

/// The value of the first case whose condition holds.
struct chosen_value {
  std::vector<std::pair<condition_id, value_id>> cases;
  std::optional<value_id> otherwise; ///< nothing: then there is no number
  friend bool operator==(chosen_value const&, chosen_value const&) = default;
};

/// A number of the whole, in every row of any population.
struct whole_value {
  value_id inner = 0; ///< of `world`
  friend bool operator==(whole_value const&, whole_value const&) = default;
};

/// The number that the record with the same key (or the whole) has in another dataset; none where
/// that dataset or record is missing.
struct earlier_value {
  dataset_id dataset = 0;
  value_id inner = 0;
  friend bool operator==(earlier_value const&, earlier_value const&) = default;
};

/// The place of the row among those of its population that satisfy `among`: 1 and the number of
/// those that have more (`highest_first`) or less. Equal ones share a place. In a partial
/// population a place has no upper bound.
struct rank_value {
  value_id of = 0;
  condition_id among = 0;
  bool highest_first = true;
  bool partial = false;
  friend bool operator==(rank_value const&, rank_value const&) = default;
};

/// A number of each row of a population, or (`world`) of the whole.
struct value {
  population_id of = 0;
  std::variant<literal_value, cell_value, as_of_value, through_value, aggregate_value,
               different_value, share_value, arithmetic_value, time_between_value, chosen_value,
               whole_value, earlier_value, rank_value>
      node;
  friend bool operator==(value const&, value const&) = default;
};

} // namespace chitieu::ir
