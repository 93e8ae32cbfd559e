#pragma once
#include "changeable.hpp"

#include "eval/parts.hpp"

#include <chitieu/eval/evaluate.hpp>
#include <chitieu/ir/program.hpp>

#include <cstdint>
#include <map>
#include <vector>

namespace chitieu::mend {

/// Whether a record of a population can be made up: by one key, and nothing that is worked out.
[[nodiscard]] bool can_be_written(schema::population const&);

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

} // namespace chitieu::mend
