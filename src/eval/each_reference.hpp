#pragma once
#include "cells.hpp"
#include "truth.hpp"

#include <cstring>

namespace chitieu::eval {

/// Calls `one(row, to)` for each row number that a column's cells name, `any(row)` for each cell
/// that is unknown and so may name them all.
template <class One, class Any>
void each_reference(cells const& references, One one, Any any) {
  if (references.shape() == data::cell_shape::list) {
    for (std::size_t row = 0; row < references.rows(); ++row) {
      auto const items = references.list(row);
      if (!items)
        any(row);
      else
        for (auto const to : *items) one(row, static_cast<std::size_t>(to));
    }
    return;
  }
  references.each([&](std::size_t row, std::int64_t to, data::knowledge known) {
    if (known == data::knowledge::unknown) any(row);
    if (known == data::knowledge::value) one(row, static_cast<std::size_t>(to));
  });
}

/// The same for the rows whose bits are set in words that `among(word)` gives; of few rows only
/// these are looked at.
template <class Among, class One, class Any>
void each_reference_among(cells const& references, Among among, One one, Any any) {
  auto const view = references.rows() > 0 ? references.view(0) : data::cell_view{};
  bool const lie_here =
      view.layout == data::cell_layout::int32 && view.codes.empty() &&
      view.rows >= references.rows() &&
      (view.marks == data::cell_marks::all_filled || view.marks == data::cell_marks::in_place);
  if (!lie_here) {
    auto const is_among = [&](std::size_t row) {
      return (among(row / bitmap::word_bits) >> (row % bitmap::word_bits) & 1U) != 0;
    };
    each_reference(
        references,
        [&](std::size_t row, std::size_t to) {
          if (is_among(row)) one(row, to);
        },
        [&](std::size_t row) {
          if (is_among(row)) any(row);
        });
    return;
  }
  bool const has_marks = view.marks == data::cell_marks::in_place;
  std::size_t const words = (references.rows() + bitmap::word_bits - 1) / bitmap::word_bits;
  for (std::size_t word = 0; word < words; ++word)
    each_bit(among(word), word * bitmap::word_bits, [&](std::size_t row) {
      std::int32_t to = 0;
      std::memcpy(&to, view.cells + row * view.stride, sizeof to);
      if (has_marks && to == data::none_in_place) return;
      if (has_marks && to == data::unknown_in_place)
        any(row);
      else
        one(row, static_cast<std::size_t>(to));
    });
}

} // namespace chitieu::eval
