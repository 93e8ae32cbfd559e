#include "aggregates.hpp"
#include "keys.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::exact {
namespace {

std::int64_t distinct(plain_numbers& all, pace const& with) {
  ordered_by(with, std::less<>(), [&](auto order) { std::ranges::sort(all.units, order); });
  auto const repeated = std::ranges::unique(all.units);
  return repeated.begin() - all.units.begin();
}

/// How many values there are among samples of which each has one only.
std::int64_t distinct(std::vector<keyed_sample> known, end_order const& before, pace const& with) {
  ordered_by(with, before, [&](auto order) { std::ranges::sort(known, order); });
  auto const repeated =
      std::ranges::unique(known, [&](keyed_sample const& a, keyed_sample const& b) {
        with.take();
        return !before(a, b);
      });
  return repeated.begin() - known.begin();
}

/// The fewest points such that every value can be one of them. Seen from the highest lower end
/// downwards, a value that can be none of the points so far needs one more, and its lower end is
/// the one that most of the later values can be, too.
std::int64_t fewest_points(std::vector<keyed_sample> values, end_order const& before,
                           pace const& with) {
  ordered_by(with, before, [&](auto order) { std::ranges::sort(values, order); });
  std::int64_t points = 0;
  bounds const* last = nullptr;
  for (auto place = values.rbegin(); place != values.rend(); ++place) {
    with.take();
    bounds const& value = place->of->value;
    // One point far below serves all that have no lower end.
    bool const served = last && (!last->low || !value.high || *value.high >= *last->low);
    if (served) continue;
    last = &value;
    ++points;
  }
  return points;
}

} // namespace

bounds different_in(std::span<sample const> samples, pace const& with) {
  common_scale const scale(samples, with);
  if (auto known = plain(samples, scale, with)) return bounds::exactly(distinct(*known, with));
  end_order const before(scale, side::low);
  std::vector<keyed_sample> staying;
  std::vector<keyed_sample> known;
  staying.reserve(samples.size());
  known.reserve(samples.size());
  std::int64_t open = 0; // each of these can be a value that no other one is
  for (sample const& one : samples) {
    with.take();
    if (one.value.none) continue;
    if (stays(one)) staying.push_back(before.keyed(one));
    if (only_value(one.value))
      known.push_back(before.keyed(one));
    else
      ++open;
  }
  return {fewest_points(std::move(staying), before, with),
          distinct(std::move(known), before, with) + open, false, false};
}

} // namespace chitieu::exact
