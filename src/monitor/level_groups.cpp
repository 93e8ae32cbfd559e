#include "keeper.hpp"

namespace chitieu::live {

void keeper::begin_groups() {
  auto const& all = plan_.program().schema;
  for (ir::population_id id = 0; id < all.populations.size(); ++id) {
    if (!keeps_groups(all, id)) continue;
    auto const& source = *all.populations[id].groups;
    if (rows_of(source.of).of(source.link).kept_as == column::form::absent) continue;
    auto& made = groups_.emplace_back();
    made.is = id;
    made.of = source.of;
    made.by = source.by.front().column;
    made.link = source.link;
    auto const levels = all.scales[*all.populations[made.of].columns[made.by].values].levels.size();
    made.place_of.assign(levels, -1);
    auto const& groups = rows_of(id);
    made.rows.resize(groups.places());
    auto const& rows = rows_of(made.of);
    for (std::uint32_t row = 0; row < rows.places(); ++row) {
      auto const group = rows.raw_word(row, made.link);
      if (!is_filled(group)) continue;
      ++made.rows[static_cast<std::size_t>(group)];
      made.place_of[static_cast<std::size_t>(rows.raw_word(row, made.by))] = group;
    }
  }
}

std::uint32_t keeper::group_at(level_groups& groups, std::int64_t level) {
  auto& place = groups.place_of[static_cast<std::size_t>(level)];
  if (place < 0) {
    place = rows_of(groups.is).add(std::to_string(level));
    groups.rows.resize(rows_of(groups.is).places());
  }
  return static_cast<std::uint32_t>(place);
}

/// Puts a row that changed into its group; the group is there while it has rows.
void keeper::regroup(level_groups& groups, std::size_t which) {
  auto& rows = rows_of(groups.of);
  auto const before = touched_[which].was;
  auto const row = before.row;
  auto const was =
      before.was_there() ? saved_.words[before.words + rows.of(groups.link).raw] : none_word;
  auto const level = rows.raw_word(row, groups.by);
  auto const is = is_filled(level) ? std::int64_t{group_at(groups, level)} : level;
  rows.write_word(row, groups.link, is);
  auto const now = rows.is_there(row) ? is : none_word;
  if (was == now) return;
  auto& all = rows_of(groups.is);
  if (is_filled(was) && --groups.rows[static_cast<std::size_t>(was)] == 0) {
    touch(groups.is, static_cast<std::uint32_t>(was));
    all.set_there(static_cast<std::uint32_t>(was), false);
  }
  if (is_filled(now) && groups.rows[static_cast<std::size_t>(now)]++ == 0) {
    auto const group = static_cast<std::uint32_t>(now);
    touch(groups.is, group);
    all.set_there(group, true);
    cell its;
    its.known = data::knowledge::value;
    its.value = level;
    all.write(group, 0, its);
  }
}

} // namespace chitieu::live
