#include "row_ways.hpp"

namespace chitieu::mend {
namespace {

/// Whether anything but one column's dating hangs on a column of dates.
bool is_read_elsewhere(ir::program const& program, column_place date, ir::column_id dates) {
  eval::nodes const all{program};
  for (eval::node_id id = 0; id < all.size(); ++id)
    for (auto const& read : all.columns(id))
      if (read.population == date.first && read.column == date.second) return true;
  auto const& population = program.schema.populations[date.first];
  for (ir::column_id c = 0; c < population.columns.size(); ++c)
    if (c != dates && population.columns[c].dated == date.second) return true;
  return population.dated == date.second || population.valid_from == date.second ||
         population.valid_until == date.second;
}

} // namespace

dating dating_of(surroundings const& around, column_place place, std::size_t row) {
  auto const& declared = around.program.schema.populations[place.first].columns[place.second];
  if (!declared.dated || !around.as_of) return dating::not_needed;
  auto const day = eval::read(around.program.schema, around.tables, place.first, *declared.dated,
                              row, std::nullopt);
  if (day.known == data::knowledge::none ||
      (day.known == data::knowledge::value && day.value <= *around.as_of))
    return dating::not_needed;
  return is_read_elsewhere(around.program, {place.first, *declared.dated}, place.second)
             ? dating::not_possible
             : dating::needed;
}

} // namespace chitieu::mend
