#include "derived.hpp"

#include <algorithm>

namespace chitieu::live {
namespace {

bool is_group_link(schema::schema const& all, schema::population_id of, schema::column_id id) {
  auto const& column = all.populations[of].columns[id];
  if (!column.target || !column.by_way_of.empty()) return false;
  auto const& groups = all.populations[*column.target].groups;
  return groups && groups->of == of && groups->link == id && keeps_groups(all, *column.target);
}

bool is_way(schema::schema const& all, schema::population_id of, schema::column_id id) {
  auto const& way = all.populations[of].columns[id].by_way_of;
  if (way.size() != 2) return false;
  auto const& first = all.populations[of].columns[way.front()];
  if (!first.target || first.set || first.derived) return false;
  auto const& second = all.populations[*first.target].columns[way.back()];
  return !second.set && (!second.derived || is_group_link(all, *first.target, way.back()));
}

} // namespace

bool keeps_groups(schema::schema const& all, schema::population_id id) {
  auto const& groups = all.populations[id].groups;
  if (!groups) return false;
  if (all.populations[groups->of].groups && !keeps_groups(all, groups->of)) return false;
  auto const& columns = all.populations[groups->of].columns;
  if (groups->spans && !keeps_groups(all, *groups->spans)) return false;
  return std::ranges::all_of(groups->by, [&](schema::group_part const& part) {
    auto const& by = columns[part.column];
    return !by.set && (!by.derived || is_kept_derived(all, groups->of, part.column));
  });
}

bool is_calendar(schema::schema const& all, schema::population_id id) {
  auto const& groups = all.populations[id].groups;
  return groups && (groups->filled || groups->spans) && keeps_groups(all, id);
}

bool leads_to_choices(schema::schema const& all, schema::population_id of, schema::column_id id) {
  return is_group_link(all, of, id) &&
         all.populations[*all.populations[of].columns[id].target].groups->by.size() > 1;
}

bool is_kept_derived(schema::schema const& all, schema::population_id of, schema::column_id id) {
  auto const& groups = all.populations[of].groups;
  if (groups && id < groups->by.size() + (groups->spans ? 1 : 0)) return keeps_groups(all, of);
  return is_group_link(all, of, id) || is_way(all, of, id);
}

} // namespace chitieu::live
