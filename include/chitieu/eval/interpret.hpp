#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/eval/grouped.hpp>
#include <chitieu/eval/row_list.hpp>
#include <chitieu/ir/program.hpp>

#include <optional>
#include <span>
#include <vector>

namespace chitieu::eval {

/// The meaning of a program, written down as plainly as it goes: row by row, nothing remembered.
///
/// It is what `evaluator` is tested against, and far slower. Call it only for clauses whose tables
/// and columns are there. The program and the data must outlive it.
class interpreter {
 public:
  interpreter(ir::program const&, data::bound_data const&, std::optional<data::day> as_of,
              std::span<data::bound_data const* const> earlier = {});

  [[nodiscard]] exact::counts count(ir::clause const&) const;
  [[nodiscard]] std::vector<row_list> rows(ir::clause const&) const;
  [[nodiscard]] grouped count_by(ir::clause const&, std::span<grouping const> of_parts,
                                 std::size_t group_count) const;

  [[nodiscard]] std::vector<exact::bounds> numbers(ir::value_id) const;
  [[nodiscard]] exact::decision holds(ir::condition_id) const;
  [[nodiscard]] std::vector<exact::counts> counts_of_links(ir::population_id,
                                                           std::span<ir::linked_part const>) const;

 private:
  ir::program const* program_;
  std::vector<data::bound_data const*> all_; ///< the one that is judged, then the others
  std::optional<data::day> as_of_;
};

} // namespace chitieu::eval
