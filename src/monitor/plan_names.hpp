#pragma once
#include "text_map.hpp"

#include <chitieu/schema/schema.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace chitieu::live {

/// The populations and columns that changes name, found by name or alias and remembered. What the
/// plan does not have is the caller's mistake: both throw std::invalid_argument.
class plan_names {
 public:
  explicit plan_names(schema::schema const& all) : all_{all}, columns_(all.populations.size()) {}

  /// A population whose rows a table holds.
  [[nodiscard]] schema::population_id population(std::string_view name);

  /// The columns that a name is for; one that leads to several populations is several.
  [[nodiscard]] std::vector<schema::column_id> const& columns(schema::population_id,
                                                              std::string_view name);

 private:
  [[nodiscard]] schema::population_id look_for(std::string_view name) const;

  schema::schema const& all_;
  text_map<schema::population_id> populations_;
  std::vector<text_map<std::vector<schema::column_id>>> columns_;
};

} // namespace chitieu::live
