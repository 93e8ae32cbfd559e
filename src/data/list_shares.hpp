#pragma once
#include "column_task.hpp"
#include "list_cells.hpp"

#include <utility>
#include <vector>

namespace chitieu::data {

/// Reads a column of lists: `read(task, first, last, cells)` adds those rows to the cells. Of few
/// levels each list is kept as bits, too.
template <class Read>
bound_cells read_lists(column_task& task, std::size_t levels, Read const& read) {
  std::vector<list_cells> shares(task.shares.shares_of(task.rows), list_cells(task.declared));
  read_rows(task, [&](column_task& share, std::size_t one, std::size_t first, std::size_t last) {
    list_cells cells(task.declared, levels);
    read(share, first, last, cells);
    // Where all rows are read again, nothing of the shares before is left.
    if (last - first == task.rows) shares.resize(1, cells);
    shares[one] = std::move(cells);
  });
  for (std::size_t i = 1; i < shares.size(); ++i) shares.front().append(shares[i]);
  return std::make_shared<list_cells const>(std::move(shares.front()));
}

} // namespace chitieu::data
