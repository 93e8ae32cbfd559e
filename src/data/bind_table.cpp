#include "bind_table.hpp"

#include "absent_cells.hpp"
#include "bind_key.hpp"
#include "find_columns.hpp"
#include "text_cells.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <span>

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
  table.index->build(duplicate, table.rows_read);
  faults.finish();
  return !faults.any_error();
}

bool numbers_ascend(row_keys const& keys, pace const& rows_read) {
  if (!keys.cells()) return true;
  std::array<std::int64_t, 512> values{};
  std::int64_t last = 0;
  for (std::size_t first = 0; first < keys.size(); first += values.size()) {
    rows_read.at(first);
    auto const part = std::span(values).first(std::min(values.size(), keys.size() - first));
    keys.read_numbers(first, part);
    if (first > 0 && part.front() <= last) return false;
    if (std::ranges::adjacent_find(part, std::greater_equal<>()) != part.end()) return false;
    last = part.back();
  }
  return true;
}

/// Whether each key is greater than the one before it, so that no two are the same.
bool ascend(row_keys const& keys, pace const& rows_read) {
  if (keys.are_numbers()) return numbers_ascend(keys, rows_read);
  // Only texts that lie somewhere, so that no view of one is lost when the next is read.
  std::string room;
  for (std::size_t row = 1; row < keys.size(); ++row) {
    rows_read.at(row);
    if (keys.text(row - 1, room) >= keys.text(row, room)) return false;
  }
  return true;
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
  auto keys = read_keys(*parts, bound.rows, table.places, found, table.rows_read);
  if (!keys) return;
  table.keys_read = true;
  bound.keys = *std::move(keys);
  bool const need_no_index = !is_target && ascend(bound.keys, table.rows_read);
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
