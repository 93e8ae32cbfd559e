#pragma once
#include "cell_faults.hpp"
#include "exact/pace.hpp"
#include "key_index.hpp"
#include "row_shares.hpp"

#include <chitieu/data/bound.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <span>

namespace chitieu::data {

/// One declared column with the cells that were found for it.
struct column_task {
  schema::schema const& plan;
  schema::column const& declared;
  std::shared_ptr<input_column const> cells;
  std::size_t rows;
  exact::number_style style;
  key_index* target; ///< for a reference: the keys of the rows it may lead to
  cell_faults& faults;
  std::span<knowledge const> leads = {}; ///< for a reference to one of several populations: by row,
                                         ///< whether it is this one it leads to (none: it is not)
  row_shares shares = {};
  exact::pace rows_read = shares.pace();

  [[nodiscard]] knowledge leads_here(std::size_t row) const {
    return leads.empty() ? knowledge::value : leads[row];
  }

  void add(code what, std::size_t row) {
    if (auto* made = faults.add(what, row)) made->arguments = {declared.called.name};
  }
};

using bound_cells = std::shared_ptr<bound_column const>;

/// Reads a column's cells as what the plan declares them to be. Faults are reported; with an error
/// among them, what is returned is of no use.
[[nodiscard]] bound_cells bind_column(column_task&);

[[nodiscard]] bound_cells bind_text(column_task&);
[[nodiscard]] bound_cells bind_category(column_task&);
[[nodiscard]] bound_cells bind_category_set(column_task&);
[[nodiscard]] bound_cells bind_flag(column_task&);
[[nodiscard]] bound_cells bind_number(column_task&);
[[nodiscard]] bound_cells bind_date(column_task&);
[[nodiscard]] bound_cells bind_time(column_task&);
[[nodiscard]] bound_cells bind_reference(column_task&);
[[nodiscard]] bound_cells bind_reference_set(column_task&);

/// Calls `read(task, share, first, last)` for every share of a column's rows, several at once where
/// they are shared out; each has a task of its own. Where anything is wrong it is called again, for
/// all rows as share 0, so that faults are told in the order of rows; what it writes for a row must
/// not hang on what was written before.
template <class Read>
void read_rows(column_task& task, Read const& read) {
  if (task.shares.share(task.rows)) {
    std::atomic<bool> any_fault = false;
    task.shares.each(task.rows, [&](std::size_t one, std::size_t first, std::size_t last,
                                    exact::pace const& rows_read) {
      auto looked_for = cell_faults::looked_for(task.faults);
      column_task share{task.plan,   task.declared, task.cells, task.rows, task.style,
                        task.target, looked_for,    task.leads, {},        rows_read};
      read(share, one, first, last);
      if (looked_for.any()) any_fault = true;
    });
    if (!any_fault) return;
  }
  read(task, std::size_t{0}, std::size_t{0}, task.rows);
}

/// Calls `cell(row, value, known)` for each scalar cell of an input column.
template <class Cell>
void for_each_scalar(input_column const& cells, std::size_t rows, exact::pace const& rows_read,
                     Cell const& cell) {
  constexpr std::size_t block = 512;
  std::array<std::int64_t, block> values{};
  std::array<std::uint8_t, block> known{};
  for (std::size_t first = 0; first < rows; first += block) {
    rows_read.at(first);
    auto const size = std::min(block, rows - first);
    cells.read(first, std::span(values).first(size), std::span(known).first(size));
    for (std::size_t i = 0; i < size; ++i) cell(first + i, values[i], known[i]);
  }
}

template <class Cell>
void for_each_scalar(column_task const& task, Cell const& cell) {
  for_each_scalar(*task.cells, task.rows, task.rows_read, cell);
}

} // namespace chitieu::data
