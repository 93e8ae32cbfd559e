#include "aggregates.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::exact {
namespace {

std::int64_t distinct(plain_numbers& all) {
  std::ranges::sort(all.units);
  auto const repeated = std::ranges::unique(all.units);
  return repeated.begin() - all.units.begin();
}

bool ends_before(bounds const* a, bounds const* b) {
  return a->high && (!b->high || *a->high < *b->high);
}

/// The fewest points such that every value can be one of them. Seen by their upper ends, a value
/// that can be none of the points so far needs one more, and its upper end is the one that most
/// of the later values can be, too.
std::int64_t fewest_points(std::vector<bounds const*> values) {
  std::ranges::sort(values, ends_before);
  std::int64_t points = 0;
  bounds const* last = nullptr;
  for (bounds const* value : values) {
    // One point far above serves all that have no upper end.
    bool const served = last && (!last->high || !value->low || *value->low <= *last->high);
    if (served) continue;
    last = value;
    ++points;
  }
  return points;
}

std::int64_t distinct(std::vector<rational const*> values) {
  std::ranges::sort(values, {}, [](rational const* value) -> rational const& { return *value; });
  auto const repeated =
      std::ranges::unique(values, [](rational const* a, rational const* b) { return *a == *b; });
  return repeated.begin() - values.begin();
}

} // namespace

bounds different_in(std::span<sample const> samples) {
  if (auto known = plain(samples)) return bounds::exactly(distinct(*known));
  std::vector<bounds const*> staying;
  std::vector<rational const*> known;
  std::int64_t open = 0; // each of these can be a value that no other one is
  for (sample const& one : samples) {
    if (one.value.none) continue;
    if (stays(one)) staying.push_back(&one.value);
    if (rational const* value = only_value(one.value))
      known.push_back(value);
    else
      ++open;
  }
  return {fewest_points(std::move(staying)), distinct(std::move(known)) + open, false, false};
}

} // namespace chitieu::exact
