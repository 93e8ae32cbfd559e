#include "bind_table.hpp"

#include "absent_cells.hpp"
#include "bind_key.hpp"
#include "find_columns.hpp"
#include "keys_ascend.hpp"
#include "text_cells.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::data {
namespace {

bool rows_are_numbered(schema::population const& population) {
  return population.key_is_row || population.key.empty();
}

/// Nothing when a column of the key is missing.
std::optional<std::vector<key_part>> parts_of(table_in_work const& table) {
  std::vector<key_part> parts;
  for (auto const id : table.declared->key) {
    if (id >= table.fields.size() || table.fields[id] == 0) return std::nullopt;
    auto const field = table.fields[id];
    parts.push_back(
        {table.declared->columns[id].called.name, field, table.input->columns[field - 1].cells});
  }
  return parts;
}

bool index_keys(table_in_work& table, bound_table const& bound, std::uint32_t field,
                diagnostics& found) {
  auto const& name = table.declared->called.name;
  auto const parts = std::max<std::size_t>(table.declared->key.size(), 1);
  table.index = std::make_unique<key_index>(name, bound.keys, parts);
  cell_faults faults(table.places, field, found);
  auto const duplicate = [&](std::size_t row, std::size_t first) {
    auto const line = table.places.cell(first, 0).line;
    if (auto* made = faults.add(code::duplicate_key, row))
      made->arguments = {name, std::to_string(line)};
  };
  table.index->build(duplicate, table.shares.pace());
  faults.finish();
  return !faults.any_error();
}

} // namespace

void bind_keys(table_in_work& table, std::vector<bool> const& needed_columns, bool is_target,
               bound_table& bound, diagnostics& found) {
  auto const& population = *table.declared;
  bound.rows = table.input->rows;
  table.fields = find_columns(population, needed_columns, table.places, found);
  if (rows_are_numbered(population)) {
    bound.keys = row_keys::numbered(bound.rows);
    table.keys_read = bound.usable = true;
    if (is_target) index_keys(table, bound, 0, found);
    return;
  }
  auto const parts = parts_of(table);
  if (!parts) return;
  auto keys = read_keys(*parts, bound.rows, table.places, found, table.shares);
  if (!keys) return;
  table.keys_read = true;
  bound.keys = *std::move(keys);
  bool const need_no_index = !is_target && keys_ascend(bound.keys, table.shares.pace());
  bound.usable = need_no_index || index_keys(table, bound, parts->front().field, found);
  if (!bound.usable) table.index.reset();
}

void bind_listed(table_in_work& table, bound_table& bound) {
  auto const& population = *table.declared;
  bound.usable = true;
  bound.rows = population.listed.size();
  for (auto const& name : population.listed) bound.keys.push_back(text::normalise(name));
  table.index = std::make_unique<key_index>(population.called.name, bound.keys, 1, true);
  table.index->build([](std::size_t, std::size_t) {});
  for (auto const& column : population.columns) {
    bool const names_them = bound.columns.empty();
    if (column.derived)
      bound.columns.push_back(nullptr);
    else if (names_them)
      bound.columns.push_back(std::make_shared<text_cells const>(bound.keys.texts(), false));
    else
      bound.columns.push_back(std::make_shared<absent_cells const>(shape_of(column)));
  }
}

} // namespace chitieu::data
