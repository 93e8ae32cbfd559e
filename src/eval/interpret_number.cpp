#include "interpret_reading.hpp"

#include <algorithm>
#include <set>

namespace chitieu::eval {

using data::knowledge;
using exact::bounds;
using exact::rational;

namespace {

using moments = ir::time_between_value;

/// A moment as its day and second.
struct day_and_second {
  std::int64_t day;
  std::int64_t second;
  auto operator<=>(day_and_second const&) const = default;
};

day_and_second as_moment(std::int64_t value, bool times) {
  if (!times) return {value, 0};
  std::int64_t day = value / 86400;
  while (day * 86400 > value) --day;
  return {day, value - day * 86400};
}

/// The moment some months later: where there is no such day, the next one that there is.
day_and_second months_after(day_and_second const& start, int months) {
  auto const from = data::to_civil(static_cast<data::day>(start.day));
  auto const later = from + std::chrono::months{months};
  if (later.ok()) return {data::to_day(later), start.second};
  auto const next = later.year() / later.month() / 1 + std::chrono::months{1};
  return {data::to_day(next), 0};
}

std::int64_t count_months(day_and_second const& from, day_and_second const& to, int step) {
  int whole = 0;
  while (months_after(from, (whole + 1) * step) <= to) ++whole;
  return whole;
}

std::int64_t count_working_days(std::int64_t from, std::int64_t to,
                                std::set<data::day> const& holidays) {
  std::int64_t count = 0;
  for (auto day = static_cast<data::day>(from + 1); day <= to; ++day) {
    std::chrono::weekday const weekday{std::chrono::sys_days{std::chrono::days{day}}};
    if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
        !holidays.contains(day))
      ++count;
  }
  return count;
}

std::int64_t span_between(moments const& node, std::int64_t from, std::int64_t to,
                          std::set<data::day> const& holidays) {
  if (to < from) return -span_between(node, to, from, holidays);
  auto const a = as_moment(from, node.times);
  auto const b = as_moment(to, node.times);
  auto const seconds = (b.day - a.day) * 86400 + b.second - a.second;
  switch (node.in) {
  case moments::unit::years:
    return count_months(a, b, 12);
  case moments::unit::months:
    return count_months(a, b, 1);
  case moments::unit::weeks:
    return seconds / (7 * 86400);
  case moments::unit::days:
    return seconds / 86400;
  case moments::unit::working_days:
    return count_working_days(a.day, b.day, holidays);
  case moments::unit::hours:
    return seconds / 3600;
  case moments::unit::minutes:
    break;
  }
  return seconds / 60;
}

/// What records that are not in the table can do to an aggregate.
bounds with_others(exact::aggregate how, bounds seen) {
  using exact::aggregate;
  bool const sure = !seen.none && !seen.may_be_none;
  bounds all;
  all.may_be_none = !sure;
  switch (how) {
  case aggregate::count:
  case aggregate::different:
    all.low = seen.low;
    break;
  case aggregate::nth_lowest:
    if (sure) all.high = seen.high;
    break;
  case aggregate::nth_highest:
    if (sure) all.low = seen.low;
    break;
  case aggregate::sum:
  case aggregate::average:
  case aggregate::median:
  case aggregate::percentile:
    break;
  }
  return all;
}

} // namespace

struct number_reading {
  reading const& on;
  ir::population_id of;
  std::size_t row;

  bounds operator()(ir::literal_value const& node) const { return bounds::exactly(node.is); }

  bounds operator()(ir::cell_value const& node) const {
    auto const its = on.cell(of, node.column, row);
    if (its.known == knowledge::none) return bounds::nothing();
    if (its.known == knowledge::unknown) return {{}, {}, its.may_be_none, false};
    return bounds::exactly(on.number_in(of, node.column, its));
  }

  bounds operator()(ir::as_of_value const& node) const {
    if (on.as_of_) return bounds::exactly(std::int64_t{*on.as_of_});
    return node.otherwise ? bounds::exactly(std::int64_t{*node.otherwise}) : bounds::nothing();
  }

  bounds operator()(ir::through_value const& node) const {
    auto const its = on.cell(of, node.column, row);
    if (its.known == knowledge::none) return bounds::nothing();
    if (its.known == knowledge::unknown) return {{}, {}, true, false};
    return on.number(node.inner, static_cast<std::size_t>(its.value));
  }

  bounds operator()(ir::aggregate_value const& node) const {
    std::vector<exact::sample> samples;
    for (auto const& part : node.parts)
      for (std::size_t record = 0; record < on.rows(part.via.to); ++record) {
        three const in = on.among(part.via, part.filter, of, row, record);
        if (in == three::no) continue;
        bool const counts = node.how == exact::aggregate::count;
        samples.push_back(
            {counts ? bounds::exactly(0) : on.number(part.what, record), in == three::yes});
      }
    auto const seen = exact::combine(node.how, samples, node.at);
    return node.partial ? with_others(node.how, seen) : seen;
  }

  bounds operator()(ir::different_value const& node) const {
    std::set<std::string> surely;
    std::set<std::string> perhaps;
    std::int64_t unknown = 0;
    bool something = false;
    bool is_list = false;
    auto const& column = on.program_.schema.populations[node.via.to].columns[node.column];
    auto const all = values_of(node.via.to, node.column);
    for (std::size_t record = 0; record < on.rows(node.via.to); ++record) {
      three const in = on.among(node.via, node.filter, of, row, record);
      if (in == three::no) continue;
      auto const its = on.cell(node.via.to, node.column, record);
      auto const shape = on.data_.tables[node.via.to].columns[node.column]->shape();
      is_list = shape == data::cell_shape::list;
      if (its.known == knowledge::unknown) {
        ++unknown;
        bool const leads_nowhere = column.may_be_absent || all == std::int64_t{0};
        something |= in == three::yes && !is_list && !its.may_be_none && !leads_nowhere;
      }
      if (its.known != knowledge::value) continue;
      std::vector<std::string> texts;
      if (shape == data::cell_shape::text) texts.push_back(its.text);
      if (shape == data::cell_shape::scalar) texts.push_back(std::to_string(its.value));
      for (auto const item : its.items) texts.push_back(std::to_string(item));
      perhaps.insert(texts.begin(), texts.end());
      if (in == three::yes) surely.insert(texts.begin(), texts.end());
    }
    auto const fewest = static_cast<std::int64_t>(surely.size());
    auto const seen = static_cast<std::int64_t>(perhaps.size());
    bounds is;
    is.low = rational{fewest == 0 && something ? 1 : fewest};
    if (node.partial) return is;
    if (unknown == 0) {
      is.high = rational{seen};
      return is;
    }
    if (all)
      is.high = rational{std::max(seen, is_list ? *all : std::min(*all, seen + unknown))};
    else if (!is_list)
      is.high = rational{seen + unknown};
    return is;
  }

  bounds operator()(ir::share_value const& node) const {
    auto const seen = on.links(node.parts, of, row);
    if (node.partial) return {rational{0}, rational{1}, seen.base() == 0, false};
    if (seen.base() + seen.maybe_base() == 0) return bounds::nothing();
    exact::threshold asked;
    asked.of_share = true;
    auto const shares = exact::measure(seen, asked);
    return {rational{*shares.low}, rational{*shares.high}, seen.base() == 0, false};
  }

  bounds operator()(ir::arithmetic_value const& node) const {
    auto const left = on.number(node.left, row);
    auto const right = on.number(node.right, row);
    switch (node.is) {
    case ir::arithmetic_value::sign::plus:
      return left + right;
    case ir::arithmetic_value::sign::minus:
      return left - right;
    case ir::arithmetic_value::sign::times:
      return left * right;
    case ir::arithmetic_value::sign::over:
      break;
    }
    return left / right;
  }

  bounds operator()(ir::time_between_value const& node) const {
    auto const from = on.number(node.from, row);
    auto const to = on.number(node.to, row);
    if (from.none || to.none) return bounds::nothing();
    auto const& holidays = on.program_.holidays;
    bounds is{{}, {}, from.may_be_none || to.may_be_none, false};
    if (from.high && to.low)
      is.low = rational{span_between(node, *from.high->floor(), *to.low->floor(), holidays)};
    if (from.low && to.high)
      is.high = rational{span_between(node, *from.low->floor(), *to.high->floor(), holidays)};
    return is;
  }

  bounds operator()(ir::chosen_value const& node) const {
    std::vector<bounds> possible;
    bool decided = false;
    for (auto const& [when, then] : node.cases) {
      if (decided) break;
      three const said = on.holds(when, row);
      if (said != three::no) possible.push_back(on.number(then, row));
      decided = said == three::yes;
    }
    if (!decided)
      possible.push_back(node.otherwise ? on.number(*node.otherwise, row) : bounds::nothing());
    bounds any = possible.front();
    for (auto const& one : possible) any = either(any, one);
    return any;
  }

  bounds operator()(ir::whole_value const& node) const { return on.number(node.inner, 0); }

  bounds operator()(ir::earlier_value const& node) const {
    auto const at = node.dataset + std::size_t{1};
    if (at >= on.all_.size() || on.all_[at] == nullptr) return bounds::nothing();
    reading const then{on.program_, on.all_, on.as_of_, at};
    if (of == ir::world) return then.number(node.inner, 0);
    auto const& keys = on.all_[at]->tables[of].keys;
    auto const& own = on.data_.tables[of].keys;
    if (row >= own.size()) return bounds::nothing();
    auto const there = keys.find(own[row]);
    return there < keys.size() ? then.number(node.inner, there) : bounds::nothing();
  }

  bounds operator()(ir::rank_value const& node) const {
    auto const own = turned(on.number(node.of, row), node.highest_first);
    three const in = on.holds(node.among, row);
    if (in == three::no || own.none) return bounds::nothing();
    std::int64_t fewest = 1;
    std::int64_t most = 1;
    for (std::size_t other = 0; other < on.rows(of); ++other) {
      if (other == row) continue;
      three const there = on.holds(node.among, other);
      auto const its = turned(on.number(node.of, other), node.highest_first);
      if (there == three::no || its.none) continue;
      if (there == three::yes && !its.may_be_none && its.low && own.high && *its.low > *own.high)
        ++fewest;
      if (!its.high || !own.low || *its.high > *own.low) ++most;
    }
    bounds is{rational{fewest}, rational{most}, in != three::yes || own.may_be_none, false};
    if (node.partial) is.high.reset();
    return is;
  }

 private:
  static bounds turned(bounds const& is, bool highest_first) {
    return highest_first ? is : bounds::exactly(0) - is;
  }

  std::optional<std::int64_t> values_of(ir::population_id whose, ir::column_id column) const {
    auto const& declared = on.program_.schema.populations[whose].columns[column];
    if (declared.values)
      return static_cast<std::int64_t>(on.program_.schema.scales[*declared.values].levels.size());
    if (declared.target) return static_cast<std::int64_t>(on.rows(*declared.target));
    if (declared.type == schema::type::flag) return 2;
    return std::nullopt;
  }
};

bounds reading::number(ir::value_id id, std::size_t row) const {
  auto const& asked = program_.values[id];
  return std::visit(number_reading{*this, asked.of, row}, asked.node);
}

} // namespace chitieu::eval
