#include "row_reader.hpp"

#include "data/bind_key.hpp"
#include "data/cell_items.hpp"
#include "data/cell_text.hpp"
#include "data/column_task.hpp"
#include "data/links.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::live {

using data::knowledge;

namespace {

cell blank_cell(schema::column const& declared) {
  cell made;
  if (declared.when_blank != schema::blank::unknown) made.known = knowledge::none;
  return made;
}

bool is_of_numbers(schema::column const& declared) {
  return declared.type == schema::type::number || declared.type == schema::type::count;
}

} // namespace

row_reader::row_reader(ir::program const& program, keeper& rows) : program_(program), rows_(rows) {
  for (auto const& population : program.schema.populations)
    read_before_.emplace_back(population.columns.size());
}

namespace {

/// The text that a cell's content can be remembered by: a list of one is read as its only item,
/// unless that would be taken apart or for a blank cell. Longer lists are rare, and are read.
std::string const* only_text(given const& is) {
  static std::string const blank;
  if (std::holds_alternative<std::monostate>(is.is())) return &blank;
  if (auto const* text = std::get_if<std::string>(&is.is())) return text;
  auto const* items = std::get_if<given::texts>(&is.is());
  if (items == nullptr || items->size() != 1) return nullptr;
  auto const& one = items->front();
  return one.empty() || one.find(';') != std::string::npos ? nullptr : &one;
}

} // namespace

cell const* row_reader::remembered(given_cell const& from) const {
  auto const* text = only_text(*from.content);
  if (text == nullptr) return nullptr;
  auto const& before = read_before_[of_][from.column];
  auto const found = before.find(*text);
  return found != before.end() ? &found->second : nullptr;
}

void row_reader::remember(given_cell const& from, cell const& is) {
  constexpr std::size_t most = 1024;
  auto& before = read_before_[of_][from.column];
  if (before.size() >= most) return;
  if (auto const* text = only_text(*from.content)) before.emplace(*text, is);
}

void row_reader::begin(ir::population_id of, std::size_t number) {
  of_ = of;
  number_ = number;
}

place row_reader::here() const {
  return {declared().called.name, {}, static_cast<std::uint32_t>(number_), 0};
}

std::string row_reader::key_of(schema::population const& declared, std::string_view text) {
  std::string room;
  auto const whole = data::normalised(text, room).value_or(text);
  if (declared.key.size() < 2) return std::string(whole);
  std::string key;
  data::split_cell(whole, '|', [&](std::string_view part) {
    std::string part_room;
    if (!key.empty()) key += data::key_separator;
    key += data::normalised(part, part_room).value_or(part);
  });
  return key;
}

std::optional<std::string> row_reader::key_of(std::vector<given_cell>& cells,
                                              diagnostics& into) const {
  data::input_table table;
  table.rows = 1;
  table.lines = {static_cast<std::uint32_t>(number_)};
  std::vector<data::key_part> parts;
  for (auto const id : declared().key) {
    auto const& name = declared().columns[id].called.name;
    auto const found = std::ranges::find(cells, id, &given_cell::column);
    if (found == cells.end()) {
      into.push_back({code::blank_key, here(), {name}, {}});
      return std::nullopt;
    }
    parts.push_back({name, 0, found->is()});
  }
  auto keys = data::read_keys(parts, 1, {declared().called.name, &table}, into);
  if (!keys) return std::nullopt;
  return (*keys)[0];
}

std::uint32_t row_reader::place_of(ir::population_id target, std::string_view key) {
  auto& rows = rows_.rows_of(target);
  if (auto const found = rows.find(key)) return *found;
  if (new_places_.size() == new_places_.capacity()) new_places_.reserve(2 * new_places_.size() + 1);
  auto const made = rows.add(key);
  new_places_.emplace_back(target, made);
  return made;
}

std::optional<std::int32_t> row_reader::row_named(schema::column const& declared_column,
                                                  std::string_view text, diagnostics& into) {
  auto const& target = program_.schema.populations[*declared_column.target];
  auto const key = key_of(target, text);
  if (target.listed.empty())
    return static_cast<std::int32_t>(place_of(*declared_column.target, key));
  auto& names = listed_[*declared_column.target];
  auto const& rows = rows_.rows_of(*declared_column.target);
  if (names.empty()) {
    text_map<std::uint32_t> made;
    for (std::uint32_t row = 0; row < rows.places(); ++row)
      made.emplace(text::fold_name(rows.key(row)), row);
    names.swap(made);
  }
  if (auto const found = names.find(text::fold_name(key)); found != names.end())
    return static_cast<std::int32_t>(found->second);
  if (declared_column.may_be_absent) return std::nullopt;
  into.push_back(
      {code::dangling_reference, here(), {declared_column.called.name, target.called.name}, {}});
  return std::nullopt;
}

knowledge row_reader::leads_here(schema::column const& column, std::uint32_t row) const {
  if (!column.chosen_by) return knowledge::value;
  auto const& rows = rows_.rows_of(of_);
  auto const word = rows.raw_word(row, *column.chosen_by);
  if (word == unknown_word) return knowledge::unknown;
  if (word == none_word) return knowledge::none;
  return std::ranges::find(column.chosen_at, word) != column.chosen_at.end() ? knowledge::value
                                                                             : knowledge::none;
}

std::optional<cell> row_reader::read_reference(schema::column_id id, data::input_column const& from,
                                               std::size_t at, knowledge leads, diagnostics& into) {
  auto const& column = declared().columns[id];
  cell made = blank_cell(column);
  if (leads == knowledge::none) {
    made.known = knowledge::none;
    return made;
  }
  auto const kind = from.kind();
  bool const fits =
      data::text_reader::reads(kind) || (column.set && kind == data::cell_kind::text_list);
  if (!fits) {
    into.push_back(
        {code::wrong_kind_of_column,
         here(),
         {column.called.name, argument("a key of other records", "khóa của bản ghi khác")},
         {}});
    return std::nullopt;
  }
  data::cell_items items(from);
  data::text_reader text(from);
  std::vector<std::string_view> named;
  bool is_blank = false;
  std::string_view one;
  if (column.set) {
    auto const list = items.read(at);
    named.assign(list.items.begin(), list.items.end());
    std::erase_if(named, [](auto item) { return data::links::is_blank(item); });
    is_blank = list.has_blank || (named.empty() && list.may_be_blank);
  } else if (text.read(at, one) == data::text_reading::text && !data::links::is_blank(one)) {
    named.push_back(one);
  } else {
    is_blank = true;
  }
  if (is_blank) return made;
  if (leads == knowledge::unknown && !named.empty()) return cell{};
  auto const said_before = into.size();
  for (auto const item : named)
    if (auto const row = row_named(column, item, into)) made.items.push_back(*row);
  if (into.size() > said_before) return std::nullopt;
  made.known = made.items.empty() ? knowledge::none : knowledge::value;
  if (!column.set && !made.items.empty()) made.value = made.items.front();
  return made;
}

std::optional<cell> row_reader::read_value(given_cell& from, diagnostics& into) const {
  auto const& column = declared().columns[from.column];
  data::input_table table;
  table.rows = 1;
  table.lines = {static_cast<std::uint32_t>(number_)};
  data::table_places const places{declared().called.name, &table};
  if (auto fault = from.is()->fault()) {
    into.push_back({fault->what,
                    here(),
                    {column.called.name, std::move(fault->about)},
                    std::move(fault->hint_arguments)});
    return std::nullopt;
  }
  data::cell_faults faults(places, 0, into);
  data::column_task task{program_.schema, column, from.is(), 1, program_.numbers, nullptr, faults};
  auto const bound = data::bind_column(task);
  faults.finish();
  if (faults.any_error() || bound == nullptr) return std::nullopt;
  cell made;
  switch (bound->shape()) {
  case data::cell_shape::missing:
    break;
  case data::cell_shape::scalar:
    bound->read(0, {&made.value, 1}, {&made.known, 1});
    if (made.known == knowledge::value && is_of_numbers(column)) {
      auto const listed = bound->listed_numbers();
      made.number = listed.empty() ? exact::rational::of(exact::decimal{made.value, bound->scale()})
                                   : listed[static_cast<std::size_t>(made.value)];
    }
    break;
  case data::cell_shape::list:
    if (auto const items = bound->list(0)) {
      made.known = items->empty() ? knowledge::none : knowledge::value;
      made.items.assign(items->begin(), items->end());
    }
    break;
  case data::cell_shape::text:
    if (auto const text = bound->text(0)) {
      made.known = text->empty() ? knowledge::none : knowledge::value;
      made.text = *text;
    }
    break;
  }
  return made;
}

void row_reader::name_absent(std::uint32_t row, schema::column_id id,
                             data::input_column const& from) {
  auto& rows = rows_.rows_of(of_);
  // Of a list some items may be absent and others not.
  if (!declared().columns[id].set && rows.raw_word(row, id) != none_word) return;
  diagnostics ignored;
  auto const leads = leads_here(declared().columns[id], row);
  auto const read = read_reference(id, from, row, leads, ignored);
  if (!read || read->known != knowledge::value) return;
  rows_.touch(of_, row);
  rows.write(row, id, *read);
}

std::optional<cell> row_reader::read(given_cell& from, knowledge leads, diagnostics& into) {
  return declared().columns[from.column].type == schema::type::reference
             ? read_reference(from.column, *from.is(), 0, leads, into)
             : read_value(from, into);
}

std::optional<cell> row_reader::read(given_cell& from, diagnostics& into) {
  if (auto const* known = remembered(from)) return *known;
  auto made = read(from, knowledge::value, into);
  if (made && declared().columns[from.column].type == schema::type::category) remember(from, *made);
  return made;
}

bool row_reader::write(std::uint32_t row, std::vector<given_cell>& cells, diagnostics& into) {
  bool all_read = true;
  auto& rows = rows_.rows_of(of_);
  // What chooses among populations comes before what it chooses for.
  for (bool const chosen : {false, true})
    for (auto& from : cells) {
      auto const& column = declared().columns[from.column];
      if (rows.of(from.column).kept_as == column::form::absent ||
          column.chosen_by.has_value() != chosen)
        continue;
      if (auto const* known = remembered(from)) {
        rows.write(row, from.column, *known);
        continue;
      }
      auto const read = this->read(from, leads_here(column, row), into);
      if (!read) {
        all_read = false;
        continue;
      }
      rows.write(row, from.column, *read);
      if (column.type == schema::type::category) remember(from, *read);
    }
  return all_read;
}

} // namespace chitieu::live
