#pragma once
#include "cells.hpp"
#include "truth.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/ir/program.hpp>

#include <optional>
#include <vector>

namespace chitieu::eval {

/// What each condition of a program says of the rows of its population, worked out when it is
/// first asked for.
class conditions {
 public:
  conditions(ir::program const&, data::bound_data const&, std::optional<data::day> as_of);

  /// Whether the condition has all that it needs.
  [[nodiscard]] bool can_answer(ir::condition_id id) const { return readable_[id]; }

  /// The rows' answers; they stay where they are. The condition must be one that can answer.
  [[nodiscard]] truth const& operator[](ir::condition_id);

  [[nodiscard]] ir::program const& program() const noexcept { return *program_; }
  [[nodiscard]] data::bound_data const& data() const noexcept { return *data_; }

  /// A column's cells as of the day.
  [[nodiscard]] cells cells_of(ir::population_id, ir::column_id) const;

 private:
  friend struct condition_evaluator;

  ir::program const* program_;
  data::bound_data const* data_;
  std::optional<data::day> as_of_;
  std::vector<bool> readable_;
  std::vector<std::optional<truth>> answers_;
};

} // namespace chitieu::eval
