#include "numbers_together.hpp"

#include <algorithm>

namespace chitieu::live {

using exact::bounds;
using exact::rational;

numbers_together::numbers_together(std::span<number_sum const* const> places, int scale)
    : places_{places}, scale_{scale} {
  for (auto const* one : places_) all_.add(*one);
}

bool numbers_together::can_combine(aggregate how) const {
  bool const all_surely = all_.perhaps_known == 0 && all_.perhaps_any == 0;
  return all_.others == 0 && (how != aggregate::different || (all_surely && places_.size() <= 1));
}

bounds numbers_together::combine(aggregate how, exact::ratio const& at) const {
  switch (how) {
  case aggregate::sum:
    return sum();
  case aggregate::average:
    return average();
  case aggregate::different:
    return different();
  case aggregate::count:
  case aggregate::median:
  case aggregate::nth_lowest:
  case aggregate::nth_highest:
  case aggregate::percentile:
    break;
  }
  return ranked(how, at);
}

template <class Holds>
std::optional<std::int64_t> numbers_together::last(side end, Holds holds) const {
  std::optional<std::int64_t> found;
  for (auto const* one : places_) {
    auto const its = one->order.last(end, [&](numbers_passed passed, std::int64_t number) {
      for (auto const* other : places_)
        if (other != one) passed.add(other->order.beyond(number, end, false));
      return holds(passed, number);
    });
    if (its && (!found || (end == side::low ? *its > *found : *its < *found))) found = its;
  }
  return found;
}

numbers_passed numbers_together::beyond(std::int64_t number, side end, bool and_itself) const {
  numbers_passed passed;
  for (auto const* one : places_) passed.add(one->order.beyond(number, end, and_itself));
  return passed;
}

std::optional<std::int64_t> numbers_together::nth(side end, std::int64_t n,
                                                  std::int64_t taken) const {
  return last(end, [&](numbers_passed const& passed, std::int64_t) {
    return passed.surely + std::min(passed.perhaps, taken) < n;
  });
}

/// What perhaps takes part adds nothing where that helps.
bounds numbers_together::sum() const {
  if (unbounded() > 0) return bounds::unknown();
  auto low = all_.sum;
  low.add(all_.below);
  auto high = all_.sum;
  high.add(all_.above);
  return {low.total(scale_), high.total(scale_), false, false};
}

bounds numbers_together::average() const {
  if (at_most() == 0) return bounds::nothing();
  if (all_.perhaps_known == 0 && unbounded() == 0)
    return bounds::exactly(all_.sum.total(scale_) / rational{all_.known});
  return {furthest_average(side::low), furthest_average(side::high), surely() == 0, false};
}

/// One that perhaps takes part does as long as it lies further out than the average of those before
/// it; none that lies further in helps where it does not.
numbers_together::far_end numbers_together::furthest_average(side towards) const {
  if (unbounded() > 0) return std::nullopt;
  auto const sum_of = [&](numbers_passed const& passed) {
    auto sum = all_.sum;
    sum.add(passed.of_perhaps);
    return sum.total(scale_);
  };
  auto const taken = last(towards, [&](numbers_passed const& passed, std::int64_t units) {
    auto const size = all_.known + passed.perhaps;
    return size == 0 || exact::further(towards, number(units) * rational{size}, sum_of(passed));
  });
  auto const all = taken ? beyond(*taken, towards, true) : numbers_passed{};
  return sum_of(all) / rational{all_.known + all.perhaps};
}

bounds numbers_together::different() const {
  auto const known = places_.empty() ? 0 : places_.front()->order.different();
  return {rational{std::max(known, std::min<std::int64_t>(all_.any, 1))},
          rational{known + all_.any}, false, false};
}

bounds numbers_together::ranked(aggregate how, exact::ratio const& at) const {
  bool const counts = how == aggregate::nth_lowest || how == aggregate::nth_highest;
  if (counts && (at.denominator() != 1 || at < 1)) return bounds::nothing();
  auto const least_size = counts ? at.numerator() : 1;
  if (at_most() < least_size) return bounds::nothing();
  auto const furthest = [&](side towards) {
    if (how == aggregate::median) return furthest_median(towards);
    if (how == aggregate::percentile) return furthest_percentile(towards, at);
    bool const from_this_side = (how == aggregate::nth_lowest) == (towards == side::low);
    return furthest_nth(towards, at.numerator(), from_this_side);
  };
  auto low = furthest(side::low);
  bool const is_plain = all_.perhaps_known == 0 && unbounded() == 0;
  auto high = is_plain ? low : furthest(side::high);
  return {std::move(low), std::move(high), surely() < least_size, false};
}

/// Counted from the end that is looked for, everyone who takes part helps; counted from the other
/// one, nobody who need not.
numbers_together::far_end numbers_together::furthest_nth(side towards, std::int64_t n,
                                                         bool from_this_side) const {
  auto const in_all = [&](std::int64_t place) -> far_end {
    if (place <= unbounded()) return std::nullopt;
    return number(*nth(towards, place - unbounded(), all_.perhaps_known));
  };
  if (from_this_side) return in_all(n);
  if (surely() < n) return in_all(1); // as many as are needed, of which it is the furthest
  auto const place = surely() + 1 - n;
  if (place <= all_.any) return std::nullopt;
  return number(*nth(towards, place - all_.any, 0));
}

/// The answer is at or behind a number if it is where all that lies beyond this takes part, and
/// nothing else that need not.
numbers_together::far_end numbers_together::furthest_percentile(side towards,
                                                                exact::ratio const& at) const {
  auto const is = last(towards, [&](numbers_passed const& passed, std::int64_t) {
    auto const size = surely() + all_.perhaps_any + passed.perhaps;
    auto const lowest_first =
        std::clamp<std::int64_t>(exact::ceil_times(at, size), 1, std::max<std::int64_t>(size, 1));
    auto const place = towards == side::low ? lowest_first : size + 1 - lowest_first;
    auto const before = unbounded() + passed.surely + passed.perhaps;
    return std::max<std::int64_t>(place, 1) > before;
  });
  return is ? far_end{number(*is)} : std::nullopt;
}

/// All take part that lie beyond the furthest that the nearer of the two in the middle can be; then
/// few more can help.
numbers_together::far_end numbers_together::furthest_median(side towards) const {
  auto const nearer = [](std::int64_t size) { return (size + 1) / 2; };
  auto const sure = surely() + all_.perhaps_any;
  auto const first = last(towards, [&](numbers_passed const& passed, std::int64_t) {
    auto const size = sure + passed.perhaps;
    auto const before = unbounded() + passed.surely + passed.perhaps;
    return std::max<std::int64_t>(nearer(size), 1) > before;
  });
  if (!first) return std::nullopt;
  auto taken = beyond(*first, towards, false).perhaps;
  if (sure + taken == 0) taken = 1;
  for (;; ++taken) {
    auto const size = sure + taken;
    auto const one = *nth(towards, nearer(size) - unbounded(), taken);
    auto const other = *nth(towards, size / 2 + 1 - unbounded(), taken);
    auto const is = (number(one) + number(other)) / rational{2};
    if (taken == all_.perhaps_known) return is;
    auto const next = last(towards, [&](numbers_passed const& passed, std::int64_t) {
      return passed.perhaps <= taken;
    });
    if (!exact::further(towards, number(*next), is)) return is;
  }
}

} // namespace chitieu::live
