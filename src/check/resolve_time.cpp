#include "checker.hpp"

namespace chitieu::check {
namespace {

using kind = number_kind::form;
using unit = ir::time_between_value::unit;

unit unit_of(ast::time_between::unit in) {
  return static_cast<unit>(static_cast<std::uint8_t>(in));
}
static_assert(static_cast<int>(unit::minutes) ==
              static_cast<int>(ast::time_between::unit::minutes));

} // namespace

// A date or time of the row, a day as it is written (its first), or the day of the review.
std::optional<typed_value> checker::moment(population_id p, ast::moment const& m) {
  typed_value out;
  out.kind.is = kind::day;
  if (m.as_of) {
    ir::as_of_value made;
    if (program_.year) made.otherwise = data::to_day(std::chrono::year{*program_.year} / 12 / 31);
    out.id = build_.add_value(p, made);
    return out;
  }
  if (auto const* path = std::get_if<ast::path>(&m.at)) {
    auto const found = number(p, {ast::named_number{*path}, m.where});
    if (found && found->kind.is != kind::day && found->kind.is != kind::time) {
      report(code::not_a_date_column, m.where, {path->steps.back().text});
      return std::nullopt;
    }
    return found;
  }
  auto const value = with_constant(std::get<ast::value>(m.at));
  if (value.is != ast::value::form::period) {
    report(code::not_a_date_column, value.where, {value.text});
    return std::nullopt;
  }
  out.id = build_.add_value(p, ir::literal_value{exact::ratio(value.when.first), true});
  return out;
}

std::optional<typed_value> checker::time_between(population_id p, ast::time_between const& n,
                                                 span where) {
  auto from = moment(p, n.from);
  auto to = moment(p, n.to);
  if (!from || !to) return std::nullopt;
  ir::time_between_value made;
  auto const times = from->kind.is == kind::time || to->kind.is == kind::time;
  using in = ast::time_between::unit;
  auto const small = n.in == in::hours || n.in == in::minutes || n.in == in::seconds;
  if (small && (from->kind.is != kind::time || to->kind.is != kind::time)) {
    report(code::not_a_time, where);
    return std::nullopt;
  }
  // A day among times is its first minute.
  if (times)
    for (auto* side : {&*from, &*to})
      if (side->kind.is == kind::day)
        side->id = combine(p, ir::arithmetic_value::sign::times, side->id,
                           literal(p, exact::ratio(std::int64_t{24} * 60 * 60)));
  // Hours, minutes and seconds are exact, so that a second too many counts.
  if (small) {
    auto const seconds = exact::ratio(std::int64_t{n.in == in::hours     ? 60 * 60
                                                   : n.in == in::minutes ? 60
                                                                         : 1});
    typed_value exact_span;
    auto const unit = literal(p, seconds);
    exact_span.id = combine(p, ir::arithmetic_value::sign::over,
                            combine(p, ir::arithmetic_value::sign::minus, to->id, from->id), unit);
    return exact_span;
  }
  made.in = unit_of(n.in);
  made.from = from->id;
  made.to = to->id;
  made.times = times;
  typed_value out;
  out.id = build_.add_value(p, made);
  return out;
}

} // namespace chitieu::check
