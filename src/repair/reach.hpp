#pragma once
#include "addable.hpp"
#include "changeable.hpp"
#include "growth.hpp"

#include "eval/parts.hpp"

#include <chitieu/repair/repair.hpp>

#include <cstdint>
#include <vector>

namespace chitieu::mend {

struct number_asked;

/// How a condition hangs on what may change.
enum class hold : std::uint8_t {
  fixed,  ///< not at all
  own,    ///< by cells of the row itself, or by records that may be added for it
  linked, ///< by what is asked of linked records, whatever these hang on that is followed
  far     ///< in another way, which is not followed
};

/// How each condition of a program hangs on the columns that may change.
class reach {
 public:
  reach(ir::program const&, changeable const&, growth const&, addable const&);

  [[nodiscard]] hold of(ir::condition_id id) const { return of_[id]; }

  /// Why a condition that hangs on what may change in a way that is not followed is not.
  [[nodiscard]] repair_obstacle::reason why_far(ir::condition_id) const;

  /// Whether a number hangs on what may change.
  [[nodiscard]] bool touches_number(ir::value_id id) const { return touched_[nodes_.of_value(id)]; }

  /// Whether the records that a number is made of can be asked whether they are among them.
  [[nodiscard]] bool can_ask(number_asked const&) const;

  /// Whether anything that a clause asks hangs on what may change.
  [[nodiscard]] bool touches(ir::clause const&) const;

  /// What may be added to meet a condition; null when nothing.
  [[nodiscard]] growing const* grows(ir::condition_id id) const { return grows_.of(id); }

  /// Whether a condition's column may change.
  [[nodiscard]] bool may_change(ir::population_id p, ir::column_id c) const {
    return what_.has(p, c);
  }

 private:
  [[nodiscard]] hold look(ir::condition const&) const;

  ir::program const& program_;
  changeable const& what_;
  growth const& grows_;
  addable const& adds_;
  eval::nodes nodes_;
  std::vector<bool> touched_; ///< by node
  std::vector<hold> of_;      ///< by condition
};

} // namespace chitieu::mend
