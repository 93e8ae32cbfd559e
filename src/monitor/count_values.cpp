#include "held_twice.hpp"

#include "eval/to_answer.hpp"

#include <algorithm>
#include <array>

namespace chitieu::live {

using eval::answer;
using exact::bounds;
using exact::rational;

/// What a record holds now in the column that is read of each, as one word or, of a list, as many.
void keeper::read_held(live::followed const& part, std::uint32_t record, held& into) const {
  auto const& rows = rows_of(part.records);
  auto const& kept = rows.of(part.column);
  auto const word = rows.word(record, part.column);
  into.word = word;
  into.items.clear();
  auto const* targets =
      kept.is_reference
          ? &rows_of(*plan_.program().schema.populations[part.records].columns[part.column].target)
          : nullptr;
  auto const is_value = [&](std::int64_t item) {
    return targets == nullptr || targets->is_there(static_cast<std::uint32_t>(item));
  };
  switch (kept.kept_as) {
  case column::form::absent:
    break;
  case column::form::number:
  case column::form::text:
    if (is_filled(word) && !is_value(word)) into.word = none_word;
    break;
  case column::form::level_bits:
    into.word = word == unknown_word ? unknown_word : none_word;
    for (std::int64_t level = 0; is_filled(word) && level < 63; ++level)
      if ((word >> level & 1) != 0) into.items.push_back(level);
    break;
  case column::form::list:
    into.word = word == unknown_word ? unknown_word : none_word;
    for (auto const item : rows.items(record, part.column))
      if (is_value(item)) into.items.push_back(item);
    break;
  }
}

/// A record's cell, or how it counts, is another one: it is taken from where it was counted, and
/// counted anew.
void keeper::count_held(std::size_t part, std::uint32_t record, code now) {
  auto const& followed = plan_.followed()[part];
  auto& state = parts_[part];
  auto& is = rows_of(followed.records).bytes(record)[followed.code_at];
  if (record >= state.held_by.size()) state.held_by.resize(std::size_t{record} + 1);
  if (now != 0) {
    read_held(followed, record, state.held_now);
    if (is == now && state.held_by[record] == state.held_now) return;
  }
  held_for_owners(part, record, is, -1);
  is = now;
  if (now != 0) std::swap(state.held_by[record], state.held_now);
  held_for_owners(part, record, now, 1);
}

void keeper::put_values(std::size_t part, value_tally& into, held const& is, bool sure,
                        std::uint32_t place, int times) {
  auto const one = std::span{&is.word, is_filled(is.word) ? std::size_t{1} : 0};
  into.put({is.word == unknown_word, is.items.empty() ? one : is.items}, sure, times,
           [&](std::int64_t value, int by) {
             moved_value(part, parts_[part].values, place, value, by);
           });
  if (place == references::any) return;
  if (into.unknown() > 0)
    parts_[part].uncertain.insert(place);
  else
    parts_[part].uncertain.erase(place);
}

void keeper::held_for_owners(std::size_t part, std::uint32_t record, code is, int times) {
  if (is == 0) return;
  auto& state = parts_[part];
  auto const& its = state.held_by[record];
  if (plan_.followed()[part].as == followed_as::dates)
    share_out(part, record, state.lines, [&](dated_line& line, bool linked, std::uint32_t) {
      line.put(its.word, is, linked, times);
    });
  else
    share_out(part, record, state.values,
              [&](value_tally& values, bool linked, std::uint32_t place) {
                put_values(part, values, its, linked && is <= 3, place, times);
              });
}

void keeper::count_held_anew(std::size_t part, std::uint32_t owner) {
  auto const& followed = plan_.followed()[part];
  auto& state = parts_[part];
  auto const& records = rows_of(followed.records);
  auto const begin = [&](auto& all) -> auto& {
    if (owner >= all.size()) all.resize(std::size_t{owner} + 1);
    return all[owner] = {};
  };
  auto const each = [&](auto put) {
    names_of_link(followed.owners, followed.via)->each_named_by(owner, [&](std::uint32_t record) {
      if (record == references::any) return;
      if (auto const is = records.bytes(record)[followed.code_at]; is != 0)
        put(state.held_by[record], is);
    });
  };
  if (followed.as == followed_as::dates) {
    auto& line = begin(state.lines.owners);
    each([&](held const& its, code is) { line.put(its.word, is, true, 1); });
  } else {
    auto& values = begin(state.values.owners);
    state.uncertain.erase(owner);
    each([&](held const& its, code is) { put_values(part, values, its, is <= 3, owner, 1); });
  }
  mark_owner(followed, owner);
}

answer keeper::picked(ir::picked const& one, node_id id, std::uint32_t owner) const {
  auto const part = plan_.parts_of(id).front();
  dated_lines all;
  each_kept(part, owner, parts_[part].lines, [&](dated_line const& line) { all.add(line); });
  auto const said =
      all.pick(one.nth, one.from_last, may_be_none(one.via.to, one.order), [&] { step(); });
  // A record that the table does not have may be the one; it agrees where all records do.
  auto const* fixed = std::get_if<ir::constant>(&plan_.program().conditions[one.predicate].node);
  bool const agrees = fixed != nullptr && said == eval::to_answer(fixed->value);
  return one.partial && !agrees ? answer::unknown : said;
}

/// As `eval::count_different`.
bounds keeper::different(ir::different_value const& some, node_id id, std::uint32_t owner) const {
  auto const& all = plan_.program().schema;
  auto const& declared = all.populations[some.via.to].columns[some.column];
  std::optional<std::int64_t> possible;
  if (declared.values)
    possible = std::ssize(all.scales[*declared.values].levels);
  else if (declared.target)
    possible = static_cast<std::int64_t>(rows_of(*declared.target).rows());
  else if (declared.type == schema::type::flag)
    possible = 2;
  auto const form = rows_of(some.via.to).of(some.column).kept_as;
  bool const is_list = form == column::form::list || form == column::form::level_bits;
  bool const may_hold_none = is_list || possible == std::int64_t{0} || declared.may_be_absent ||
                             may_be_none(some.via.to, some.column);
  auto const part = plan_.parts_of(id).front();
  std::int64_t surely = 0; // all that surely are there are kept at one place
  std::int64_t sure_unknown = 0;
  std::int64_t unknown = 0;
  each_kept(part, owner, parts_[part].values, [&](value_tally const& kept) {
    surely += kept.surely();
    sure_unknown += kept.sure_unknown();
    unknown += kept.unknown();
  });
  bounds is;
  is.low = rational{std::max<std::int64_t>(surely, sure_unknown > 0 && !may_hold_none ? 1 : 0)};
  if (some.partial) return is;
  auto const possibly = all_different(part, owner, parts_[part].values);
  std::optional<std::int64_t> most = possibly;
  if (unknown > 0 && is_list)
    most = possible ? std::max(*possible, possibly) : possible;
  else if (unknown > 0)
    most =
        possible ? std::min(possibly + unknown, std::max(*possible, possibly)) : possibly + unknown;
  if (most) is.high = rational{*most};
  return is;
}

/// How many values there can be is another number: it shows where something is not known.
void keeper::mark_uncertain(std::size_t part) {
  auto const& followed = plan_.followed()[part];
  auto const& state = parts_[part];
  if (state.values.every.unknown() > 0) return mark_owners(followed);
  auto const* several = several_[plan_.place_of(followed.owners)];
  for (auto const owner : state.uncertain)
    if (several != nullptr && several->is_choice(owner))
      mark_choice(followed, owner);
    else
      mark_owner(followed, owner);
  if (!followed.via.everyone && followed.via.forward)
    names_of_link(followed.owners, followed.via)
        ->each_naming(references::any, [&](std::uint32_t owner) { mark_owner(followed, owner); });
}

bool keeper::may_be_none(ir::population_id of, ir::column_id id) const {
  auto const& declared = plan_.program().schema.populations[of].columns[id];
  return as_of_ && declared.dated && declared.when_blank == schema::blank::none;
}

} // namespace chitieu::live
