#pragma once
#include "few_places.hpp"
#include "share_out.hpp"

#include <algorithm>

namespace chitieu::live {

/// How many values an owner has at any of its places: as many as at each, less what it has at more
/// than one.
template <class Kept>
std::int64_t keeper::all_different(std::size_t part, std::uint32_t owner,
                                   kept_for<Kept> const& in) const {
  std::int64_t many = 0;
  each_kept(part, owner, in, [&](Kept const& kept) { many += kept.all(); });
  return owner < in.twice.of.size() ? many - in.twice.of[owner] : many;
}

/// A value comes to a place, or leaves it. Whoever has it at another place, too, has it there once
/// more, or less.
template <class Kept, class Value>
void keeper::moved_value(std::size_t part, kept_for<Kept>& in, std::uint32_t place,
                         Value const& value, int times) {
  constexpr std::size_t few = 8;
  auto& twice = in.twice;
  if (twice.is_stale || twice.of.empty()) return;
  bool const is_shared = place == references::any;
  auto const* here = is_shared ? &in.every : &in.owners[place];
  auto const count = [&](std::uint32_t owner) {
    step();
    // Who comes is counted once all are where they are.
    if (owner >= twice.of.size()) return;
    bool is_elsewhere = false;
    each_kept(part, owner, in, [&](Kept const& kept) {
      is_elsewhere = is_elsewhere || (&kept != here && kept.has(value));
    });
    if (is_elsewhere) twice.of[owner] += times;
  };
  auto const* several = several_[plan_.place_of(plan_.followed()[part].owners)];
  auto const is_choice = [&](std::uint32_t owner) {
    return several != nullptr && several->is_choice(owner);
  };
  if (is_shared) {
    // All owners at once are counted sooner than all of them for each of many values.
    if (++twice.shared_moves > few) {
      twice.is_stale = true;
      return;
    }
    for (std::uint32_t owner = 0; owner < twice.of.size(); ++owner)
      if (!is_choice(owner)) count(owner);
  } else if (is_choice(place)) {
    for (auto const owner : several->agreeing[place]) count(owner);
  } else {
    count(place);
  }
}

/// Counts owners that have come, or all where that is to be.
template <class Kept>
void keeper::settle_twice(std::size_t part, kept_for<Kept>& in) {
  auto const& followed = plan_.followed()[part];
  // Else all that one has is kept at one place.
  if (followed.via.everyone || followed.via.forward) return;
  auto& twice = in.twice;
  auto const* several = several_[plan_.place_of(followed.owners)];
  bool const is_shared = in.every.all() > 0 || (several != nullptr && !several->choices.empty());
  if (twice.is_stale || !is_shared) twice.of.clear();
  twice.is_stale = false;
  twice.shared_moves = 0;
  if (!is_shared) return;
  auto const owners = rows_of(followed.owners).places();
  for (auto owner = static_cast<std::uint32_t>(twice.of.size()); owner < owners; ++owner)
    twice.of.push_back(several != nullptr && several->is_choice(owner) ? 0
                                                                       : twice_of(part, owner, in));
}

template <class Kept>
std::int64_t keeper::twice_of(std::size_t part, std::uint32_t owner,
                              kept_for<Kept> const& in) const {
  step();
  few_places<Kept> places;
  each_kept(part, owner, in, [&](Kept const& kept) {
    if (kept.all() > 0) places.add(kept);
  });
  auto const all = places.all();
  if (all.size() < 2) return 0;
  // The place with most is asked, and not gone through.
  auto const most = *std::ranges::max_element(all, {}, &Kept::all);
  std::int64_t many = 0;
  for (auto place = all.begin(); place != all.end(); ++place) {
    if (*place == most) continue;
    (*place)->each([&](auto const& value) {
      step();
      many += most->has(value) || std::any_of(all.begin(), place, [&](auto const* one) {
                return one != most && one->has(value);
              });
    });
  }
  return many;
}

} // namespace chitieu::live
