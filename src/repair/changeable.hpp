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
  /// Those that are asked for by name or header; nothing asked: every category, set of categories
  /// and flag that some predicate reads and that nothing is grouped or chosen by.
  changeable(ir::program const&, std::vector<std::string> const& only);

  [[nodiscard]] bool has(ir::population_id p, ir::column_id c) const {
    return p < marked_.size() && marked_[p][c];
  }
  [[nodiscard]] std::vector<ir::column_id> of(ir::population_id) const;
  [[nodiscard]] std::vector<column_place> const& all() const noexcept { return all_; }

  /// Those of the names that no column which could change is called by.
  [[nodiscard]] std::vector<std::string> const& unknown() const noexcept { return unknown_; }

 private:
  std::vector<std::vector<bool>> marked_;
  std::vector<column_place> all_;
  std::vector<std::string> unknown_;
};

} // namespace chitieu::mend
