#pragma once
#include "cell_faults.hpp"
#include "key_index.hpp"
#include "needs.hpp"
#include "row_shares.hpp"

#include <memory>
#include <vector>

namespace chitieu::data {

/// One population while its data are bound.
struct table_in_work {
  schema::population const* declared = nullptr;
  input_table const* input = nullptr; ///< null for a listed population and for one without a table
  table_places places{};
  std::vector<std::uint32_t> fields; ///< by column_id, from 1; 0 where there is none
  bool keys_read = false;
  std::unique_ptr<key_index> index; ///< made when it can be and something needs it
  row_shares shares{};
};

/// Finds the columns of a table and reads its keys, which references of other tables need. A key
/// that is missing, blank or there twice makes the table unusable.
void bind_keys(table_in_work&, std::vector<bool> const& needed_columns, bool is_target,
               bound_table&, diagnostics&);

/// Makes the rows of a population that the plan lists itself.
void bind_listed(table_in_work&, bound_table&);

} // namespace chitieu::data
