#include "new_record.hpp"

#include "number_ranges.hpp"

#include <chitieu/data/day.hpp>

namespace chitieu::mend {
namespace {

using data::knowledge;
using schema::type;

std::vector<std::string> level_names(ir::program const& program, schema::column const& column,
                                     std::vector<std::int64_t> const& codes,
                                     data::bound_data const& tables) {
  std::vector<std::string> out;
  for (auto const code : codes) {
    auto const at = static_cast<std::size_t>(code);
    out.push_back(column.values ? program.schema.scales[*column.values].levels[at].name
                                : tables.tables[*column.target].keys[at]);
  }
  return out;
}

/// What a cell holds, in words that are read back as the same.
std::vector<std::string> words_of(ir::program const& program, data::bound_data const& tables,
                                  schema::column const& column, data::bound_column const& cells,
                                  std::size_t row) {
  if (cells.shape() == data::cell_shape::text) {
    auto const text = cells.text(row);
    return text && !text->empty() ? std::vector{std::string(*text)} : std::vector<std::string>();
  }
  if (cells.shape() == data::cell_shape::list) {
    auto const items = cells.list(row);
    if (!items) return {};
    return level_names(program, column, {items->begin(), items->end()}, tables);
  }
  std::int64_t value = 0;
  auto known = knowledge::unknown;
  cells.read(row, {&value, 1}, {&known, 1});
  if (known != knowledge::value) return {};
  switch (column.type) {
  case type::category:
  case type::reference:
    return level_names(program, column, {value}, tables);
  case type::flag:
    return {value != 0 ? "yes" : "no"};
  case type::date:
    return {data::to_iso(static_cast<data::day>(value))};
  case type::count:
    return {std::to_string(value)};
  default:
    break;
  }
  return cells.listed_numbers().empty() ? std::vector{number_words(program, cells, value)}
                                        : std::vector<std::string>();
}

} // namespace

std::vector<cell_change> new_record(ir::program const& program, data::bound_data const& tables,
                                    wanted_record const& of, std::size_t at) {
  auto const& population_of = program.schema.populations[of.of];
  auto const& table = tables.tables[of.of];
  std::vector<cell_change> out;
  for (ir::column_id c = 0; c < population_of.columns.size(); ++c) {
    if (population_of.columns[c].derived) continue;
    auto const& cells = table.columns[c];
    cell_change made{of.of, c, table.rows + at, {}};
    if (c == population_of.key.front()) {
      // A key that nothing has yet.
      auto number = at + 1;
      do made.holds = {"+" + std::to_string(number++)};
      while (table.keys.find(made.holds.front()) != table.keys.size());
    } else if (c == of.link) {
      made.holds = {tables.tables[of.linked].keys[of.to]};
    } else if (cells) {
      made.holds = words_of(program, tables, population_of.columns[c], *cells, of.like);
    }
    if (!made.holds.empty()) out.push_back(std::move(made));
  }
  return out;
}

} // namespace chitieu::mend
