#include "time_between.hpp"

#include <algorithm>
#include <vector>

namespace chitieu::eval {
namespace {

using data::knowledge;
using exact::bounds;
using unit = ir::time_between_value::unit;

constexpr std::int64_t seconds_of_day = 24 * 60 * 60;
constexpr std::int64_t days_of_week = 7;

/// Days that are farther away have no calendar; what is asked of them is not known.
constexpr std::int64_t farthest_day = 10'000'000;

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

/// A day and the second in it.
struct moment {
  std::int64_t day = 0;
  std::int64_t second = 0;
};

class calendar {
 public:
  calendar(ir::time_between_value const& span, std::set<data::day> const& holidays)
      : in_{span.in}, times_{span.times} {
    if (in_ != unit::working_days) return;
    for (auto const day : holidays)
      if (is_weekday(day)) holidays_.push_back(day);
  }

  /// Rises with `to` and falls with `from`.
  [[nodiscard]] std::optional<std::int64_t> between(std::int64_t from, std::int64_t to) const {
    auto const a = moment_of(from);
    auto const b = moment_of(to);
    if (std::max(a.day, b.day) > farthest_day || std::min(a.day, b.day) < -farthest_day)
      return std::nullopt;
    auto const seconds = (b.day - a.day) * seconds_of_day + b.second - a.second;
    switch (in_) {
    case unit::years:
      return months(a, b) / 12;
    case unit::months:
      return months(a, b);
    case unit::weeks:
      return seconds / (days_of_week * seconds_of_day);
    case unit::days:
      return seconds / seconds_of_day;
    case unit::working_days:
      return working_days_to(b.day) - working_days_to(a.day);
    case unit::hours:
      return seconds / (60 * 60);
    case unit::minutes:
      break;
    }
    return seconds / 60;
  }

 private:
  [[nodiscard]] moment moment_of(std::int64_t value) const {
    if (!times_) return {value, 0};
    auto const day = floor_divide(value, seconds_of_day);
    return {day, value - day * seconds_of_day};
  }

  static std::int64_t months(moment const& from, moment const& to) {
    if (to.day < from.day || (to.day == from.day && to.second < from.second))
      return -months(to, from);
    auto const a = data::to_civil(static_cast<data::day>(from.day));
    auto const b = data::to_civil(static_cast<data::day>(to.day));
    auto const place = [](auto const& civil) {
      return std::int64_t{int{civil.year()}} * 12 + unsigned{civil.month()};
    };
    // The day and second that are reached in the last month: one more has passed or not.
    bool const reached = b.day() > a.day() || (b.day() == a.day() && to.second >= from.second);
    return place(b) - place(a) - (reached ? 0 : 1);
  }

  static bool is_weekday(std::int64_t day) {
    // Day 0 was a Thursday.
    auto const from_monday = (day + 3) - floor_divide(day + 3, days_of_week) * days_of_week;
    return from_monday < 5;
  }

  /// Working days from a Monday long ago up to this day.
  [[nodiscard]] std::int64_t working_days_to(std::int64_t day) const {
    auto const weeks = floor_divide(day + 3, days_of_week);
    auto const rest = day + 3 - weeks * days_of_week;
    auto const holidays = std::upper_bound(holidays_.begin(), holidays_.end(), day);
    return weeks * 5 + std::min<std::int64_t>(rest + 1, 5) - (holidays - holidays_.begin());
  }

  unit in_;
  bool times_;
  std::vector<std::int64_t> holidays_; ///< those on weekdays, ascending
};

/// A moment within a day or second counts as that one.
std::optional<std::int64_t> whole(std::optional<exact::rational> const& value) {
  return value ? value->floor() : std::nullopt;
}

bounds between(calendar const& by, bounds const& from, bounds const& to) {
  if (from.none || to.none) return bounds::nothing();
  bounds span;
  span.may_be_none = from.may_be_none || to.may_be_none;
  auto const end = [&](auto const& first, auto const& last) -> std::optional<exact::rational> {
    auto const a = whole(first);
    auto const b = whole(last);
    auto const is = a && b ? by.between(*a, *b) : std::nullopt;
    if (!is) return std::nullopt;
    return exact::rational{*is};
  };
  span.low = end(from.high, to.low);
  span.high = end(from.low, to.high);
  return span;
}

} // namespace

numbers time_between(ir::time_between_value const& span, numbers const& from, numbers const& to,
                     std::set<data::day> const& holidays, exact::pace const& with) {
  calendar const by{span, holidays};
  auto const a = from.units();
  auto const b = to.units();
  bool const whole_units = a && b && a->scale() == 0 && b->scale() == 0;
  numbers_builder made{with, from.rows()};
  for (std::size_t row = 0; row < from.rows(); ++row) {
    auto const is =
        whole_units && a->known(row) == knowledge::value && b->known(row) == knowledge::value
            ? by.between((*a)[row], (*b)[row])
            : std::nullopt;
    if (is)
      made.add_units(*is);
    else
      made.add(between(by, from[row], to[row]));
  }
  return made.finish();
}

} // namespace chitieu::eval
