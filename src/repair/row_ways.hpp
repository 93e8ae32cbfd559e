#pragma once
#include "cell_ways.hpp"
#include "row_reading.hpp"
#include "threshold_rows.hpp"

#include <chitieu/data/bound.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace chitieu::mend {

/// Where a record stands in one count: of a clause, or of the records linked to one row.
struct placed {
  std::uint32_t counter = 0;
  slot where = slot::outside;

  friend auto operator<=>(placed const&, placed const&) = default;
};

/// Where a record stands in every count that it takes part in.
using effect = std::vector<placed>;

/// Something that a count asks of each row of a population.
struct question {
  ir::condition_id base = 0;
  ir::condition_id predicate = 0;
  std::uint32_t counter = 0;
  /// Instead of one count: those that a row takes part in, by row.
  std::vector<std::vector<std::uint32_t>> counters{};
};

/// One way to change a row, as cheap as any that comes to the same.
struct row_way {
  std::int64_t cost = 0;
  std::vector<cell_step> steps;
  effect then;

  friend auto operator<=>(row_way const&, row_way const&) = default;
};

/// Rows that may stand for each other: the same ways are open to them and come to the same.
struct alike {
  ir::population_id population = 0;
  effect now;
  std::vector<row_way> ways;
  std::vector<std::uint32_t> rows; ///< ascending
};

/// What is needed to look at rows.
struct surroundings {
  ir::program const& program;
  data::bound_data const& tables;
  std::optional<data::day> as_of;
  changeable const& may_change;
  reach const& hangs;
  bool losses = false;
};

/// The rows of a population put together where they are alike; those that nothing can change, too.
struct all_alike {
  std::vector<alike> rows;
  bool complete = true; ///< false where there are so many ways that only some were looked at
};
[[nodiscard]] all_alike rows_alike(surroundings const&, fixed_answers&, ir::population_id,
                                   std::vector<question> const&);

/// Whether a cell that is changed must get a day on which it counts, too.
enum class dating : std::uint8_t { not_needed, needed, not_possible };
[[nodiscard]] dating dating_of(surroundings const&, column_place, std::size_t row);

[[nodiscard]] slot slot_of(eval::three base, eval::three predicate);

} // namespace chitieu::mend
