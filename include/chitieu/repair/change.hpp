#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/data/dataset.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace chitieu {

/// One cell that is to hold something else.
struct cell_change {
  schema::population_id population = 0;
  schema::column_id column = 0;
  /// From 0; from the number of the table's rows on it is a record that is added, of which the
  /// cells that no change names are blank.
  std::size_t row = 0;
  /// In the words of the plan, as a file would write it: levels, `yes`, `2023-12-31`; of a set all
  /// that it then has; nothing: blank.
  std::vector<std::string> holds;

  friend bool operator==(cell_change const&, cell_change const&) = default;
};

/// The same tables with some cells changed; what is not changed is read where it lies. `tables` is
/// what the dataset was bound to. A change of a column that no table holds is left out.
[[nodiscard]] dataset with_changes(schema::schema const&, data::bound_data const& tables,
                                   dataset const&, std::vector<cell_change> const&);

} // namespace chitieu
