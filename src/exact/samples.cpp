#include <chitieu/exact/samples.hpp>

#include "aggregates.hpp"
#include "running_sum.hpp"

#include <optional>

namespace chitieu::exact {
namespace {

bounds count_of(sample_list const& samples, pace const& with) {
  std::int64_t sure = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    with.take();
    if (samples.is_sure(i)) ++sure;
  }
  return {sure, static_cast<std::int64_t>(samples.size()), false, false};
}

/// What is perhaps left out is left out where that helps: it adds 0.
void add_end(running_sum& sum, bool& bounded, std::optional<rational> const& value,
             bool may_be_left, side towards) {
  if (!value)
    bounded = false;
  else if (!may_be_left || further(towards, *value, rational(0)))
    sum.add(*value);
}

bounds sum_of(sample_list const& samples, pace const& with) {
  running_sum known;
  running_sum low;
  running_sum high;
  bool has_low = true;
  bool has_high = true;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    with.take();
    if (!samples.takes_part(i)) continue;
    bool const may_be_left = !samples.stays(i);
    if (!may_be_left && samples.has_only_value(i)) {
      known.add(*samples.end(i, side::low));
      continue;
    }
    add_end(low, has_low, samples.end(i, side::low), may_be_left, side::low);
    add_end(high, has_high, samples.end(i, side::high), may_be_left, side::high);
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
  sample_list all;
  all.reserve(samples.size());
  for (sample const& one : samples) {
    with.take();
    all.add(one.value, one.sure);
  }
  return combine(how, all, at, with);
}

bounds combine(aggregate how, sample_list const& samples, ratio const& at, pace const& with) {
  switch (how) {
  case aggregate::count:
    return count_of(samples, with);
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
