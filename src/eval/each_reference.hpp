#pragma once
#include "cells.hpp"
#include "truth.hpp"
#include "written_references.hpp"

namespace chitieu::eval {

/// Calls `one(row, to)` for each row number that a column's cells name, `some(row, set)` for each
/// cell that is unknown and can only name the rows of a set, `any(row)` for each other one that is
/// unknown and so may name them all.
template <class One, class Some, class Any>
void each_reference(exact::pace const& with, cells const& references, One one, Some some, Any any) {
  if (references.shape() == data::cell_shape::list) {
    for (std::size_t row = 0; row < references.rows(); ++row) {
      with.take();
      auto const items = references.list(row);
      if (!items)
        any(row);
      else
        for (auto const to : *items) one(row, static_cast<std::size_t>(to));
    }
    return;
  }
  bool const has_sets = references.candidate_sets() > 0;
  references.each(with, [&](std::size_t row, std::int64_t to, data::knowledge known) {
    if (known == data::knowledge::value) one(row, static_cast<std::size_t>(to));
    if (known != data::knowledge::unknown) return;
    auto const set = has_sets ? references.candidates_of(row) : std::nullopt;
    if (set)
      some(row, *set);
    else
      any(row);
  });
}

/// The same for the rows whose bits are set in words that `among(word)` gives; of few rows only
/// these are looked at.
template <class Among, class One, class Some, class Any>
void each_reference_among(exact::pace const& with, cells const& references, Among among, One one,
                          Some some, Any any) {
  auto const view = references.rows() > 0 ? references.view(0) : data::cell_view{};
  if (!are_written(view, references.rows())) {
    auto const is_among = [&](std::size_t row) {
      return (among(row / bitmap::word_bits) >> (row % bitmap::word_bits) & 1U) != 0;
    };
    each_reference(
        with, references,
        [&](std::size_t row, std::size_t to) {
          if (is_among(row)) one(row, to);
        },
        [&](std::size_t row, std::uint32_t set) {
          if (is_among(row)) some(row, set);
        },
        [&](std::size_t row) {
          if (is_among(row)) any(row);
        });
    return;
  }
  bool const has_marks = view.marks == data::cell_marks::in_place;
  bool const has_sets = references.candidate_sets() > 0;
  std::size_t const words = (references.rows() + bitmap::word_bits - 1) / bitmap::word_bits;
  with_references(view, 0, [&]<class Cell>(references_of<Cell> const from) {
    for (std::size_t word = 0; word < words; ++word) {
      with.take(bitmap::word_bits);
      each_bit(among(word), word * bitmap::word_bits, [&](std::size_t row) {
        auto const to = from[row];
        if (!has_marks || to >= 0)
          one(row, static_cast<std::size_t>(to));
        else if (to != from.unknown)
          return;
        else if (auto const set = has_sets ? references.candidates_of(row) : std::nullopt)
          some(row, *set);
        else
          any(row);
      });
    }
  });
}

} // namespace chitieu::eval
