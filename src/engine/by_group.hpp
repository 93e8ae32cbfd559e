#pragma once
#include "exact/pace.hpp"

#include <chitieu/engine/bind.hpp>
#include <chitieu/eval/evaluate.hpp>
#include <chitieu/ir/program.hpp>
#include <chitieu/verdict/report.hpp>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace chitieu::engine {

/// Clauses about a number of the whole, asked of every group of `by`: the same number over the
/// records of the group.
///
/// What a clause measures of populations without such a column stays what it is of the whole.
class by_group {
 public:
  by_group(bound_dataset const&, ir::program const&, std::string const& by,
           std::optional<data::day> as_of, std::function<void()> const& poll);

  /// The groups of a clause; none when it is about no number, or cannot be asked so: nothing that
  /// it measures has the column, or it compares with other data.
  [[nodiscard]] std::vector<group_verdict> judge(ir::target const&, ir::clause const&);

 private:
  struct asked {
    ir::population_id groups;
    ir::measured number;
  };

  ir::program program_;     ///< with what is asked of the groups
  data::bound_data tables_; ///< with the groups
  std::unordered_map<ir::clause const*, asked> asked_;
  std::optional<eval::evaluator> evaluator_;
  std::optional<data::day> as_of_;
  exact::pace pace_;
};

} // namespace chitieu::engine
