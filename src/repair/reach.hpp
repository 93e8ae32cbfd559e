#pragma once
#include "changeable.hpp"

#include "eval/parts.hpp"

#include <cstdint>
#include <vector>

namespace chitieu::mend {

/// How a condition hangs on what may change.
enum class hold : std::uint8_t {
  fixed,  ///< not at all
  own,    ///< by cells of the row itself
  linked, ///< by counts of linked records, each of which hangs on its own cells at most
  far     ///< in another way, which is not followed
};

/// How each condition of a program hangs on the columns that may change.
class reach {
 public:
  reach(ir::program const&, changeable const&);

  [[nodiscard]] hold of(ir::condition_id id) const { return of_[id]; }

  /// Whether anything that a clause asks hangs on what may change.
  [[nodiscard]] bool touches(ir::clause const&) const;

  /// Whether a condition's column may change.
  [[nodiscard]] bool may_change(ir::population_id p, ir::column_id c) const {
    return what_.has(p, c);
  }

 private:
  [[nodiscard]] hold look(ir::condition const&) const;

  ir::program const& program_;
  changeable const& what_;
  eval::nodes nodes_;
  std::vector<bool> touched_; ///< by node
  std::vector<hold> of_;      ///< by condition
};

} // namespace chitieu::mend
