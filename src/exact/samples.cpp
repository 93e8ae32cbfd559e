#include <chitieu/exact/samples.hpp>

#include "aggregates.hpp"
#include "running_sum.hpp"

#include <algorithm>

namespace chitieu::exact {
namespace {

bounds count_of(std::span<sample const> samples) {
  auto const sure = std::ranges::count_if(samples, [](sample const& one) { return one.sure; });
  return {static_cast<std::int64_t>(sure), static_cast<std::int64_t>(samples.size()), false, false};
}

/// What is perhaps left out is left out where that helps: it adds 0.
void add_end(running_sum& sum, bool& bounded, value_end value, bool may_be_left, side towards) {
  if (!*value)
    bounded = false;
  else if (!may_be_left || further(towards, **value, 0))
    sum.add(**value);
}

bounds sum_of(std::span<sample const> samples, pace const& with) {
  running_sum known;
  running_sum low;
  running_sum high;
  bool has_low = true;
  bool has_high = true;
  for (sample const& one : samples) {
    with.take();
    if (one.value.none) continue;
    bool const may_be_left = !stays(one);
    if (rational const* value = may_be_left ? nullptr : only_value(one.value)) {
      known.add(*value);
      continue;
    }
    add_end(low, has_low, end_of(one, side::low), may_be_left, side::low);
    add_end(high, has_high, end_of(one, side::high), may_be_left, side::high);
  }
  bounds sum;
  if (has_low) sum.low = known.total() + low.total();
  if (has_high) sum.high = known.total() + high.total();
  return sum;
}

} // namespace

bounds combine(aggregate how, std::span<sample const> samples, ratio const& at) {
  return combine(how, samples, at, {});
}

bounds combine(aggregate how, std::span<sample const> samples, ratio const& at, pace const& with) {
  switch (how) {
  case aggregate::count:
    return count_of(samples);
  case aggregate::sum:
    return sum_of(samples, with);
  case aggregate::average:
    return average_of(samples, with);
  case aggregate::median:
  case aggregate::nth_lowest:
  case aggregate::nth_highest:
  case aggregate::percentile:
    return order_statistic(how, samples, at, with);
  case aggregate::different:
    return different_in(samples, with);
  }
  return bounds::nothing();
}

} // namespace chitieu::exact
