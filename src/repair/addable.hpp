#pragma once
#include "changeable.hpp"
#include "growth.hpp"

#include <vector>

namespace chitieu::mend {

/// The populations to which records may be added that are like others of theirs, because every
/// count that they take part in is followed.
class addable {
 public:
  /// Not those of which records are added for single rows (`growth`). Where nothing was asked for:
  /// some target wants more of them, nobody's share is asked of them, nothing refers to them,
  /// nothing of theirs is personal and none of their cells may change instead.
  addable(ir::program const&, data::bound_data const&, changeable const&, growth const&);

  [[nodiscard]] bool has(ir::population_id p) const { return p < of_.size() && of_[p]; }

 private:
  std::vector<bool> of_;
};

} // namespace chitieu::mend
