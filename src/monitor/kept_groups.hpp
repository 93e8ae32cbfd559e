#pragma once
#include <chitieu/ir/program.hpp>

#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

namespace chitieu::live {

/// Rows that are the groups of other rows.
struct kept_groups {
  ir::population_id is = 0;
  schema::group_source const* source = nullptr;
  std::unordered_map<std::int64_t, std::uint32_t> place_of; ///< by what its rows have in common
  std::vector<std::int64_t> words;                          ///< by place, the same
  std::vector<std::size_t> rows;                            ///< by place, how many are in it
  std::set<std::int64_t> filled; ///< of a calendar, the spans that have rows
  std::int64_t first = 0;        ///< of a calendar, the first span that is there
  std::int64_t last = -1;        ///< and the last one
};

/// A column that holds what stands where a reference leads.
struct kept_way {
  ir::population_id of = 0;
  ir::column_id column = 0;
  ir::column_id first = 0;
  ir::population_id middle = 0;
  ir::column_id second = 0;
};

} // namespace chitieu::live
