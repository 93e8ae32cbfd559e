#pragma once
#include "data/arrow_builder.hpp"

#include <chitieu/data/csv.hpp>

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chitieu::everywhere {

inline std::optional<std::int64_t> whole_number(std::string_view cell) {
  std::int64_t out = 0;
  auto const [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return out;
}

/// A column of text as Arrow's owners have it: whole numbers, yes and no, or a dictionary of texts;
/// a blank cell is a null.
inline arrow_builder::array as_arrow(data::cell_texts const& column) {
  auto const every = [&](auto const& is) {
    for (std::size_t row = 0; row < column.size(); ++row)
      if (!column[row].empty() && !is(column[row])) return false;
    return true;
  };
  bool const numbers = every([](std::string_view cell) { return whole_number(cell).has_value(); });
  bool const flags = every([](std::string_view cell) { return cell == "yes" || cell == "no"; });
  arrow_builder::cells cells;
  for (std::size_t row = 0; row < column.size(); ++row) {
    auto const cell = column[row];
    if (cell.empty())
      cells.emplace_back();
    else if (numbers)
      cells.emplace_back(*whole_number(cell));
    else if (flags)
      cells.emplace_back(std::int64_t{cell == "yes"});
    else
      cells.emplace_back(std::string(cell));
  }
  return arrow_builder::encode(numbers ? "l" : flags ? "b" : "s{u}", cells);
}

/// A table as a batch of Arrow, whose bytes lie as this machine lays them.
inline data::input_table as_arrow(data::text_table const& table, arrow_builder::ledger& counts) {
  std::vector<arrow_builder::array> columns;
  for (std::size_t c = 0; c < table.header.size(); ++c)
    columns.push_back(arrow_builder::named(table.header[c], as_arrow(table.columns[c])));
  auto const batch =
      arrow_builder::records(std::move(columns), static_cast<std::int64_t>(table.rows()));
  ArrowSchema schema;
  ArrowArray array;
  arrow_builder::give_schema(batch, counts, schema);
  arrow_builder::give_array(batch, counts, array);
  return data::read_arrow(table.file, schema, array).value.value();
}

} // namespace chitieu::everywhere
