#pragma once
#include <chitieu/data/bound.hpp>

#include <vector>

namespace chitieu::data {

/// Which populations and columns have to be there for what a plan reads.
struct needs {
  std::vector<bool> populations;
  std::vector<bool> targets; ///< populations to which a needed reference leads
  std::vector<std::vector<bool>> columns;
};

/// Adds to what is read the populations that references lead to, and every key.
[[nodiscard]] needs needs_of(schema::schema const&, column_use const&);

} // namespace chitieu::data
