#include "aggregates.hpp"
#include "running_sum.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::exact {
namespace {

/// The ends of one side of all samples: summed where they stay, listed where they may be left out.
struct gathered {
  running_sum sum;
  std::vector<value_end> optional;
  bool bounded = true;
};

gathered gather(std::span<sample const> samples, side towards, pace const& with) {
  gathered all;
  for (sample const& one : samples) {
    with.take();
    if (one.value.none) continue;
    value_end const value = end_of(one, towards);
    if (!*value)
      all.bounded = false;
    else if (stays(one))
      all.sum.add(**value);
    else
      all.optional.push_back(value);
  }
  return all;
}

/// The average that lies furthest out. Of those that may be left out the furthest is taken first,
/// and one is taken as long as it lies further out than the average without it: the next ones lie
/// further in, so no later one can help once one does not.
std::optional<rational> furthest_average(std::span<sample const> samples, side towards,
                                         std::int64_t staying, pace const& with) {
  auto all = gather(samples, towards, with);
  if (!all.bounded) return std::nullopt;
  auto const before = [towards](value_end a, value_end b) { return further(towards, a, b); };
  ordered_by(with, before, [&](auto order) { std::ranges::sort(all.optional, order); });
  rational sum = all.sum.total();
  std::int64_t size = staying;
  for (value_end const value : all.optional) {
    with.take();
    if (size > 0 && !further(towards, **value * size, sum)) break;
    sum = sum + **value;
    ++size;
  }
  return sum / size;
}

} // namespace

bounds average_of(std::span<sample const> samples, pace const& with) {
  std::int64_t staying = 0;
  bool anyone = false;
  bool known = true;
  for (sample const& one : samples) {
    with.take();
    if (one.value.none) continue;
    anyone = true;
    if (stays(one)) ++staying;
    known = known && stays(one) && only_value(one.value);
  }
  if (!anyone) return bounds::nothing();
  bounds average;
  average.may_be_none = staying == 0;
  average.low = furthest_average(samples, side::low, staying, with);
  average.high = known ? average.low : furthest_average(samples, side::high, staying, with);
  return average;
}

} // namespace chitieu::exact
