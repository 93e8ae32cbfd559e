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
  interpreter(ir::program const& program, data::bound_data const& data,
              std::optional<data::day> as_of)
      : program_{&program}, data_{&data}, as_of_{as_of} {}

  [[nodiscard]] exact::counts count(ir::clause const&) const;
  [[nodiscard]] std::vector<row_list> rows(ir::clause const&) const;
  [[nodiscard]] grouped count_by(ir::clause const&, std::span<grouping const> of_parts,
                                 std::size_t group_count) const;

 private:
  ir::program const* program_;
  data::bound_data const* data_;
  std::optional<data::day> as_of_;
};

} // namespace chitieu::eval
