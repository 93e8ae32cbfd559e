#include "stack_tables.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

namespace chitieu::python {
namespace {

using data::arrow_buffers;

struct piece {
  arrow_buffers const* column;
  std::vector<std::size_t> const* to;
};

// One column of the result, from the tables that have it.
struct stack {
  std::string name;
  std::vector<piece> pieces;

  [[nodiscard]] std::string const& format() const { return pieces.front().column->format; }
};

template <class Stored>
Stored stored(arrow_buffers const& column, std::size_t row) {
  Stored out;
  std::memcpy(&out, column.values.data() + row * sizeof(Stored), sizeof(Stored));
  return out;
}

std::string text(arrow_buffers const& column, std::size_t row) {
  auto const begin = static_cast<std::size_t>(column.offsets[row]);
  auto const end = static_cast<std::size_t>(column.offsets[row + 1]);
  return {reinterpret_cast<char const*>(column.values.data()) + begin, end - begin};
}

std::vector<std::string> texts_of(arrow_buffers const& column, std::size_t row) {
  std::vector<std::string> out;
  for (auto i = column.offsets[row]; i < column.offsets[row + 1]; ++i)
    out.push_back(text(column.items.front(), static_cast<std::size_t>(i)));
  return out;
}

template <class Read>
auto cells_of(stack const& from, std::size_t rows, Read const& read) {
  std::vector<std::optional<decltype(read(*from.pieces.front().column, 0))>> out(rows);
  for (auto const& [column, to] : from.pieces)
    for (std::size_t row = 0; row < to->size(); ++row)
      if (is_filled(*column, row)) out[(*to)[row]] = read(*column, row);
  return out;
}

arrow_buffers column_of(stack const& from, std::size_t rows) {
  if (from.format() == "b")
    return data::flags_column(from.name, cells_of(from, rows, [](auto const& c, std::size_t row) {
                                return (c.values[row / 8] >> (row % 8) & 1) != 0;
                              }));
  if (from.format() == "l")
    return data::integers_column(from.name, cells_of(from, rows, stored<std::int64_t>));
  if (from.format() == "g")
    return data::numbers_column(from.name, cells_of(from, rows, stored<double>));
  if (from.format() == "tdD")
    return data::days_column(from.name, cells_of(from, rows, [](auto const& c, std::size_t row) {
                               return std::int64_t{stored<std::int32_t>(c, row)};
                             }));
  if (from.format() == "U") return data::texts_column(from.name, cells_of(from, rows, text));
  return data::text_lists_column(from.name, cells_of(from, rows, texts_of));
}

} // namespace

bool is_filled(arrow_buffers const& column, std::size_t row) noexcept {
  return column.validity.empty() || (column.validity[row / 8] >> (row % 8) & 1) != 0;
}

std::vector<arrow_buffers> stack_tables(std::vector<table_part> const& parts, std::size_t rows,
                                        std::vector<std::string> const& taken) {
  std::vector<stack> stacks;
  auto const named = [&](std::string const& name) {
    return std::find_if(stacks.begin(), stacks.end(),
                        [&](stack const& each) { return each.name == name; });
  };
  auto const is_taken = [&](std::string const& name) {
    return std::find(taken.begin(), taken.end(), name) != taken.end();
  };
  std::size_t number = 0;
  for (auto const& part : parts) {
    ++number;
    for (auto const& column : part.content.columns) {
      auto name = column.name;
      auto at = named(name);
      if (is_taken(name) || (at != stacks.end() && at->format() != column.format)) {
        name += " " + std::to_string(number);
        at = named(name);
      }
      if (at == stacks.end()) at = stacks.insert(at, {name, {}});
      at->pieces.push_back({&column, &part.to});
    }
  }
  std::vector<arrow_buffers> out;
  for (auto const& each : stacks) out.push_back(column_of(each, rows));
  return out;
}

} // namespace chitieu::python
