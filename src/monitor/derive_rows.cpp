#include "derived.hpp"
#include "keeper.hpp"

#include <chitieu/data/spans.hpp>

#include <algorithm>

namespace chitieu::live {
namespace {

using schema::span_of_time;

/// Years that a whole number may be; others are no span of time.
constexpr std::int64_t last_calendar_year = 9999;

} // namespace

/// What stands in a column that rows are grouped by. What leads to a row that is not there is none.
std::int64_t keeper::part_word(kept_groups const& groups, schema::group_part const& part,
                               std::uint32_t row) const {
  auto const word = rows_of(groups.source->of).raw_word(row, part.column);
  if (!is_filled(word)) return word;
  auto const& declared = plan_.program().schema.populations[groups.source->of].columns[part.column];
  if (declared.target && !rows_of(*declared.target).is_there(static_cast<std::uint32_t>(word)))
    return none_word;
  if (part.each == span_of_time::none) return word;
  if (declared.type != schema::type::count) return data::span_number(word, part.each);
  return word > 0 && word <= last_calendar_year ? word : unknown_word;
}

/// What the group of a row has in common, or that it is in none or in one that is not known; of
/// several columns the number of what is known of them.
std::int64_t keeper::group_word(kept_groups& groups, std::uint32_t row) {
  if (!groups.by_several()) return part_word(groups, groups.source->by.front(), row);
  auto& words = groups.room;
  words.clear();
  for (auto const& part : groups.source->by) words.push_back(part_word(groups, part, row));
  if (std::ranges::count(words, none_word) > 0) return none_word;
  if (std::ranges::none_of(words, is_filled)) return unknown_word;
  return groups.combined.number_of(words);
}

std::string keeper::name_of_group(kept_groups const& groups, std::int64_t word) const {
  auto const& by = groups.source->by;
  if (!groups.by_several()) return name_of_part(groups, by.front(), word);
  std::string name;
  for (std::size_t i = 0; i < by.size(); ++i) {
    if (i > 0) name += " · ";
    if (auto const its = groups.combined[word][i]; is_filled(its))
      name += name_of_part(groups, by[i], its);
  }
  return name;
}

std::string keeper::name_of_part(kept_groups const& groups, schema::group_part const& part,
                                 std::int64_t word) const {
  auto const& all = plan_.program().schema;
  if (part.each != span_of_time::none)
    return data::span_name(word, part.each, groups.source->together);
  auto const& column = all.populations[groups.source->of].columns[part.column];
  auto const at = static_cast<std::size_t>(word);
  if (column.values && at < all.scales[*column.values].levels.size())
    return all.scales[*column.values].levels[at].name;
  if (column.target)
    return std::string(rows_of(*column.target).key(static_cast<std::uint32_t>(word)));
  return std::to_string(word);
}

std::uint32_t keeper::group_at(kept_groups& groups, std::int64_t word) {
  if (auto const known = groups.place_of.find(word); known != groups.place_of.end())
    return known->second;
  // Places of groups are never given to others, so that the next one is the one behind the last.
  auto const place = rows_of(groups.is).places();
  groups.rows.resize(std::size_t{place} + 1);
  groups.words.resize(groups.rows.size());
  groups.words[place] = word;
  groups.agreeing.resize(groups.rows.size());
  auto const at = groups.place_of.try_emplace(word, place).first;
  try {
    at->second = rows_of(groups.is).add(name_of_group(groups, word));
  } catch (...) {
    groups.place_of.erase(at);
    throw;
  }
  if (groups.by_several()) groups.join(place);
  return at->second;
}

void keeper::set_group(kept_groups& groups, std::int64_t word, bool there) {
  auto const group = group_at(groups, word);
  auto& all = rows_of(groups.is);
  touch(groups.is, group);
  all.set_there(group, there);
  if (!there) return;
  all.rename(group, name_of_group(groups, word));
  auto const& by = groups.source->by;
  for (schema::column_id c = 0; c < by.size(); ++c) {
    auto const part = groups.by_several() ? groups.combined[word][c] : word;
    cell its{data::knowledge::value, part, {}, {}, {}};
    if (part >= first_wide) its.number = rows_of(groups.source->of).number(by[c].column, part);
    all.write(group, c, its);
  }
  if (!groups.source->spans || all.of(1).kept_as == column::form::absent) return;
  auto& spans = groups_of(*groups.source->spans);
  std::vector<std::int32_t> within;
  for (std::int64_t i = 0; i < std::int64_t{groups.source->together}; ++i)
    within.push_back(static_cast<std::int32_t>(group_at(spans, word + i)));
  std::ranges::sort(within);
  all.write(group, 1, std::ssize(within), within);
}

kept_groups& keeper::groups_of(ir::population_id id) {
  return *std::ranges::find(groups_, id, &kept_groups::is);
}

/// Puts a row into its group, among those that it is in one of, or into the sets of spans that its
/// own is one of, which are named whether or not they are there.
void keeper::write_group(kept_groups& groups, std::uint32_t row) {
  auto& rows = rows_of(groups.source->of);
  auto const word = group_word(groups, row);
  if (!groups.source->spans) {
    auto const at = is_filled(word) ? std::int64_t{group_at(groups, word)} : word;
    if (!groups.by_several()) return rows.write(row, groups.source->link, at, {});
    bool const is_choice = is_filled(word) && !groups.combined.is_whole(word);
    rows.write_choice(row, groups.source->link, is_choice ? unknown_word : at,
                      is_choice ? at : none_word);
    return;
  }
  std::vector<std::int32_t> in;
  if (is_filled(word))
    for (std::int64_t i = 0; i < std::int64_t{groups.source->together}; ++i)
      in.push_back(static_cast<std::int32_t>(group_at(groups, word - i)));
  std::ranges::sort(in);
  rows.write(row, groups.source->link, is_filled(word) ? std::ssize(in) : word, in);
}

/// Puts a row that changed into its group; the group is there while it has rows.
void keeper::regroup(kept_groups& groups, std::size_t which) {
  auto const before = touched_[which].was;
  auto const& rows = rows_of(groups.source->of);
  auto const row = before.row;
  auto const link = groups.source->link;
  write_group(groups, row);
  if (groups.source->spans) return;
  auto const was = before.was_there() ? saved_.words[before.words + rows.of(link).raw] : none_word;
  auto const now = rows.is_there(row) ? rows.raw_word(row, link) : none_word;
  if (was == now) return;
  auto const word_of = [&](std::int64_t group) {
    return groups.words[static_cast<std::size_t>(group)];
  };
  if (is_filled(was) && --groups.rows[static_cast<std::size_t>(was)] == 0) {
    if (groups.source->filled)
      groups.filled.erase(word_of(was));
    else
      set_group(groups, word_of(was), false);
  }
  if (is_filled(now) && groups.rows[static_cast<std::size_t>(now)]++ == 0) {
    auto const word = group_word(groups, row);
    if (groups.source->filled)
      groups.filled.insert(word);
    else
      set_group(groups, word, true);
  }
}

/// Rows are in other groups where a row comes or goes to which a reference leads that they are
/// grouped by.
void keeper::touch_by_parts(kept_groups const& groups) {
  auto const of = groups.source->of;
  for (auto const& part : groups.source->by) {
    auto const& target = plan_.program().schema.populations[of].columns[part.column].target;
    for (std::size_t i = 0; target && i < touched_.size(); ++i) {
      auto const [changed, was] = touched_[i];
      if (changed == *target && was.was_there() != rows_of(changed).is_there(was.row))
        each_naming(of, part.column, was.row, [&](std::uint32_t row) { touch(of, row); });
    }
  }
}

/// A calendar goes from the first span with rows to the last, whether those between have any.
void keeper::extend(kept_groups& groups) {
  std::int64_t first = 0;
  std::int64_t last = -1;
  if (groups.source->spans) {
    auto const& spans = groups_of(*groups.source->spans);
    auto const most = spans.last - std::int64_t{groups.source->together} + 1;
    if (most >= spans.first) first = spans.first, last = most;
  } else if (!groups.filled.empty()) {
    first = *groups.filled.begin();
    last = *groups.filled.rbegin();
  }
  auto const set = [&](std::int64_t from, std::int64_t to, bool there) {
    for (auto word = from; word <= to; ++word) set_group(groups, word, there);
  };
  set(groups.first, std::min(groups.last, first - 1), false);
  set(std::max(groups.first, last + 1), groups.last, false);
  set(first, std::min(last, groups.first - 1), true);
  set(std::max(first, groups.last + 1), last, true);
  groups.first = first;
  groups.last = last;
}

/// How many rows are in each group, as the rows say.
void keeper::count_groups_anew(kept_groups& groups) {
  std::ranges::fill(groups.rows, 0);
  groups.filled.clear();
  groups.first = 0;
  groups.last = -1;
  groups.choices.clear();
  for (auto& others : groups.agreeing) others.clear();
  for (std::uint32_t place = 0; groups.by_several() && place < groups.words.size(); ++place)
    groups.join(place);
  auto const& rows = rows_of(groups.source->of);
  for (std::uint32_t row = 0; row < rows.places() && !groups.source->spans; ++row) {
    auto const group = rows.is_there(row) ? rows.raw_word(row, groups.source->link) : none_word;
    if (!is_filled(group) || groups.rows[static_cast<std::size_t>(group)]++ > 0) continue;
    if (groups.source->filled) groups.filled.insert(groups.words[static_cast<std::size_t>(group)]);
  }
  if (!groups.source->filled && !groups.source->spans) return;
  auto const& all = rows_of(groups.is);
  for (std::uint32_t group = 0; group < all.places(); ++group) {
    if (!all.is_there(group)) continue;
    auto const word = groups.words[group];
    bool const is_first = groups.last < groups.first;
    groups.first = is_first ? word : std::min(groups.first, word);
    groups.last = is_first ? word : std::max(groups.last, word);
  }
}

void keeper::begin_groups() {
  auto const& all = plan_.program().schema;
  groups_.reserve(all.populations.size());
  several_.resize(all.populations.size() + 1);
  for (ir::population_id id = 0; id < all.populations.size(); ++id) {
    if (!keeps_groups(all, id)) continue;
    auto const& source = *all.populations[id].groups;
    if (rows_of(source.of).of(source.link).kept_as == column::form::absent) continue;
    auto& made = groups_.emplace_back();
    made.is = id;
    made.source = &source;
    auto const& groups = rows_of(id);
    made.rows.resize(groups.places());
    made.words.resize(groups.places());
    made.agreeing.resize(groups.places());
    auto const is_there = [&](std::int64_t group, std::int64_t word) {
      made.words[static_cast<std::size_t>(group)] = word;
      made.place_of.emplace(word, static_cast<std::uint32_t>(group));
    };
    if (is_calendar(all, id) && groups.places() > 0) {
      for (std::uint32_t group = 0; group < groups.places(); ++group)
        is_there(group, groups.raw_word(group, 0));
      made.first = made.words.front(); // they are in order
      made.last = made.words.back();
    }
    auto const& rows = rows_of(source.of);
    for (std::uint32_t row = 0; row < rows.places(); ++row) {
      pace_.take();
      if (source.spans) {
        write_group(made, row);
        continue;
      }
      auto const group = rows.raw_word(row, source.link);
      if (!is_filled(group) || made.rows[static_cast<std::size_t>(group)]++ > 0) continue;
      auto const word = group_word(made, row);
      if (source.filled)
        made.filled.insert(word);
      else
        is_there(group, word);
    }
    // Who is in one of several groups is known once all of them are.
    for (std::uint32_t row = 0; made.by_several() && row < rows.places(); ++row) {
      pace_.take();
      if (rows.raw_word(row, source.link) == unknown_word) write_group(made, row);
    }
    if (made.by_several()) several_[id] = &made;
  }
  for (ir::population_id id = 0; id < all.populations.size(); ++id)
    for (ir::column_id c = 0; c < all.populations[id].columns.size(); ++c) {
      auto const& way = all.populations[id].columns[c].by_way_of;
      if (way.empty() || rows_of(id).of(c).kept_as == column::form::absent) continue;
      ways_.push_back(
          {id, c, way.front(), *all.populations[id].columns[way.front()].target, way.back()});
    }
}

void keeper::go_way(kept_way const& way, std::uint32_t row) {
  auto& rows = rows_of(way.of);
  auto const& middle = rows_of(way.middle);
  auto is = rows.raw_word(row, way.first);
  if (is_filled(is)) {
    auto const at = static_cast<std::uint32_t>(is);
    is = middle.is_there(at) ? middle.raw_word(at, way.second) : none_word;
  }
  if (rows.raw_word(row, way.column) == is) return;
  touch(way.of, row);
  rows.write(row, way.column, is, {});
}

void keeper::go_ways() {
  for (auto const& way : ways_)
    for (std::size_t i = 0; i < touched_.size(); ++i) {
      auto const [of, was] = touched_[i];
      if (of == way.of) go_way(way, was.row);
      if (of != way.middle) continue;
      auto const& middle = rows_of(way.middle);
      auto const second = saved_.words[was.words + middle.of(way.second).raw];
      if (was.was_there() != middle.is_there(was.row) ||
          second != middle.raw_word(was.row, way.second))
        each_naming(way.of, way.first, was.row, [&](std::uint32_t row) { go_way(way, row); });
    }
}

/// Rows of a calendar that changed, or of which something else is said, find their place in it.
void keeper::place_between(node_id id) {
  auto& state = nodes_[id];
  auto const& rows = rows_of(state.of);
  auto const inner = std::get<ir::between_rows>(state.condition->node).inner;
  auto const was = state.between->now();
  auto const put = [&](std::uint32_t row) {
    step();
    if (rows.is_there(row))
      state.between->put(row, rows.raw_word(row, 0), says(inner, row));
    else
      state.between->put(row, std::nullopt, eval::answer::no);
  };
  if (state.all) {
    for (std::uint32_t row = 0; row < rows.places(); ++row) put(row);
    return;
  }
  for (auto const row : state.rows) put(row);
  state.between->each_moved(was, [&](std::uint32_t row) { state.rows.push_back(row); });
}

/// Works out what no table holds of what changed. Groups may be made by a way, and a way may lead
/// to groups.
void keeper::derive() {
  if (groups_.empty() && ways_.empty()) return;
  go_ways();
  for (auto& groups : groups_) {
    touch_by_parts(groups);
    for (std::size_t i = 0; i < touched_.size(); ++i)
      if (touched_[i].of == groups.source->of) regroup(groups, i);
    if (groups.source->filled || groups.source->spans) extend(groups);
  }
  if (!groups_.empty()) go_ways();
}

} // namespace chitieu::live
