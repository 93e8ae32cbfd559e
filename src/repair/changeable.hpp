#pragma once
#include <chitieu/ir/program.hpp>

#include <string>
#include <utility>
#include <vector>

namespace chitieu::mend {

using column_place = std::pair<ir::population_id, ir::column_id>;

/// The columns that may change, in the order of the plan.
class changeable {
 public:
  /// Those that are asked for by name or header, and with a `+` the populations to which records
  /// may be added; nothing asked: every category, set of categories, flag and number that some
  /// predicate reads and that nothing is grouped or chosen by, and all populations.
  changeable(ir::program const&, std::vector<std::string> const& only);

  [[nodiscard]] bool has(ir::population_id p, ir::column_id c) const {
    return p < marked_.size() && marked_[p][c];
  }
  [[nodiscard]] bool may_grow(ir::population_id p) const { return grows_[p]; }
  /// Whether it was asked for by name.
  [[nodiscard]] bool is_asked_to_grow(ir::population_id p) const { return asked_ && grows_[p]; }
  [[nodiscard]] std::vector<ir::column_id> of(ir::population_id) const;
  [[nodiscard]] std::vector<column_place> const& all() const noexcept { return all_; }

  /// Those of the names that nothing which could change is called by.
  [[nodiscard]] std::vector<std::string> const& unknown() const noexcept { return unknown_; }

 private:
  std::vector<std::vector<bool>> marked_;
  std::vector<bool> grows_;
  bool asked_ = false; ///< something was asked for
  std::vector<column_place> all_;
  std::vector<std::string> unknown_;
};

} // namespace chitieu::mend
