#include "interpret_cell.hpp"

namespace chitieu::eval {
namespace {

using data::knowledge;

read_cell bound_cell(data::bound_column const& column, std::size_t row) {
  read_cell result;
  switch (column.shape()) {
  case data::cell_shape::missing:
    break;
  case data::cell_shape::scalar:
    column.read(row, std::span{&result.value, 1}, std::span{&result.known, 1});
    if (result.known != knowledge::unknown) break;
    if (auto const set = column.candidates_of(row)) {
      auto const rows = column.candidates(*set);
      result.candidates.emplace(rows.begin(), rows.end());
    }
    break;
  case data::cell_shape::list:
    if (auto const items = column.list(row)) {
      result.known = items->empty() ? knowledge::none : knowledge::value;
      result.items.assign(items->begin(), items->end());
    }
    break;
  case data::cell_shape::text:
    if (auto const text = column.text(row)) {
      result.known = text->empty() ? knowledge::none : knowledge::value;
      result.text = *text;
    }
    break;
  }
  return result;
}

read_cell blank_cell(schema::column const& declared) {
  read_cell result;
  switch (declared.when_blank) {
  case schema::blank::unknown:
    break;
  case schema::blank::none:
    result.known = knowledge::none;
    break;
  case schema::blank::no:
    result.known = knowledge::value;
    break;
  case schema::blank::value:
    result.known = knowledge::value;
    result.value = declared.blank_level;
    result.items = {declared.blank_level};
    break;
  }
  return result;
}

} // namespace

read_cell read(schema::schema const& all, data::bound_data const& data, ir::population_id of,
               ir::column_id id, std::size_t row, std::optional<data::day> as_of) {
  auto const& columns = data.tables[of].columns;
  auto const& declared = all.populations[of].columns[id];
  read_cell own = bound_cell(*columns[id], row);
  if (!declared.dated || !as_of) return own;
  read_cell const date = bound_cell(*columns[*declared.dated], row);
  if (date.known == knowledge::value && date.value > *as_of) return blank_cell(declared);
  if (date.known == knowledge::unknown && own.known == knowledge::value) own = {};
  if (date.known == knowledge::unknown) own.candidates.reset();
  own.may_be_none = declared.when_blank == schema::blank::none;
  return own;
}

} // namespace chitieu::eval
