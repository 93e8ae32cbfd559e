#pragma once
#include "view_case.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/data/csv.hpp>
#include <chitieu/data/dataset.hpp>

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the tests of binding share: a small schema, and bound data as text.
namespace bind_case {

using chitieu::dataset;
using chitieu::data::bind;
using chitieu::data::bound_data;
using chitieu::data::cell_shape;
using chitieu::data::column_use;
using chitieu::data::input_table;
using chitieu::data::knowledge;
using chitieu::exact::number_style;
using chitieu::schema::blank;
using chitieu::schema::column;
using chitieu::schema::naming;
using chitieu::schema::population;
using chitieu::schema::schema;
using chitieu::schema::type;

enum class grade { low, high };

inline naming named(std::string name, std::vector<std::string> aliases = {}) {
  return {std::move(name), std::move(aliases), {}};
}

inline column column_of(std::string name, type cells, blank when = blank::unknown) {
  column made;
  made.called = named(std::move(name));
  made.type = cells;
  made.when_blank = when;
  return made;
}

/// A column of levels of the sample's scale.
inline column level(blank when = blank::unknown, std::int32_t code = -1) {
  column made = column_of("c", type::category, when);
  made.values = 0;
  made.blank_level = code;
  return made;
}

/// A column that refers to the sample's units.
inline column unit(bool may_be_absent = false, blank when = blank::unknown) {
  column made = column_of("c", type::reference, when);
  made.target = 1;
  made.may_be_absent = may_be_absent;
  return made;
}

inline column set_of(column cells) {
  cells.set = true;
  return cells;
}

inline population keyed(naming called) {
  population made;
  made.called = std::move(called);
  made.columns.push_back(column_of("id", type::key));
  made.columns.back().called.aliases = {"Mã"};
  made.key = {0};
  return made;
}

/// A scale Đạt < Khá < Tốt, `things` with a key, and `units` with a key.
inline schema sample() {
  schema plan;
  plan.scales.emplace_back().called = named("grade");
  plan.scales[0].levels = {named("Đạt"), named("Khá"), named("Tốt", {"good"})};
  plan.populations = {keyed(named("things", {"đồ vật"})), keyed(named("units", {"đơn vị"}))};
  return plan;
}

inline column_use use_none(schema const& plan) {
  column_use use;
  use.populations.resize(plan.populations.size());
  for (auto const& one : plan.populations) use.columns.emplace_back(one.columns.size());
  return use;
}

inline column_use use_all(schema const& plan) {
  column_use use = use_none(plan);
  use.populations.assign(plan.populations.size(), true);
  for (auto& columns : use.columns) columns.assign(columns.size(), true);
  return use;
}

inline input_table table(std::string_view csv, std::string file = "") {
  auto read = chitieu::data::read_csv(std::move(file), csv);
  EXPECT_TRUE(read) << csv;
  if (!read) return {};
  bool const in_memory = read->file.empty();
  auto made = chitieu::data::to_input(*std::move(read));
  if (in_memory) made.lines.clear(), made.header_line = 0;
  return made;
}

/// `code file:line:column argument|argument -> hint`, one line for each diagnostic.
inline std::string issues(bound_data const& bound) {
  std::ostringstream out;
  for (auto const& one : bound.diagnostics) {
    out << name(one.what) << ' ' << one.at.file << ':' << one.at.line << ':' << one.at.column;
    for (std::size_t i = 0; i < one.arguments.size(); ++i)
      out << (i == 0 ? ' ' : '|') << one.arguments[i].en;
    for (auto const& hint : one.hint_arguments) out << " -> " << hint.en;
    out << '\n';
  }
  return std::move(out).str();
}

/// The cells of a bound column: `?` unknown, `-` none, `[1 2]` a list, `'…'` text.
inline std::string shown(bound_data const& bound, std::size_t population, std::size_t id) {
  auto const& of = bound.tables.at(population);
  if (id >= of.columns.size() || !of.columns[id]) return "null";
  auto const& column = *of.columns[id];
  std::vector<std::int64_t> values(of.rows);
  std::vector<knowledge> known(of.rows);
  column.read(0, values, known);
  view_case::expect_views_of(column, of.rows);
  std::ostringstream out;
  for (std::size_t row = 0; row < of.rows; ++row) {
    if (row > 0) out << ' ';
    if (column.shape() == cell_shape::text) {
      auto const text = column.text(row);
      if (text)
        out << '\'' << *text << '\'';
      else
        out << '?';
      EXPECT_EQ(known[row] == knowledge::unknown, !text) << row;
    } else if (column.shape() == cell_shape::list) {
      auto const list = column.list(row);
      EXPECT_EQ(known[row] == knowledge::unknown, !list) << row;
      if (!list) {
        out << '?';
        continue;
      }
      out << '[';
      for (std::size_t i = 0; i < list->size(); ++i) out << (i == 0 ? "" : " ") << (*list)[i];
      out << ']';
    } else if (known[row] == knowledge::value) {
      out << values[row];
      if (column.scale() > 0) out << "e-" << column.scale();
      if (auto const listed = column.listed_numbers(); !listed.empty())
        out << '=' << chitieu::exact::to_string(listed[static_cast<std::size_t>(values[row])]);
    } else
      out << (known[row] == knowledge::none ? '-' : '?');
    EXPECT_TRUE(known[row] == knowledge::value || column.has_blanks()) << row;
  }
  return std::move(out).str();
}

} // namespace bind_case
