#include "held_twice.hpp"

#include <algorithm>

namespace chitieu::live {

counted_as keeper::code_of(live::followed const& part, std::uint32_t row) const {
  if (!rows_of(part.records).is_there(row)) return 0;
  auto const in = says(part.filter, row);
  if (in == eval::answer::no) return 0;
  auto const counted = part.predicate ? says(*part.predicate, row) : eval::answer::yes;
  return static_cast<code>((in == eval::answer::yes ? 1 : 4) + static_cast<int>(counted));
}

void keeper::count_changed(std::size_t part) {
  auto& state = parts_[part];
  auto const& followed = plan_.followed()[part];
  if (state.all_changed) {
    state.all_changed = false;
    state.values.twice.is_stale = true;
    if (followed.as == followed_as::different_numbers) different_of(part).twice.is_stale = true;
    auto const& rows = rows_of(followed.records);
    for (std::uint32_t row = 0; row < rows.places(); ++row) {
      pace_.take();
      count_record(part, row, code_of(followed, row));
    }
  }
  if (state.owners_anew.size() > 1) std::ranges::sort(state.owners_anew);
  for (auto const row : state.changed) count_record(part, row, code_of(followed, row));
  state.changed.clear();
  for (auto const owner : state.owners_anew) count_anew(part, owner);
  state.owners_anew.clear();
  if (followed.as == followed_as::values) settle_twice(part, state.values);
  if (followed.as == followed_as::different_numbers) settle_twice(part, different_of(part));
}

void keeper::count_record(std::size_t part, std::uint32_t row, code now) {
  auto const& followed = plan_.followed()[part];
  auto& is = rows_of(followed.records).bytes(row)[followed.code_at];
  auto const was = is;
  if (followed.reads_a_column()) return count_held(part, row, now);
  if (followed.what) {
    // Not only how the record counts can be another, but its number, too.
    sum_for_owners(part, row, was, true);
    is = now;
    if (now != 0) parts_[part].counted.put(row, number(*followed.what, row));
    sum_for_owners(part, row, now, false);
    return;
  }
  if (was == now) return;
  is = now;
  count_for_owners(part, row, was, now);
}

void keeper::sum_for_owners(std::size_t part, std::uint32_t row, code is, bool takes) {
  auto& state = parts_[part];
  // A number that is none takes no part.
  if (is == 0 || state.counted.word(row) == none_word) return;
  auto const& followed = plan_.followed()[part];
  if (followed.as == followed_as::different_numbers) return differ_for_owners(part, row, is, takes);
  auto const order = followed.order;
  share_out(part, row, state.sums, [&](number_sum& sums, bool linked, std::uint32_t) {
    if (takes)
      sums.take(state.counted, row, linked && is <= 3, order);
    else
      sums.add(state.counted, row, linked && is <= 3, order);
  });
}

void keeper::count_for_owners(std::size_t part, std::uint32_t row, code was, code now) {
  if (was == 0 && now == 0) return;
  auto const adjust = [&](few_counts& counts, bool linked, std::uint32_t) {
    if (linked) {
      if (was != 0) counts.add(was, -1);
      if (now != 0) counts.add(now, 1);
    } else {
      if (was != 0) counts.add_perhaps(was, -1);
      if (now != 0) counts.add_perhaps(now, 1);
    }
  };
  share_out(part, row, parts_[part].counts, adjust);
}

void keeper::count_anew(std::size_t part, std::uint32_t owner) {
  auto const& followed = plan_.followed()[part];
  auto& state = parts_[part];
  auto const& records = rows_of(followed.records);
  if (followed.reads_a_column()) return count_held_anew(part, owner);
  if (followed.as == followed_as::different_numbers) return differ_anew(part, owner);
  if (followed.what) {
    auto& all = state.sums.owners;
    if (owner >= all.size()) all.resize(std::size_t{owner} + 1);
    auto& sums = all[owner] = {};
    names_of_link(followed.owners, followed.via)->each_named_by(owner, [&](std::uint32_t record) {
      if (record == references::any) return;
      if (auto const is = records.bytes(record)[followed.code_at]; is != 0)
        sums.add(state.counted, record, is <= 3, followed.order);
    });
    return mark_owner(followed, owner);
  }
  auto& all = state.counts.owners;
  if (owner >= all.size()) all.resize(std::size_t{owner} + 1);
  few_counts counts;
  names_of_link(followed.owners, followed.via)->each_named_by(owner, [&](std::uint32_t record) {
    if (record == references::any) return;
    if (auto const is = records.bytes(record)[followed.code_at]; is != 0) counts.add(is, 1);
  });
  all[owner] = counts;
  mark_owner(followed, owner);
}

namespace {

exact::counts as_counts(std::int32_t const (&of)[6]) {
  exact::counts made;
  made.no = of[0];
  made.unknown = of[1];
  made.yes = of[2];
  made.maybe_no = of[3];
  made.maybe_unknown = of[4];
  made.maybe_yes = of[5];
  return made;
}

} // namespace

std::span<std::uint32_t const> keeper::choices_with(live::followed const& part,
                                                    std::uint32_t owner) const {
  auto const* several = several_[plan_.place_of(part.owners)];
  if (several == nullptr || part.via.everyone || part.via.forward) return {};
  return several->agreeing[owner];
}

exact::counts keeper::counts_for(std::size_t part, std::uint32_t owner) const {
  exact::counts made;
  each_kept(part, owner, parts_[part].counts,
            [&](few_counts const& kept) { made += as_counts(kept.of); });
  return made;
}

std::vector<exact::decision> keeper::run(std::size_t clause) const {
  auto const& part = plan_.followed()[clause_parts_[clause].front()];
  auto const& rows = rows_of(part.records);
  std::vector<exact::decision> all;
  std::size_t last_asked = 0;
  auto const add = [&](std::uint32_t row) {
    step();
    auto const asked = says(part.filter, row);
    // What lies before the first that is asked, and after the last, is not of the run.
    if (asked == eval::answer::no && all.empty()) return;
    if (asked != eval::answer::no) last_asked = all.size() + 1;
    auto const said = std::min(asked, says(*part.predicate, row));
    all.push_back(said == eval::answer::yes  ? exact::decision::met
                  : said == eval::answer::no ? exact::decision::unmet
                                             : exact::decision::undetermined);
  };
  auto const groups = std::ranges::find(groups_, part.records, &kept_groups::is);
  if (groups == groups_.end())
    for (std::uint32_t row = 0; row < rows.places(); ++row) add(row);
  else
    for (auto word = groups->first; word <= groups->last; ++word) add(groups->place_of.at(word));
  all.resize(last_asked);
  return all;
}

exact::counts keeper::counts(std::size_t clause) const {
  auto const& parts = clause_parts_[clause];
  if (parts.size() == 1) return counts_for(parts.front(), 0);
  exact::counts total;
  for (auto const part : parts) total += counts_for(part, 0);
  return total;
}

} // namespace chitieu::live
