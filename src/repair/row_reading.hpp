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

 private:
  eval::evaluator& by_;
  std::map<ir::condition_id, std::vector<exact::decision>> known_;
};

/// One row as it would be with other cells, and with linked records that meet what is asked.
struct row_reading {
  ir::program const& program;
  reach const& hangs;
  fixed_answers& fixed;
  std::size_t row = 0;
  std::map<ir::column_id, eval::read_cell const*> cells{}; ///< those that may change
  std::map<ir::condition_id, eval::three> linked{};        ///< what counts of linked records say

  [[nodiscard]] eval::three holds(ir::condition_id) const;
};

/// The largest conditions inside one that nothing can change; those alone tell rows apart beside
/// the cells that may.
void find_fixed(ir::program const&, reach const&, ir::condition_id, std::vector<ir::condition_id>&);

/// The counts of linked records inside a condition that hang on what may change.
void find_linked(ir::program const&, reach const&, ir::condition_id,
                 std::vector<ir::condition_id>&);

} // namespace chitieu::mend
