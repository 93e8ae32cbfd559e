#include "checker.hpp"
#include "quantity_relation.hpp"

#include <chitieu/exact/rational.hpp>

namespace chitieu::check {
namespace {

using form = ast::quantity::form;
using kind = number_kind::form;
using sign = ir::arithmetic_value::sign;

} // namespace

// One end of what is asked, as a number: what a table gives, or what is written.
std::optional<typed_value> checker::end_of(ast::amount const& said, population_id p, span where) {
  if (auto const* by = table_named(said.written)) return table(p, *by, where);
  typed_value out;
  exact::ratio value;
  bool of_share = false;
  if (!amount(said, value, of_share, where) || !not_negative(said, value)) return std::nullopt;
  out.id = literal(p, value);
  if (of_share) out.kind.is = kind::share;
  return out;
}

// What a table gives is held against a number of the clause: the share of those who count, or how
// many they are.
std::optional<ir::measured> checker::held_against_table(ast::clause const& c,
                                                        population_id within) {
  auto fail = [&]() -> std::optional<ir::measured> { return failed_ = true, std::nullopt; };
  auto const& asked = c.amount;
  auto how = relation_of(asked.is);
  if (!how && bare_) how = bare_means();
  if (!how) {
    report(code::bare_percentage, asked.where, {asked.low.written}, {asked.low.written});
    offer_relations(asked.where);
    return fail();
  }
  if (asked.round != exact::rounding::none) {
    report(code::rounding_of_count, asked.where);
    offer_without_rounding(asked);
    return fail();
  }
  auto low = end_of(asked.low, within, asked.where);
  auto high = asked.is == form::between ? end_of(asked.high, within, asked.where) : low;
  if (!low || !high) return fail();
  auto const of_share = low->kind.is == kind::share;
  if (of_share != (high->kind.is == kind::share)) {
    report(code::mixed_range, asked.where);
    return fail();
  }
  if (asked.is == form::about) {
    if (!about_) {
      report(code::about_undeclared, asked.where);
      return fail();
    }
    auto const of_it = [&](exact::rational const& part) -> std::optional<ir::value_id> {
      auto const small = part.small();
      return small ? std::optional(combine(within, sign::times, literal(within, *small), low->id))
                   : std::nullopt;
    };
    auto const from = of_it(exact::rational(1) - *about_);
    auto const to = of_it(exact::rational(1) + *about_);
    if (!from || !to) {
      report(code::number_too_large, asked.where, {asked.low.written});
      return fail();
    }
    low->id = *from;
    high->id = *to;
  }
  std::optional<typed_value> left;
  if (of_share) {
    left = share(within, {*c.of, c.predicate, false}, c.where);
  } else {
    auto those = *c.of;
    for (auto& part : those.parts) part.filters.push_back({ast::filter::form::where, c.predicate});
    left = aggregate(within, {{}, {}, {}, std::move(those), false}, c.where);
  }
  if (!left) return fail();
  ir::measured out;
  out.of = within;
  out.left = left->id;
  out.how = *how;
  out.low = low->id;
  out.high = high->id;
  out.is_share = of_share;
  return out;
}

} // namespace chitieu::check
