#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/ir/program.hpp>

#include <optional>
#include <string>
#include <vector>

namespace chitieu::eval {

/// A cell after dating: what is known of it, and its value in the column's shape.
struct read_cell {
  data::knowledge known = data::knowledge::unknown;
  std::int64_t value = 0;
  std::vector<std::int32_t> items;
  std::string text;
  std::optional<std::vector<std::int32_t>> candidates; ///< of an unknown reference: all it can be
  bool may_be_none = false; ///< not known, and whether it holds anything is not known either
};

/// The cell as it stands on a day.
[[nodiscard]] read_cell read(schema::schema const&, data::bound_data const&, ir::population_id,
                             ir::column_id, std::size_t row, std::optional<data::day> as_of);

} // namespace chitieu::eval
