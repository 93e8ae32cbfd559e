#pragma once
#include <chitieu/data/bound.hpp>

#include <gtest/gtest.h>

#include <cstring>
#include <optional>
#include <vector>

/// What a view tells of a cell, as plainly as it goes.
namespace view_case {

using chitieu::data::cell_layout;
using chitieu::data::cell_marks;
using chitieu::data::cell_view;
using chitieu::data::knowledge;

inline bool bit(unsigned char const* bytes, std::size_t at) {
  return (bytes[at / 8] >> (at % 8) & 1) != 0;
}

template <class Number>
std::int64_t number_at(unsigned char const* bytes) {
  Number number;
  std::memcpy(&number, bytes, sizeof number);
  return static_cast<std::int64_t>(number);
}

/// The first cell's number, before any codes.
inline std::int64_t written(cell_view const& view) {
  switch (view.layout) {
  case cell_layout::int8:
    return number_at<std::int8_t>(view.cells);
  case cell_layout::uint8:
    return number_at<std::uint8_t>(view.cells);
  case cell_layout::int16:
    return number_at<std::int16_t>(view.cells);
  case cell_layout::uint16:
    return number_at<std::uint16_t>(view.cells);
  case cell_layout::int32:
    return number_at<std::int32_t>(view.cells);
  case cell_layout::uint32:
    return number_at<std::uint32_t>(view.cells);
  case cell_layout::int64:
    return number_at<std::int64_t>(view.cells);
  case cell_layout::uint64:
    return number_at<std::uint64_t>(view.cells);
  case cell_layout::bits:
    return bit(view.cells, view.first_bit) ? 1 : 0;
  case cell_layout::elsewhere:
    break;
  }
  return 0;
}

/// What stands for none where cells of a view are marked in place.
inline std::int64_t none_of(cell_view const& view) {
  return 1 - (std::int64_t{1} << (8 * chitieu::data::width_of(view.layout) - 1));
}

/// The first cell of a view, or nothing when it is marked as blank.
inline std::optional<std::int64_t> first_of(cell_view const& view) {
  if (view.marks == cell_marks::bits && !bit(view.marked, view.first_mark)) return std::nullopt;
  if (view.marks == cell_marks::bytes && *view.marked != 1) return std::nullopt;
  auto const number = written(view);
  if (view.marks == cell_marks::in_place && number <= none_of(view)) return std::nullopt;
  if (view.codes.empty()) return number;
  auto const place = static_cast<std::uint64_t>(number - view.first_code);
  return place < view.codes.size() ? view.codes[static_cast<std::size_t>(place)] : -1;
}

/// Expects that views of a column tell what it reads; says whether there are any.
inline bool expect_views_of(chitieu::data::input_column const& column, std::size_t rows) {
  bool any = false;
  for (std::size_t row = 0; row < rows; ++row) {
    std::int64_t value = 0;
    std::uint8_t known = 0;
    column.read(row, {&value, 1}, {&known, 1});
    for (std::size_t const from : {row, row / 2, std::size_t{0}}) {
      auto const view = column.view(from);
      if (view.layout == cell_layout::elsewhere || view.rows <= row - from) continue;
      any = true;
      if (known == 2) continue;
      EXPECT_EQ(first_of(view.from(row - from)), known == 1 ? std::optional(value) : std::nullopt)
          << "row " << row << " from " << from;
    }
  }
  return any;
}

/// The same of a bound column.
inline bool expect_views_of(chitieu::data::bound_column const& column, std::size_t rows) {
  bool any = false;
  for (std::size_t row = 0; row < rows; ++row) {
    std::int64_t value = 0;
    auto known = knowledge::unknown;
    column.read(row, {&value, 1}, {&known, 1});
    auto const view = column.view(row);
    if (view.layout == cell_layout::elsewhere) continue;
    any = true;
    auto const here = first_of(view);
    auto blank = column.blank();
    if (view.marks == cell_marks::in_place)
      blank = {written(view) == none_of(view) ? knowledge::none : knowledge::unknown, 0};
    EXPECT_EQ(here ? knowledge::value : blank.known, known) << "row " << row;
    if (known == knowledge::value) {
      EXPECT_EQ(here.value_or(blank.value), value) << "row " << row;
    }
  }
  return any;
}

} // namespace view_case
