#include "aggregates.hpp"
#include "keys.hpp"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace chitieu::exact {
namespace {

/// How many values there are among those that order does not tell apart.
template <class Key, class Before>
std::int64_t distinct(std::vector<Key>& known, Before const& before, pace const& with) {
  ordered_by(with, before, [&](auto order) { std::ranges::sort(known, order); });
  std::int64_t count = 0;
  for (std::size_t i = 0; i < known.size(); ++i) {
    with.take();
    if (i == 0 || before(known[i - 1], known[i])) ++count;
  }
  return count;
}

/// The fewest points such that every value can be one of them. Seen from the highest lower end
/// downwards, a value that can be none of the points so far needs one more, and its lower end is
/// the one that most of the later values can be, too.
template <class Value, class Before, class Reaches>
std::int64_t fewest_points(std::vector<Value>& values, Before const& before, Reaches const& reaches,
                           pace const& with) {
  ordered_by(with, before, [&](auto order) { std::ranges::sort(values, order); });
  std::int64_t points = 0;
  Value const* last = nullptr;
  for (auto place = values.rbegin(); place != values.rend(); ++place) {
    with.take();
    if (last && reaches(*place, *last)) continue;
    last = &*place;
    ++points;
  }
  return points;
}

/// The samples that surely give a number, and those that can be one number only, as they are told
/// apart; of the others only how many there are.
template <class Value, class Key>
struct gathered {
  std::vector<Value> staying;
  std::vector<Key> known;
  std::int64_t open = 0; ///< each of these can be a value that no other one is

  template <class ValueOf, class KeyOf>
  gathered(sample_list const& samples, ValueOf value_of, KeyOf key_of, pace const& with) {
    staying.reserve(samples.size());
    known.reserve(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
      with.take();
      if (!samples.takes_part(i)) continue;
      if (samples.stays(i)) staying.push_back(value_of(i));
      if (samples.has_only_value(i))
        known.push_back(key_of(i));
      else
        ++open;
    }
  }
};

bounds different_units(sample_list const& samples, common_scale const& scale, pace const& with) {
  using range = packed_bounds::range;
  auto const low = [&](std::size_t i) { return scale.units(samples, i, side::low); };
  auto const both = [&](std::size_t i) {
    return range{low(i), scale.units(samples, i, side::high)};
  };
  gathered<range, std::int64_t> all(samples, both, low, with);
  auto const before = [](range const& a, range const& b) { return a.low < b.low; };
  auto const reaches = [](range const& value, range const& last) { return value.high >= last.low; };
  return {fewest_points(all.staying, before, reaches, with),
          distinct(all.known, std::less<>(), with) + all.open, false, false};
}

bounds different_numbers(sample_list const& samples, pace const& with) {
  auto const itself = [](std::size_t i) { return i; };
  gathered<std::size_t, std::size_t> all(samples, itself, itself, with);
  number_ends const before(samples, side::low);
  // One point far below serves all that have no lower end.
  auto const reaches = [&](std::size_t value, std::size_t last) {
    auto const low = samples.end(last, side::low);
    auto const high = samples.end(value, side::high);
    return !low || !high || *high >= *low;
  };
  return {fewest_points(all.staying, before, reaches, with),
          distinct(all.known, before, with) + all.open, false, false};
}

} // namespace

bounds different_in(sample_list const& samples, pace const& with) {
  common_scale const scale(samples, with);
  if (auto known = plain(samples, scale, with))
    return bounds::exactly(distinct(known->units, std::less<>(), with));
  return scale.fits() ? different_units(samples, scale, with) : different_numbers(samples, with);
}

} // namespace chitieu::exact
