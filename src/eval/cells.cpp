#include "cells.hpp"

#include <algorithm>

namespace chitieu::eval {

using data::knowledge;

cells::cells(schema::population const& population, data::bound_table const& table,
             schema::column_id id, std::optional<data::day> as_of, exact::pace const& with)
    : column_{table.columns[id].get()}, rows_{table.rows} {
  auto const& declared = population.columns[id];
  switch (declared.when_blank) {
  case schema::blank::unknown:
    break;
  case schema::blank::none:
    blank_ = knowledge::none;
    break;
  case schema::blank::no:
    blank_ = knowledge::value;
    break;
  case schema::blank::value:
    blank_ = knowledge::value;
    blank_value_ = declared.blank_level;
    break;
  }
  if (!declared.dated || !as_of) return;

  auto const& dates = *table.columns[*declared.dated];
  shown_ = exact::filled_with(rows_, shown::as_it_is, with);
  std::array<std::int64_t, block> days{};
  std::array<knowledge, block> known{};
  for (std::size_t first = 0; first < rows_; first += block) {
    std::size_t const here = std::min(block, rows_ - first);
    with.take(here);
    dates.read(first, std::span{days}.first(here), std::span{known}.first(here));
    for (std::size_t i = 0; i < here; ++i) {
      if (known[i] == knowledge::unknown) shown_[first + i] = shown::as_unknown_if_filled;
      if (known[i] == knowledge::value && days[i] > *as_of) shown_[first + i] = shown::as_blank;
    }
  }
}

void cells::read(std::size_t first, std::span<std::int64_t> values,
                 std::span<knowledge> known) const {
  column_->read(first, values, known);
  if (shown_.empty()) return;
  for (std::size_t i = 0; i < values.size(); ++i) {
    switch (shown_[first + i]) {
    case shown::as_it_is:
      break;
    case shown::as_blank:
      known[i] = blank_;
      values[i] = blank_value_;
      break;
    case shown::as_unknown_if_filled:
      if (known[i] == knowledge::value) known[i] = knowledge::unknown;
      break;
    }
  }
}

std::optional<std::span<std::int32_t const>> cells::list(std::size_t row) const {
  auto items = column_->list(row);
  switch (shown_at(row)) {
  case shown::as_it_is:
    break;
  case shown::as_blank:
    if (blank_ == knowledge::unknown) return std::nullopt;
    if (blank_ == knowledge::none) return std::span<std::int32_t const>{};
    return std::span{&blank_value_, 1};
  case shown::as_unknown_if_filled:
    if (items && !items->empty()) return std::nullopt;
    break;
  }
  return items;
}

std::optional<std::string_view> cells::text(std::size_t row) const {
  auto said = column_->text(row);
  switch (shown_at(row)) {
  case shown::as_it_is:
    break;
  case shown::as_blank:
    if (blank_ == knowledge::unknown) return std::nullopt;
    return std::string_view{};
  case shown::as_unknown_if_filled:
    if (said && !said->empty()) return std::nullopt;
    break;
  }
  return said;
}

} // namespace chitieu::eval
