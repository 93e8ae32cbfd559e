#include "plan_names.hpp"

#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <stdexcept>
#include <utility>

namespace chitieu::live {
namespace {

bool may_change(schema::population const& declared) {
  return declared.listed.empty() && !declared.groups && !declared.counted;
}

} // namespace

schema::population_id plan_names::population(std::string_view name) {
  if (auto const known = populations_.find(name); known != populations_.end()) return known->second;
  return populations_.emplace(name, look_for(name)).first->second;
}

schema::population_id plan_names::look_for(std::string_view name) const {
  auto const folded = text::fold_name(name);
  auto const& all = all_.populations;
  for (schema::population_id id = 0; id < all.size(); ++id)
    if (may_change(all[id]) && schema::is_called(all[id].called, folded)) return id;
  throw std::invalid_argument("chitieu: the plan has no population of that name whose rows a "
                              "table holds");
}

std::vector<schema::column_id> const& plan_names::columns(schema::population_id of,
                                                          std::string_view name) {
  auto& known = columns_[of];
  if (auto const found = known.find(name); found != known.end()) return found->second;
  auto const folded = text::fold_name(name);
  auto const& columns = all_.populations[of].columns;
  std::vector<schema::column_id> made;
  for (schema::column_id id = 0; id < columns.size(); ++id)
    if (!columns[id].derived && schema::is_called(columns[id].called, folded)) made.push_back(id);
  if (made.empty())
    throw std::invalid_argument("chitieu: the population has no column of that name");
  return known.emplace(name, std::move(made)).first->second;
}

} // namespace chitieu::live
