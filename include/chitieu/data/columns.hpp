#pragma once
#include <chitieu/data/adapt.hpp>
#include <chitieu/data/column.hpp>
#include <chitieu/data/input.hpp>

#include <stdexcept>
#include <utility>

namespace chitieu {
namespace data {

template <class Source, class Names>
void add_column(input_table& table, column_source<Source, Names> column) {
  static_assert(
      is_value_range<Source>,
      "chitieu::columns takes ranges of values; chitieu::rows takes members and functions");
  if constexpr (is_value_range<Source>) {
    if (!table.columns.empty() && column.source.size != table.rows)
      throw std::invalid_argument("chitieu::columns: the columns are not equally long");
    table.rows = column.source.size;
    using cells = value_cells<decltype(column.source.begin)>;
    table.columns.push_back(
        {std::move(column.name), make_cells(cells(column.source.begin), std::move(column.names))});
  }
}

} // namespace data

/// A table over ranges of values, one a column, which are referenced and must live, unchanged, as
/// long as the dataset is in use. Throws std::invalid_argument when they are not equally long.
///
///     data.add("staff", chitieu::columns(chitieu::column("id", ids),
///                                        chitieu::column("score", std::span(scores))));
template <class... Columns>
[[nodiscard]] data::input_table columns(Columns... columns) {
  data::input_table table;
  (data::add_column(table, std::move(columns)), ...);
  return table;
}

} // namespace chitieu
