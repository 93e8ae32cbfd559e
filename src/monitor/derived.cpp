#include "derived.hpp"

namespace chitieu::live {
namespace {

bool is_group_link(schema::schema const& all, schema::population_id of, schema::column_id id) {
  auto const& column = all.populations[of].columns[id];
  if (!column.target || !column.by_way_of.empty()) return false;
  auto const& groups = all.populations[*column.target].groups;
  return groups && groups->of == of && groups->link == id && keeps_groups(all, *column.target);
}

/// What is dated may lead somewhere else on another day than it does in the table.
bool is_way(schema::schema const& all, schema::population_id of, schema::column_id id) {
  auto const& way = all.populations[of].columns[id].by_way_of;
  if (way.size() != 2) return false;
  auto const& first = all.populations[of].columns[way.front()];
  if (!first.target || first.set || first.dated || first.derived) return false;
  auto const& second = all.populations[*first.target].columns[way.back()];
  return !second.set && (!second.derived || is_group_link(all, *first.target, way.back()));
}

} // namespace

bool keeps_groups(schema::schema const& all, schema::population_id id) {
  auto const& groups = all.populations[id].groups;
  if (!groups || groups->by.size() != 1) return false;
  if (all.populations[groups->of].groups && !keeps_groups(all, groups->of)) return false;
  auto const& columns = all.populations[groups->of].columns;
  auto const& by = columns[groups->by.front().column];
  if (groups->spans && (columns[groups->link].dated || !keeps_groups(all, *groups->spans)))
    return false;
  if (by.set || (by.target && by.may_be_absent)) return false;
  if (!by.derived) return true;
  if (!is_kept_derived(all, groups->of, groups->by.front().column)) return false;
  if (by.by_way_of.empty()) return true;
  auto const& second =
      all.populations[*columns[by.by_way_of.front()].target].columns[by.by_way_of.back()];
  return !second.target || !second.may_be_absent;
}

bool is_calendar(schema::schema const& all, schema::population_id id) {
  auto const& groups = all.populations[id].groups;
  return groups && (groups->filled || groups->spans) && keeps_groups(all, id);
}

bool is_kept_derived(schema::schema const& all, schema::population_id of, schema::column_id id) {
  auto const& groups = all.populations[of].groups;
  if (groups && id < groups->by.size() + (groups->spans ? 1 : 0)) return keeps_groups(all, of);
  return is_group_link(all, of, id) || is_way(all, of, id);
}

} // namespace chitieu::live
