#pragma once
#include "changeable.hpp"

#include "eval/interpret_cell.hpp"

#include <chitieu/repair/repair.hpp>

#include <cstdint>
#include <vector>

namespace chitieu::mend {

/// What happens to one cell, told so that it is the same for all records it can happen to.
struct cell_step {
  ir::column_id column = 0;
  repair_change::form is = repair_change::form::becomes;
  std::vector<std::int32_t> levels; ///< gained, lost, or the one it becomes; of a flag 0 or 1

  friend auto operator<=>(cell_step const&, cell_step const&) = default;
};

/// One thing that a cell could hold instead.
struct cell_way {
  std::vector<cell_step> steps; ///< none: it stays as it is
  std::int64_t cost = 0;        ///< values gained and lost; 1 where it becomes another
  std::int64_t height = 0;      ///< of two ways that do the same the lower one is shown
  eval::read_cell cell;
};

/// What the cells of one column could hold instead, as far as any condition can tell.
class cell_ways {
 public:
  cell_ways(ir::program const&, column_place, bool losses);

  /// All ways for a cell, the way it is first.
  [[nodiscard]] std::vector<cell_way> of(eval::read_cell const&) const;

  /// False where levels are so many that not every set of them is looked at.
  [[nodiscard]] bool complete() const noexcept;

 private:
  [[nodiscard]] std::vector<cell_way> of_flag(eval::read_cell const&) const;
  [[nodiscard]] std::vector<cell_way> of_category(eval::read_cell const&) const;
  [[nodiscard]] std::vector<cell_way> of_set(eval::read_cell const&) const;

  schema::column const& declared_;
  column_place place_;
  bool losses_;
  bool ordered_ = false;
  std::vector<std::vector<bool>> seen_; ///< by level: which tests it passes
};

} // namespace chitieu::mend
