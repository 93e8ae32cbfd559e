#include "supposed_rows.hpp"

#include "changed_cells.hpp"
#include "one_row.hpp"

#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace chitieu::mend {

std::size_t supposed_rows::row_of(schema::population_id p, std::string const& key) {
  auto const& table = bound_.tables().tables[p];
  auto& index = rows_by_key_[p];
  if (!index) {
    index.emplace(declared(p).called.name, table.keys, declared(p).key.size());
    index->build([](std::size_t, std::size_t) {});
  }
  auto const found = index->find(key);
  return found ? static_cast<std::size_t>(*found) : table.rows;
}

std::shared_ptr<data::input_column const> const& supposed_rows::input_of(schema::population_id p,
                                                                         schema::column_id c) {
  auto& known = inputs_[p];
  if (known.empty()) {
    known.resize(declared(p).columns.size());
    for (auto const& [name, cells] :
         data_.tables()[*bound_.tables().tables[p].from].second.columns) {
      auto const folded = text::fold_name(name);
      for (schema::column_id id = 0; id < known.size(); ++id)
        if (schema::is_called(declared(p).columns[id].called, folded))
          known[id] = known[id] ? nullptr : cells;
    }
  }
  return known[c];
}

bool supposed_rows::may_warn(schema::population_id p, schema::column_id c,
                             std::vector<std::string> const& words) {
  auto const& column = declared(p).columns[c];
  auto const is_there = [&](std::string const& key) {
    return row_of(*column.target, key) < bound_.tables().tables[*column.target].rows;
  };
  return (column.may_be_absent && !std::ranges::all_of(words, is_there)) ||
         std::ranges::any_of(compared_, [&](data::compared_texts const& each) {
           return each.population == p && each.column == c;
         });
}

bool supposed_rows::may_be_nearly_named(schema::population_id p) {
  auto& known = nearly_named_[p];
  if (known) return *known;
  known = false;
  auto const& all = program_.schema.populations;
  for (schema::population_id from = 0; from < all.size(); ++from)
    for (schema::column_id c = 0; c < all[from].columns.size(); ++c)
      if (all[from].columns[c].may_be_absent && all[from].columns[c].target == p)
        known = *known || names_nobody(bound_.tables().tables[from], c);
  return *known;
}

bool supposed_rows::names_nobody(data::bound_table const& table, schema::column_id c) {
  // A table that the plan does not read has no columns.
  auto const column = c < table.columns.size() ? table.columns[c] : nullptr;
  if (column == nullptr || table.rows == 0) return false;
  if (column->shape() != data::cell_shape::scalar) return true;
  std::vector<std::int64_t> rows(table.rows);
  std::vector<data::knowledge> known(table.rows);
  column->read(0, rows, known);
  return std::ranges::count(known, data::knowledge::none) > 0;
}

std::optional<there_and_back> supposed_rows::changed(std::vector<cell_change> const& cells) {
  std::map<std::pair<schema::population_id, std::size_t>,
           std::map<schema::column_id, std::vector<std::string> const*>>
      by_row;
  for (auto const& each : cells) by_row[{each.population, each.row}][each.column] = &each.holds;
  there_and_back out;
  for (auto const& [place, holds] : by_row) {
    auto const [p, row] = place;
    auto const& table = bound_.tables().tables[p];
    bool const is_new = row >= table.rows;
    if (!table.usable || (is_new && !can_add(p))) return std::nullopt;
    row_change there{row_change::kind::update, declared(p).called.name, {}, {}};
    row_change back = there;
    there.key = back.key = is_new ? std::string() : table.keys[row];
    for (auto const& [column, words] : holds) {
      auto const& of = declared(p).columns[column];
      bool const is_key = std::ranges::count(declared(p).key, column) > 0;
      auto const& input = input_of(p, column);
      if (input == nullptr || (is_key && !is_new) || may_warn(p, column, *words))
        return std::nullopt;
      auto was = std::make_shared<one_row const>(input, is_new ? 0 : row);
      there.cells.emplace_back(of.called.name,
                               given(std::make_shared<changed_cells const>(
                                   was, is_new ? 0 : 1, cells_by_row{{0, *words}}, &of)));
      if (is_key) back.key = words->empty() ? std::string() : words->front();
      if (!is_new) back.cells.emplace_back(of.called.name, given(std::move(was)));
    }
    if (is_new) {
      there.is = row_change::kind::insert;
      back.is = row_change::kind::erase;
    }
    out.there.push_back(std::move(there));
    out.back.push_back(std::move(back));
  }
  std::ranges::reverse(out.back);
  return out;
}

bool supposed_rows::can_add(schema::population_id p) {
  return declared(p).key.size() == 1 && !declared(p).key_is_row && !may_be_nearly_named(p);
}

} // namespace chitieu::mend
