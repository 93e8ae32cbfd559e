#pragma once
#include "cells.hpp"

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

} // namespace chitieu::eval
