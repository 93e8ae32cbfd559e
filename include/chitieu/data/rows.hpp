#pragma once
#include <chitieu/data/adapt.hpp>
#include <chitieu/data/column.hpp>
#include <chitieu/data/input.hpp>

#include <ranges>
#include <type_traits>
#include <utility>

namespace chitieu {
namespace data {

template <class Iterator, class Function, class Names>
[[nodiscard]] named_column column_of_rows(Iterator const& begin,
                                          column_source<Function, Names> column) {
  using row = std::iter_reference_t<Iterator>;
  static_assert(
      !is_value_range<Function>,
      "chitieu::rows takes members and functions of a row; chitieu::columns takes values");
  if constexpr (!is_value_range<Function>) {
    static_assert(std::is_invocable_v<Function const&, row>,
                  "chitieu::rows: a column's member or function does not fit the rows");
    if constexpr (std::is_invocable_v<Function const&, row>)
      return {std::move(column.name),
              make_cells(row_cells<Iterator, Function>(begin, std::move(column.source)),
                         std::move(column.names))};
  }
  return {};
}

} // namespace data

/// A table over a range of structs, which is referenced and must live, unchanged, as long as the
/// dataset is in use.
///
///     data.add("staff", chitieu::rows(people, chitieu::column("id", &person::id),
///                                     chitieu::column("titles", &person::titles)));
template <class Range, class... Columns>
[[nodiscard]] data::input_table rows(Range&& range, Columns... columns) {
  static_assert(std::ranges::random_access_range<Range> && std::ranges::sized_range<Range>,
                "chitieu::rows needs rows in a row: a vector, array, deque or span");
  static_assert(
      std::ranges::borrowed_range<Range>,
      "chitieu::rows reads the rows where they lie: give it a container that lives as long "
      "as the dataset, or a std::span of one, not a temporary");
  static_assert(std::is_lvalue_reference_v<std::ranges::range_reference_t<Range>>,
                "chitieu::rows needs a range that holds its rows and does not make them up");
  data::input_table table;
  table.rows = static_cast<std::size_t>(std::ranges::size(range));
  [[maybe_unused]] auto const begin = std::ranges::begin(range);
  (table.columns.push_back(data::column_of_rows(begin, std::move(columns))), ...);
  return table;
}

} // namespace chitieu
