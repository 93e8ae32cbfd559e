#pragma once
#include <chitieu/data/arrow_table.hpp>

#include <cstddef>
#include <vector>

namespace chitieu::python {

/// The cell's bit is set, or no cell of the column is null.
[[nodiscard]] bool is_filled(data::arrow_buffers const&, std::size_t row) noexcept;

/// A table, and the row that each of its rows becomes in a larger one.
struct table_part {
  data::arrow_table content;
  std::vector<std::size_t> to;
};

/// The columns of several tables in one of `rows` rows: columns of one name and type become one, a
/// row is null where its own table has no such column, and a name that is taken by a column of
/// another type or by `taken` gets the number of its table, as in `rating 2`.
[[nodiscard]] std::vector<data::arrow_buffers> stack_tables(std::vector<table_part> const&,
                                                            std::size_t rows,
                                                            std::vector<std::string> const& taken);

} // namespace chitieu::python
