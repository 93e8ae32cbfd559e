#include "numbers_together.hpp"

#include <algorithm>
#include <type_traits>

namespace chitieu::live {

using exact::bounds;
using exact::rational;

numbers_together::numbers_together(std::span<number_sum const* const> places, int scale)
    : places_{places}, scale_{scale} {
  for (auto const* one : places_) all_.add(*one);
}

bounds numbers_together::combine(aggregate how, exact::ratio const& at) const {
  if (how == aggregate::sum) return sum();
  if (how == aggregate::average) return average();
  return ranked(how, at);
}

template <class Of>
auto numbers_together::of_others(side end, Of of) const {
  std::invoke_result_t<Of, number_ends const&> all{};
  if (all_.others_size == 0) return all;
  for (auto const* one : places_)
    if (one->others) all = all + of(one->others->towards(end));
  return all;
}

rational numbers_together::known_sum(side end) const {
  return all_.sum.total(scale_) + of_others(end, [](auto const& ends) { return ends.sum(); });
}

std::int64_t numbers_together::open_surely(side end) const {
  return all_.any + of_others(end, [](auto const& ends) { return ends.open_surely(); });
}

std::int64_t numbers_together::open_perhaps(side end) const {
  return all_.perhaps_any + of_others(end, [](auto const& ends) { return ends.open_perhaps(); });
}

std::int64_t numbers_together::unbounded(side end) const {
  return open_surely(end) + open_perhaps(end);
}

std::int64_t numbers_together::perhaps(side end) const {
  return all_.perhaps_known + of_others(end, [](auto const& ends) { return ends.perhaps(); });
}

std::int64_t numbers_together::surely() const {
  return all_.known + open_surely(side::low) +
         of_others(side::low, [](auto const& ends) { return ends.surely(); });
}

std::int64_t numbers_together::at_most() const {
  return surely() + perhaps(side::low) + open_perhaps(side::low);
}

bool numbers_together::is_settled() const {
  if (all_.any + all_.perhaps_known + all_.perhaps_any > 0) return false;
  return all_.others_size == 0 || std::ranges::all_of(places_, [](auto const* one) {
           return !one->others || one->others->unsettled == 0;
         });
}

/// Of numbers between two units those up to the lower one lie below, and those above it above.
template <class Passed>
Passed numbers_together::units_beyond(order_tree const& of, rational const& number, side end,
                                      bool and_itself) const {
  if (of.is_empty()) return {};
  auto const in_units = number / rational::of(exact::decimal{1, scale_});
  auto const whole = in_units.floor();
  if (!whole) return (in_units.sign() > 0) == (end == side::low) ? of.all<Passed>() : Passed{};
  bool const is_unit = rational{*whole} == in_units;
  return of.beyond<Passed>(*whole, end, is_unit ? and_itself : end == side::low);
}

/// Adds what is kept at a place beyond a number, but for one of its trees.
template <class All, class Tree, class Number>
void numbers_together::add_beyond(All& to, number_sum const& place, Tree const* but,
                                  Number const& number, side end, bool and_itself) const {
  auto const is_left_out = [&]([[maybe_unused]] auto const& tree) {
    if constexpr (std::is_same_v<std::decay_t<decltype(tree)>, Tree>) return &tree == but;
    return false;
  };
  using of_units = passed_in<All, order_tree>;
  if (!is_left_out(place.order)) {
    if constexpr (std::is_same_v<Number, rational>)
      to.add(units_beyond<of_units>(place.order, number, end, and_itself));
    else
      to.add(place.order.beyond<of_units>(number, end, and_itself));
  }
  if (!place.others) return;
  auto const& others = place.others->towards(end).order();
  if (!is_left_out(others))
    to.add(others.beyond<passed_in<All, number_tree>>(this->number(number), end, and_itself));
}

template <class All, class Holds>
numbers_together::far_end numbers_together::last(side end, Holds holds) const {
  far_end found;
  auto const look_in = [&]<class Tree>(Tree const& tree) {
    using of_tree = passed_in<All, Tree>;
    auto const its =
        tree.template last<of_tree>(end, [&](of_tree const& before, auto const& number) {
          All all;
          all.add(before);
          for (auto const* other : places_) add_beyond(all, *other, &tree, number, end, false);
          return holds(all, number);
        });
    if (!its) return;
    auto is = number(*its);
    if (!found || exact::further(end, *found, is)) found = std::move(is);
  };
  for (auto const* one : places_) {
    look_in(one->order);
    if (one->others) look_in(one->others->towards(end).order());
  }
  return found;
}

template <class All>
All numbers_together::beyond(rational const& number, side end, bool and_itself) const {
  All all;
  for (auto const* one : places_)
    add_beyond<All, order_tree>(all, *one, nullptr, number, end, and_itself);
  return all;
}

numbers_together::far_end numbers_together::nth(side end, std::int64_t n,
                                                std::int64_t taken) const {
  return last<numbers_counted>(end, [&](numbers_counted const& before, auto const&) {
    return before.surely + std::min(before.perhaps, taken) < n;
  });
}

bounds numbers_together::sum() const {
  auto low = furthest_sum(side::low);
  auto high = is_settled() ? low : furthest_sum(side::high);
  return {std::move(low), std::move(high), false, false};
}

/// What perhaps takes part adds nothing where that helps.
numbers_together::far_end numbers_together::furthest_sum(side towards) const {
  if (unbounded(towards) > 0) return std::nullopt;
  auto units = all_.sum;
  units.add(towards == side::low ? all_.below : all_.above);
  return units.total(scale_) +
         of_others(towards, [](auto const& ends) { return ends.sum() + ends.beyond_zero(); });
}

bounds numbers_together::average() const {
  if (at_most() == 0) return bounds::nothing();
  auto low = furthest_average(side::low);
  auto high = is_settled() ? low : furthest_average(side::high);
  return {std::move(low), std::move(high), surely() == 0, false};
}

/// One that perhaps takes part does as long as it lies further out than the average of those before
/// it; none that lies further in helps where it does not.
numbers_together::far_end numbers_together::furthest_average(side towards) const {
  if (unbounded(towards) > 0) return std::nullopt;
  auto const sure = surely();
  auto const of_sure = known_sum(towards);
  if (perhaps(towards) == 0) return of_sure / rational{sure};
  auto const sum_of = [&](all_summed const& those) {
    return of_sure + those.units.of_perhaps.total(scale_) + those.others.is;
  };
  auto const taken = last<all_summed>(towards, [&](all_summed const& before, auto const& its) {
    auto const size = sure + before.units.counted.perhaps;
    return size == 0 || exact::further(towards, number(its) * rational{size}, sum_of(before));
  });
  auto const all = taken ? beyond<all_summed>(*taken, towards, true) : all_summed{};
  return sum_of(all) / rational{sure + all.units.counted.perhaps};
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
  auto high = is_settled() ? low : furthest(side::high);
  return {std::move(low), std::move(high), surely() < least_size, false};
}

/// Counted from the end that is looked for, everyone who takes part helps; counted from the other
/// one, nobody who need not.
numbers_together::far_end numbers_together::furthest_nth(side towards, std::int64_t n,
                                                         bool from_this_side) const {
  auto const in_all = [&](std::int64_t place) -> far_end {
    if (place <= unbounded(towards)) return std::nullopt;
    return nth(towards, place - unbounded(towards), perhaps(towards));
  };
  if (from_this_side) return in_all(n);
  if (surely() < n) return in_all(1); // as many as are needed, of which it is the furthest
  auto const place = surely() + 1 - n;
  if (place <= open_surely(towards)) return std::nullopt;
  return nth(towards, place - open_surely(towards), 0);
}

/// The answer is at or behind a number if it is where all that lies beyond this takes part, and
/// nothing else that need not.
numbers_together::far_end numbers_together::furthest_percentile(side towards,
                                                                exact::ratio const& at) const {
  auto const sure = surely() + open_perhaps(towards);
  auto const first = unbounded(towards);
  return last<numbers_counted>(towards, [&](numbers_counted const& those, auto const&) {
    auto const size = sure + those.perhaps;
    auto const lowest_first =
        std::clamp<std::int64_t>(exact::ceil_times(at, size), 1, std::max<std::int64_t>(size, 1));
    auto const place = towards == side::low ? lowest_first : size + 1 - lowest_first;
    auto const before = first + those.surely + those.perhaps;
    return std::max<std::int64_t>(place, 1) > before;
  });
}

/// All take part that lie beyond the furthest that the nearer of the two in the middle can be; then
/// few more can help.
numbers_together::far_end numbers_together::furthest_median(side towards) const {
  auto const nearer = [](std::int64_t size) { return (size + 1) / 2; };
  auto const sure = surely() + open_perhaps(towards);
  auto const open = unbounded(towards);
  auto const first = last<numbers_counted>(towards, [&](numbers_counted const& those, auto const&) {
    auto const size = sure + those.perhaps;
    auto const before = open + those.surely + those.perhaps;
    return std::max<std::int64_t>(nearer(size), 1) > before;
  });
  if (!first) return std::nullopt;
  auto taken = beyond<numbers_counted>(*first, towards, false).perhaps;
  if (sure + taken == 0) taken = 1;
  for (auto const most = perhaps(towards);; ++taken) {
    auto const size = sure + taken;
    auto const one = *nth(towards, nearer(size) - open, taken);
    auto const other = *nth(towards, size / 2 + 1 - open, taken);
    auto const is = (one + other) / rational{2};
    if (taken == most) return is;
    auto const next = last<numbers_counted>(
        towards, [&](numbers_counted const& those, auto const&) { return those.perhaps <= taken; });
    if (!exact::further(towards, *next, is)) return is;
  }
}

} // namespace chitieu::live
