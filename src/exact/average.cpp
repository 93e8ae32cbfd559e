#include "aggregates.hpp"
#include "keys.hpp"
#include "running_sum.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace chitieu::exact {
namespace {

/// The ends of one side of all samples: summed where they stay, listed where they may be left out.
template <class Ends>
struct gathered {
  running_sum sum;
  std::vector<typename Ends::key> optional;
  bool bounded = true;

  gathered(sample_list const& samples, Ends const& ends, pace const& with) {
    optional.reserve(samples.size());
    for (std::size_t i = 0; i < samples.size() && bounded; ++i) {
      with.take();
      if (!samples.takes_part(i)) continue;
      auto const end = ends.of(i);
      if (ends.is_open(end))
        bounded = false;
      else if (samples.stays(i))
        sum.add(ends.summand(end));
      else
        optional.push_back(end);
    }
  }
};

/// The average that lies furthest out. Of those that may be left out the furthest is taken first,
/// and one is taken as long as it lies further out than the average without it: the next ones lie
/// further in, so no later one can help once one does not.
template <class Ends>
std::optional<rational> furthest_average(sample_list const& samples, Ends const& ends,
                                         std::int64_t staying, pace const& with) {
  gathered<Ends> all(samples, ends, with);
  if (!all.bounded) return std::nullopt;
  ordered_by(with, ends, [&](auto order) { std::ranges::sort(all.optional, order); });
  rational sum = all.sum.total();
  std::int64_t size = staying;
  for (auto const end : all.optional) {
    with.take();
    rational const one = ends.summand(end);
    if (size > 0 && !ends.is_further(one * size, sum)) break;
    sum = sum + one;
    ++size;
  }
  return ends.value_of(sum / size);
}

std::optional<rational> furthest_average(sample_list const& samples, common_scale const& scale,
                                         side towards, std::int64_t staying, pace const& with) {
  if (scale.fits())
    return furthest_average(samples, unit_ends(samples, scale, towards), staying, with);
  return furthest_average(samples, number_ends(samples, towards), staying, with);
}

} // namespace

bounds average_of(sample_list const& samples, pace const& with) {
  std::int64_t staying = 0;
  bool anyone = false;
  bool known = true;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    with.take();
    if (!samples.takes_part(i)) continue;
    anyone = true;
    if (samples.stays(i)) ++staying;
    known = known && samples.stays(i) && samples.has_only_value(i);
  }
  if (!anyone) return bounds::nothing();
  common_scale const scale(samples, with);
  bounds average;
  average.may_be_none = staying == 0;
  average.low = furthest_average(samples, scale, side::low, staying, with);
  average.high = known ? average.low : furthest_average(samples, scale, side::high, staying, with);
  return average;
}

} // namespace chitieu::exact
