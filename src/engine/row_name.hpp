#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/data/spans.hpp>

#include <optional>
#include <string>

namespace chitieu::engine {

/// What a row is called: its key, the span of time that it is seen from a day, or its number.
[[nodiscard]] inline std::string row_name(schema::population const& population,
                                          data::bound_table const& table, std::size_t row,
                                          std::optional<data::day> as_of) {
  if (population.counted)
    if (auto name = data::counted_name(*population.counted, row, as_of)) return *name;
  return row < table.keys.size() ? table.keys[row] : std::to_string(row + 1);
}

} // namespace chitieu::engine
