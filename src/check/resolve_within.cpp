#include "checker.hpp"

#include <chitieu/exact/rational.hpp>

namespace chitieu::check {
namespace {

using exact::relation;
using kind = number_kind::form;
using sign = ir::arithmetic_value::sign;
using unit = ir::time_between_value::unit;

constexpr std::int64_t seconds_of_minute = 60;
constexpr std::int64_t seconds_of_hour = 60 * seconds_of_minute;
constexpr std::int64_t seconds_of_day = 24 * seconds_of_hour;

// A day before all that tables hold.
constexpr auto first_day = std::chrono::year{1} / 1 / 1;

} // namespace

// The day of a date, or of a time: the whole days since long ago.
ir::value_id checker::day_of(population_id p, typed_value const& of) {
  if (of.kind.is != kind::time) return of.id;
  auto const origin = std::int64_t{data::to_day(first_day)};
  ir::time_between_value since;
  since.in = unit::days;
  since.from = literal(p, exact::ratio(origin * seconds_of_day));
  since.to = of.id;
  since.times = true;
  auto const begin = literal(p, exact::ratio(origin));
  return combine(p, sign::plus, build_.add_value(p, since), begin);
}

// That a cell that may be known to be empty is not.
std::vector<ir::condition_id> checker::happened(population_id p, ast::path const& path) {
  std::vector<ir::condition_id> out;
  for (auto const& at : follow(p, path))
    if (at.steps.size() > 0 ||
        column_at(at.population, at.column).when_blank == schema::blank::none)
      out.push_back(
          wrap(at, build_.add(at.population,
                              ir::negation{build_.add(at.population, ir::none_test{at.column})})));
  return out;
}

// That cells which are held against each other as they are, are not known to be empty: like any
// comparison of such a cell, it is not met then.
std::vector<ir::condition_id> checker::not_none(population_id p, ast::measured const& said) {
  std::vector<ir::condition_id> out;
  if (said.is != ast::measured::form::plain || p == ir::world) return out;
  for (auto const* side : {&said.left, &said.right})
    for (auto const& each : *side) {
      auto const* named = std::get_if<ast::named_number>(&each.node);
      auto const is_cell = named && named->column.steps.size() == 1 &&
                           column_named(p, named->column.steps.front().text);
      if (!is_cell) continue;
      for (auto const one : happened(p, named->column)) out.push_back(one);
    }
  return out;
}

// Not before `from`, and not later than so many units after it. Hours, minutes and seconds are
// exact; all else goes by days, so that the whole last day is in time.
ir::condition_id checker::within(population_id p, ast::within const& said, span where) {
  auto const at = number(p, {ast::named_number{said.column}, where});
  auto const from = moment(p, said.from);
  if (!at || !from) return failed(p);
  if (at->kind.is != kind::day && at->kind.is != kind::time) {
    report(code::not_a_date_column, said.column.steps.back().where,
           {said.column.steps.back().text});
    return failed(p);
  }
  exact::ratio many;
  bool is_share = false;
  if (!amount(said.amount, many, is_share, where) || !not_negative(said.amount, many))
    return failed(p);
  if (is_share) {
    report(code::count_is_meant, said.amount.where, {said.amount.written});
    offer_count(said.amount.where);
    return failed(p);
  }
  // What surely has not happened is not in time.
  std::vector<ir::condition_id> all = happened(p, said.column);
  if (auto const* path = std::get_if<ast::path>(&said.from.at); path && !said.from.as_of)
    for (auto const each : happened(p, *path)) all.push_back(each);
  auto asked = [&](ir::condition_id test) {
    all.push_back(test);
    return build_.add(p, ir::all_of{std::move(all)});
  };
  auto between = [&](ir::value_id span_of, std::int64_t per_unit) {
    auto const most = (exact::rational(many) * exact::rational(per_unit)).small();
    auto const zero = literal(p, exact::ratio(0));
    if (!most) {
      report(code::number_too_large, said.amount.where, {said.amount.written});
      return failed(p);
    }
    return asked(
        build_.add(p, ir::value_test{span_of, relation::between, zero, literal(p, *most)}));
  };
  using in = ast::time_unit;
  if (said.in == in::hours || said.in == in::minutes || said.in == in::seconds) {
    if (at->kind.is != kind::time || from->kind.is != kind::time) {
      report(code::not_a_time, where);
      return failed(p);
    }
    auto const seconds = said.in == in::hours     ? seconds_of_hour
                         : said.in == in::minutes ? seconds_of_minute
                                                  : 1;
    return between(combine(p, sign::minus, at->id, from->id), seconds);
  }
  auto const last = day_of(p, *at);
  auto const first = day_of(p, *from);
  if (said.in == in::days || said.in == in::weeks)
    return between(combine(p, sign::minus, last, first), said.in == in::weeks ? 7 : 1);

  auto const not_before = build_.add(p, ir::value_test{last, relation::at_least, first, first});
  ir::time_between_value passed;
  passed.from = first;
  passed.to = last;
  auto how = relation::at_most;
  if (said.in == in::working_days) {
    passed.in = unit::working_days;
  } else {
    // Complete months are counted, so it is the day before that must not have so many.
    passed.in = said.in == in::years ? unit::years : unit::months;
    passed.to = combine(p, sign::minus, last, literal(p, exact::ratio(1)));
    how = relation::less_than;
  }
  auto const most = literal(p, many);
  auto const soon = build_.add(p, ir::value_test{build_.add_value(p, passed), how, most, most});
  return asked(build_.both(p, not_before, soon));
}

} // namespace chitieu::check
