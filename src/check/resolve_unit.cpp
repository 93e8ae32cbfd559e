#include "checker.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::check {
namespace {

using kind = number_kind::form;

} // namespace

// `unit tỷ đồng = 1000 triệu đồng`: units of one kind go back to one of them.
void checker::define_unit(ast::unit const& unit) {
  auto const folded = text::fold_name(unit.called.name);
  unit_value made{folded, exact::ratio(1)};
  if (unit.means) {
    auto const base = unit.means->unit ? text::fold_name(unit.means->unit->text) : std::string();
    auto const known = units_.find(base);
    made.base = known == units_.end() ? base : known->second.base;
    auto const factor = exact::rational(unit.means->value) *
                        (known == units_.end() ? exact::rational(1) : known->second.is);
    auto const small = factor.small();
    if (!small) return report(code::number_too_large, unit.called.where, {unit.means->written});
    if (small->numerator() <= 0 || base.empty() || base == folded)
      return report(code::bad_unit, unit.called.where, {unit.called.name});
    made.is = *small;
  }
  auto enter = [&](std::string const& name) {
    auto const fresh = units_.try_emplace(text::fold_name(name), made).second;
    if (!fresh) report(code::duplicate_name, unit.called.where, {name});
  };
  enter(unit.called.name);
  for (auto const& alias : unit.called.aliases) enter(alias);
}

// A number in the unit that another is counted in; a figure without a unit takes it as it is.
std::optional<typed_value> checker::in_unit_of(population_id p, typed_value value,
                                               number_kind const& wanted, span where) {
  auto const& from = value.kind.unit;
  if (value.kind.is != kind::plain || wanted.is != kind::plain || from == wanted.unit) return value;
  auto const unsaid = from.empty() && value.kind.figure;
  auto const free = wanted.unit.empty() && wanted.figure;
  if (unsaid || free) return value;
  auto base_of = [&](std::string const& unit) {
    auto const at = units_.find(unit);
    return at == units_.end() ? unit_value{unit, exact::ratio(1)} : at->second;
  };
  auto const left = base_of(from);
  auto const right = base_of(wanted.unit);
  if (left.base != right.base) {
    report(code::unit_mismatch, where,
           {value.kind.unit_said.empty() ? argument("a number without a unit", "số không có đơn vị")
                                         : argument(value.kind.unit_said),
            wanted.unit_said.empty() ? argument("a number without a unit", "số không có đơn vị")
                                     : argument(wanted.unit_said)});
    return std::nullopt;
  }
  auto const factor = (exact::rational(left.is) / exact::rational(right.is)).small();
  if (!factor) {
    report(code::unit_mismatch, where, {value.kind.unit_said, wanted.unit_said});
    return std::nullopt;
  }
  value.id = combine(p, ir::arithmetic_value::sign::times, literal(p, *factor), value.id);
  value.kind.unit = wanted.unit;
  value.kind.unit_said = wanted.unit_said;
  return value;
}

// Shares are held against percentages, differences of shares against points, days against days.
bool checker::like(number_kind const& left, number_kind const& right, span where) {
  if (left.is == right.is) return true;
  auto const both = [&](kind a, kind b) {
    return (left.is == a && right.is == b) || (left.is == b && right.is == a);
  };
  // A ratio of two numbers may be held against a percentage.
  auto const plain_unit = left.is == kind::plain ? left.unit : right.unit;
  auto const figure = left.is == kind::plain ? left.figure : right.figure;
  auto const whole = left.whole || right.whole;
  if (both(kind::plain, kind::share) && plain_unit.empty() && !figure && !whole) return true;
  if (both(kind::plain, kind::share) && figure) {
    report(code::percent_missing, where);
    offer_percent(where);
  } else if (both(kind::share, kind::points)) {
    report(code::percent_or_points, where);
    offer_points(where);
  } else {
    report(code::unlike_numbers, where);
  }
  return false;
}

} // namespace chitieu::check
