#include "links.hpp"

namespace chitieu::mend {

std::optional<linked_records> links_of(surroundings const& around, ir::population_id of,
                                       ir::link const& via) {
  auto const& tables = around.tables.tables;
  if (of == ir::world || via.everyone) return std::nullopt;
  linked_records out(tables[of].rows);
  auto const whose = via.forward ? of : via.to;
  for (std::uint32_t row = 0; row < tables[whose].rows; ++row) {
    auto const cell =
        eval::read(around.program.schema, around.tables, whose, via.column, row, around.as_of);
    if (cell.known == data::knowledge::unknown) return std::nullopt;
    if (cell.known != data::knowledge::value) continue;
    auto items = cell.items;
    if (items.empty()) items.push_back(static_cast<std::int32_t>(cell.value));
    for (auto const item : items) {
      auto const other = static_cast<std::uint32_t>(item);
      if (via.forward)
        out[row].push_back(other);
      else
        out[other].push_back(row);
    }
  }
  return out;
}

} // namespace chitieu::mend
