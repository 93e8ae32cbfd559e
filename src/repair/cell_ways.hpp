#pragma once
#include "changeable.hpp"
#include "number_ranges.hpp"

#include "eval/interpret_cell.hpp"

#include <chitieu/repair/repair.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace chitieu::mend {

/// What happens to one cell, told so that it is the same for all records it can happen to.
struct cell_step {
  ir::column_id column = 0; ///< of records that are added: the condition that asks for them
  repair_change::form is = repair_change::form::becomes;
  /// Gained, lost, or the one it becomes; of a flag 0 or 1; how many records are added.
  std::vector<std::int32_t> levels;
  std::optional<std::int64_t> number = std::nullopt; ///< that it becomes, in units of its column

  friend auto operator<=>(cell_step const&, cell_step const&) = default;
};

/// One thing that a cell could hold instead.
struct cell_way {
  std::vector<cell_step> steps; ///< none: it stays as it is
  std::int64_t cost = 0;        ///< values gained and lost; 1 where it becomes another
  std::int64_t height = 0;      ///< of two ways that do the same the lower one is shown
  eval::read_cell cell;
};

/// As many levels of a set are gained or lost at a time as leave the ways countable.
inline constexpr std::size_t most_levels = 8;

/// A cell that holds this value.
[[nodiscard]] eval::read_cell holding(std::int64_t value);

/// What the cells of one column could hold instead, as far as any condition can tell.
class cell_ways {
 public:
  cell_ways(ir::program const&, column_place, number_ranges const&, bool losses);

  /// All ways for a cell, the way it is first.
  [[nodiscard]] std::vector<cell_way> of(eval::read_cell const&) const;

  /// False where levels or numbers are so many that not all that may do are looked at.
  [[nodiscard]] bool complete() const noexcept;

 private:
  [[nodiscard]] bool is_whole_range_tried() const noexcept;
  [[nodiscard]] std::vector<cell_way> of_number(eval::read_cell const&) const;
  [[nodiscard]] std::vector<cell_way> of_flag(eval::read_cell const&) const;
  [[nodiscard]] std::vector<cell_way> of_category(eval::read_cell const&) const;
  [[nodiscard]] std::vector<cell_way> of_set(eval::read_cell const&) const;

  schema::column const& declared_;
  column_place place_;
  number_range const& range_;
  bool losses_;
  bool ordered_ = false;
  std::vector<std::vector<bool>> seen_; ///< by level: which tests it passes
};

} // namespace chitieu::mend
