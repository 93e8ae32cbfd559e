#pragma once
#include "cell_dictionary.hpp"
#include "column_task.hpp"
#include "narrow_cells.hpp"

#include <utility>
#include <vector>

namespace chitieu::data {

/// Reads a column of texts as codes up to `greatest`, each different text once for a share of the
/// rows. Where `code_of(text)` is below 0 the cell is blank, and `no_code(task, row, text, code)`
/// says what is wrong with it, if anything.
template <class CodeOf, class NoCode>
bound_cells code_texts(column_task& task, std::size_t greatest, CodeOf const& code_of,
                       NoCode const& no_code) {
  narrow_cells cells(task.rows, greatest, stored_blank(task.declared));
  read_rows(task, [&](column_task& share, std::size_t, std::size_t first, std::size_t last) {
    cell_dictionary dictionary;
    for (auto row = first; row < last; ++row) {
      share.rows_read.at(row);
      std::string_view text;
      if (!share.cells->read_text(row, text) || text.empty()) continue;
      auto const code = dictionary(text, code_of);
      if (code >= 0)
        cells.put(row, code);
      else
        no_code(share, row, text, code);
    }
  });
  return std::move(cells).column();
}

} // namespace chitieu::data
