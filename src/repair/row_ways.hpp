#pragma once
#include "addable.hpp"
#include "cell_ways.hpp"
#include "row_reading.hpp"
#include "tallies.hpp"

#include <chitieu/data/bound.hpp>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace chitieu::mend {

/// Where a record stands in every count that it takes part in.
using effect = std::vector<placed>;

/// As many records as are ever added to one population.
inline constexpr std::int64_t most_added = 1'000'000;

/// Something that a count asks of each row of a population.
struct question {
  std::optional<ir::condition_id> base{};      ///< nothing: all rows
  std::optional<ir::condition_id> predicate{}; ///< nothing: all of the base
  std::optional<ir::value_id> what{};          ///< the number that counts, if it is one
  std::int64_t units = 1;                      ///< so many of the number make one
  std::uint32_t counter = 0;
  /// Instead of one count: those that a row takes part in, by row.
  std::vector<std::vector<std::uint32_t>> counters{};
  /// Where they are counted for the rows that this column of theirs refers to: the column, whose
  /// rows, and the counter of each.
  std::optional<ir::column_id> link{};
  ir::population_id of_linked = 0;
  std::vector<std::uint32_t> by_linked{};
};

/// One way to change a row, as cheap as any that comes to the same.
struct row_way {
  std::int64_t cost = 0;
  std::vector<cell_step> steps;
  effect then;
  /// Of a record that is to be added: which it is like, and otherwise linked to what.
  std::uint32_t like = 0;
  std::optional<std::pair<ir::column_id, std::uint32_t>> linked_to{};

  friend auto operator<=>(row_way const&, row_way const&) = default;
};

/// Rows that may stand for each other: the same ways are open to them and come to the same.
struct alike {
  ir::population_id population = 0;
  effect now;
  std::vector<row_way> ways;
  std::vector<std::uint32_t> rows; ///< ascending
  bool to_be_added = false;        ///< there are no rows; each way is a record more

  [[nodiscard]] std::int64_t size() const noexcept {
    return to_be_added ? most_added : static_cast<std::int64_t>(rows.size());
  }
};

/// What is needed to look at rows.
struct surroundings {
  ir::program const& program;
  data::bound_data const& tables;
  std::optional<data::day> as_of;
  changeable const& may_change;
  addable const& may_add;
  reach const& hangs;
  number_ranges& ranges;
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

/// Where a row stands in what is asked, by its own words; the counter is left open.
[[nodiscard]] placed stands(question const&, row_reading const&);

/// The effects of a row of a population, in the counts that questions are about.
class row_effects {
 public:
  row_effects(surroundings const&, fixed_answers&, ir::population_id, std::vector<question> const&);

  /// As a reading of the row has it.
  [[nodiscard]] effect of(row_reading const&, std::uint32_t row) const;
  /// Of a record that is like the row.
  [[nodiscard]] effect like(std::uint32_t row) const;
  /// Of a record like it that is linked to another row, or (nothing) without what hangs on that.
  [[nodiscard]] effect like(std::uint32_t row, ir::column_id link,
                            std::optional<std::uint32_t> to) const;

 private:
  template <class Counters>
  [[nodiscard]] effect like(std::uint32_t row, Counters const&) const;

  surroundings const& around_;
  fixed_answers& fixed_;
  ir::population_id population_;
  std::vector<question> const& questions_;
  std::vector<ir::condition_id> grows_;
};

} // namespace chitieu::mend
