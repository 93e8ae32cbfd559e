#pragma once
#include <chitieu/ir/program.hpp>
#include <chitieu/repair/change.hpp>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace chitieu::mend {

/// A record that is to be added: like one that is there, and linked to another row, if to any.
struct wanted_record {
  ir::population_id of = 0;
  std::size_t like = 0;
  std::optional<ir::column_id> link = std::nullopt;
  ir::population_id linked = 0;
  std::size_t to = 0; ///< a row of `linked`
};

/// Its cells in the words of the plan; `at` is its place after the records that are there.
[[nodiscard]] std::vector<cell_change> new_record(ir::program const&, data::bound_data const&,
                                                  wanted_record const&, std::size_t at);

} // namespace chitieu::mend
