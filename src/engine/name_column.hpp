#pragma once
#include <chitieu/schema/schema.hpp>

#include <optional>

namespace chitieu::engine {

/// The column that says what a record is called: the first text declared `personal`.
[[nodiscard]] inline std::optional<schema::column_id>
name_column(schema::population const& population) {
  for (schema::column_id c = 0; c < population.columns.size(); ++c)
    if (population.columns[c].personal && population.columns[c].type == schema::type::text)
      return c;
  return std::nullopt;
}

} // namespace chitieu::engine
