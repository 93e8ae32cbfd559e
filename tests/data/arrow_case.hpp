#pragma once
#include "arrow_builder.hpp"
#include "view_case.hpp"

#include <chitieu/data/arrow.hpp>

#include <gtest/gtest.h>

#include <sstream>

/// What the tests of Arrow tables share: ways to hand cells over, and what comes out.
namespace arrow_case {

using namespace arrow_builder;
using chitieu::data::cell_kind;
using chitieu::data::input_column;
using chitieu::data::input_table;
using chitieu::data::read_arrow;

/// The name of one cell of a kind whose cells are numbers.
inline std::string scalar(input_column const& from, std::int64_t number) {
  if (from.kind() != cell_kind::choice) return std::to_string(number);
  return std::string(from.choices()[static_cast<std::size_t>(number)]);
}

/// `?` blank, `!` no value of the kind, texts and choices as they are, `[a b]` lists.
inline std::string shown(input_column const& from, std::size_t row) {
  std::int64_t number = 0;
  std::uint8_t known = 0;
  std::string_view text;
  std::vector<std::string_view> texts;
  std::vector<std::int64_t> choices;
  chitieu::exact::decimal decimal;
  std::string out;
  switch (from.kind()) {
  case cell_kind::text:
    return from.read_text(row, text) ? std::string(text) : "?";
  case cell_kind::text_list:
    if (!from.read_texts(row, texts)) return "?";
    for (auto const one : texts) out += (out.empty() ? "" : " ") + std::string(one);
    return "[" + out + "]";
  case cell_kind::choice_list:
    if (!from.read_choices(row, choices)) return "?";
    for (auto const one : choices)
      out += (out.empty() ? "" : " ") +
             (one < 0 ? std::string("!") : from.choices()[static_cast<std::size_t>(one)]);
    return "[" + out + "]";
  case cell_kind::decimal:
    from.read_decimals(row, {&decimal, 1}, {&known, 1});
    return known == 0 ? "?" : known == 2 ? "!" : to_string(decimal);
  default:
    from.read(row, {&number, 1}, {&known, 1});
    return known == 0 ? "?" : known == 2 ? "!" : scalar(from, number);
  }
}

/// All cells, with a bar between them.
inline std::string shown(input_table const& table, std::size_t column = 0) {
  std::string out;
  view_case::expect_views_of(*table.columns.at(column).cells, table.rows);
  for (std::size_t row = 0; row < table.rows; ++row)
    out += (row == 0 ? "" : "|") + shown(*table.columns.at(column).cells, row);
  return out;
}

/// `code file:line:column argument|argument`, one line for each diagnostic.
inline std::string issues(chitieu::diagnostics const& found) {
  std::ostringstream out;
  for (auto const& one : found) {
    out << name(one.what) << ' ' << one.at.file << ':' << one.at.line << ':' << one.at.column;
    for (std::size_t i = 0; i < one.arguments.size(); ++i)
      out << (i == 0 ? ' ' : '|') << one.arguments[i].en;
    out << '\n';
  }
  return std::move(out).str();
}

/// `code row words`, or nothing when a column can be read; the row from 1, 0 for none.
inline std::string fault_of(input_column const& from) {
  auto const fault = from.fault();
  if (!fault) return "";
  return std::string(name(fault->what)) + ' ' + std::to_string(fault->row ? *fault->row + 1 : 0) +
         ' ' + fault->about.en;
}

inline chitieu::outcome<input_table, chitieu::diagnostics> read(batches from, ledger& counts) {
  ArrowArrayStream stream;
  give_stream(std::move(from), counts, stream);
  auto table = read_arrow("things", stream);
  EXPECT_EQ(stream.release, nullptr);
  return table;
}

inline chitieu::outcome<input_table, chitieu::diagnostics> read(array const& batch,
                                                                ledger& counts) {
  ArrowSchema schema;
  ArrowArray array;
  give_schema(batch, counts, schema);
  give_array(batch, counts, array);
  auto table = read_arrow("things", schema, array);
  EXPECT_EQ(schema.release, nullptr);
  EXPECT_EQ(array.release, nullptr);
  return table;
}

/// One way to hand the same cells over.
struct way {
  std::string name;
  std::size_t before = 0;            ///< rows that the array has and the table has not
  std::size_t skipped = 0;           ///< how many of them the records leave out
  std::size_t after = 0;             ///< rows of the array beyond the table
  std::vector<std::size_t> chunks{}; ///< sizes of batches; the last has what remains
  manner how{};
};

inline std::vector<way> const ways = {
    {.name = "plain"},
    {.name = "bitmap", .how = {.bitmap = true, .counted = true}},
    {.name = "nulls counted", .how = {.counted = true}},
    {.name = "slice", .before = 3, .after = 2, .how = {.bitmap = true}},
    {.name = "slice of records", .before = 5, .skipped = 5, .after = 1, .how = {.bitmap = true}},
    {.name = "slice of both", .before = 11, .skipped = 4, .after = 9, .how = {.bitmap = true}},
    {.name = "chunks", .chunks = {1, 0, 2}},
    {.name = "chunks of slices",
     .before = 9,
     .skipped = 2,
     .after = 1,
     .chunks = {2, 1, 0},
     .how = {.bitmap = true}},
    {.name = "nulls are values", .how = {.null_values = true}},
    {.name = "null values in chunks", .chunks = {1, 2}, .how = {.null_values = true}},
};

/// Cells of a format in one batch, with other rows around them.
inline array batch_of(std::string_view format, cells const& part, way const& by, bool backwards) {
  auto how = by.how;
  how.backwards = backwards;
  cells all;
  // Rows from the cells themselves, so that they fit the format, and a null for good measure.
  for (std::size_t i = 0; i < by.before; ++i)
    all.push_back(i % 3 == 1 || part.empty() ? cell() : part[i % part.size()]);
  all.insert(all.end(), part.begin(), part.end());
  for (std::size_t i = 0; i < by.after && !part.empty(); ++i) all.push_back(part[0]);
  auto column = encode(format, all, how);
  column.name = "c";
  column.offset = static_cast<std::int64_t>(by.before - by.skipped);
  column.length -= column.offset;
  return records({std::move(column)}, static_cast<std::int64_t>(part.size()),
                 static_cast<std::int64_t>(by.skipped));
}

inline batches stream_of(std::string_view format, cells const& from, way const& by) {
  batches made;
  std::size_t at = 0;
  auto sizes = by.chunks;
  sizes.push_back(from.size());
  for (auto const wanted : sizes) {
    auto const size = std::min(wanted, from.size() - at);
    auto const begin = from.begin() + static_cast<std::ptrdiff_t>(at);
    made.rest.push_back(batch_of(format, {begin, begin + static_cast<std::ptrdiff_t>(size)}, by,
                                 made.rest.size() % 2 == 1));
    at += size;
  }
  made.schema = batch_of(format, from, by, false);
  return made;
}

} // namespace arrow_case
