#pragma once
#include <chitieu/ir/condition.hpp>

#include <vector>

namespace chitieu::eval {

/// The conditions that a condition is made of, directly.
[[nodiscard]] std::vector<ir::condition_id> parts_of(ir::condition const&);

/// A column that a condition reads itself, and whose it is.
struct column_of {
  ir::population_id population = 0;
  ir::column_id column = 0;
};

/// The columns that a condition reads itself, not by way of its parts.
[[nodiscard]] std::vector<column_of> columns_of(ir::condition const&);

/// Which conditions these need, themselves among them; by condition id.
[[nodiscard]] std::vector<bool> needed_by(std::vector<ir::condition> const&,
                                          std::vector<ir::condition_id> const& wanted);

} // namespace chitieu::eval
