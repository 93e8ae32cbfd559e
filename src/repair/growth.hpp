#pragma once
#include "changeable.hpp"

#include "eval/parts.hpp"

#include <chitieu/eval/evaluate.hpp>
#include <chitieu/ir/program.hpp>
#include <chitieu/repair/change.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace chitieu::mend {

/// Records that may be added for a row, because nothing asks anything else of their population than
/// whether a row has enough of them.
struct growing {
  ir::population_id records = 0;
  ir::column_id link = 0;            ///< theirs, to the row
  std::size_t like = 0;              ///< a record that counts; a new one is like it
  std::vector<std::int64_t> lacking; ///< by row: how many are missing
};

/// All counts of linked records that can be met by adding some.
class growth {
 public:
  /// Of the populations that may grow. What counts must not change meanwhile.
  growth(ir::program const&, data::bound_data const&, eval::evaluator&, changeable const&);

  /// What may be added to meet a condition; null when nothing.
  [[nodiscard]] growing const* of(ir::condition_id) const;

  [[nodiscard]] std::map<ir::condition_id, growing> const& all() const noexcept { return all_; }

 private:
  std::map<ir::condition_id, growing> all_;
};

/// The cells of a record that is to be added for a row, in the words of the plan; `at` is its
/// place after the records that are there.
[[nodiscard]] std::vector<cell_change> new_record(ir::program const&, data::bound_data const&,
                                                  growing const&, ir::population_id whose,
                                                  std::size_t row, std::size_t at);

} // namespace chitieu::mend
