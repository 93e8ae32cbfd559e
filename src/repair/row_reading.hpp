#pragma once
#include "reach.hpp"

#include "eval/interpret_reading.hpp"

#include <chitieu/eval/evaluate.hpp>

#include <map>
#include <vector>

namespace chitieu::mend {

/// What conditions that nothing can change say of each row; worked out once by the evaluator.
class fixed_answers {
 public:
  explicit fixed_answers(eval::evaluator& by) : by_(by) {}
  [[nodiscard]] eval::three of(ir::condition_id, std::size_t row);
  /// What a number can be in each row.
  [[nodiscard]] std::vector<exact::bounds> const& numbers(ir::value_id);

 private:
  eval::evaluator& by_;
  std::map<ir::condition_id, std::vector<exact::decision>> known_;
  std::map<ir::value_id, std::vector<exact::bounds>> numbers_;
};

/// A number of a row, if it is known and there is one.
struct figure {
  data::knowledge known = data::knowledge::unknown;
  exact::rational is{};
  bool may_be_none = false; ///< it is not known whether there is one
};

/// One row as it would be with other cells, and with other answers to what is asked beside them.
struct row_reading {
  ir::program const& program;
  data::bound_data const& tables;
  reach const& hangs;
  fixed_answers& fixed;
  std::size_t row = 0;
  std::map<ir::column_id, eval::read_cell const*> cells{}; ///< those that may change
  std::map<ir::condition_id, eval::three> answered{};      ///< what is answered otherwise

  [[nodiscard]] eval::three holds(ir::condition_id) const;
  [[nodiscard]] figure number(ir::value_id) const;
};

} // namespace chitieu::mend
