#include "checker.hpp"
#include "quantity_relation.hpp"
#include "relation_text.hpp"

#include "written.hpp"

namespace chitieu::check {
namespace {

using form = ast::quantity::form;
using exact::relation;
using sign = ir::arithmetic_value::sign;

} // namespace

// What a clause comes to when it compares a number, within a group or of the whole; nothing, and no
// failure, when it counts.
std::optional<ir::measured> checker::number_of(ast::clause const& c, population_id within) {
  if (c.compares) {
    auto const found = measured(within, *c.compares, c.where);
    if (!found) failed_ = true;
    return found;
  }
  if (c.weighed) return weighed_share(c, within);
  if (!c.per.empty()) return ratio_of_counts(c, within);
  if (!c.as_many.empty()) return compared_counts(c, within);
  if (c.of && !c.predicate.empty() &&
      (table_named(c.amount.low.written) || table_named(c.amount.high.written)))
    return held_against_table(c, within);
  return std::nullopt;
}

// `at least 1/3 of the hours of lessons …`: the part of a sum that belongs to those.
std::optional<ir::measured> checker::weighed_share(ast::clause const& c, population_id within) {
  auto fail = [&]() -> std::optional<ir::measured> { return failed_ = true, std::nullopt; };
  auto const asked = threshold(c.amount, false);
  if (!asked || !c.of) return fail();
  if (!asked->of_share) {
    report(code::percent_missing, c.amount.where);
    offer_percent(c.amount.low.where);
    return fail();
  }
  if (c.predicate.empty()) {
    report(code::missing_predicate, c.where, {}, {""});
    return fail();
  }
  auto const of = records(within, *c.of, false);
  if (!of) return fail();
  ir::aggregate_value whole;
  whole.how = exact::aggregate::sum;
  auto part = whole;
  for (auto const& each : *of) {
    auto const q = each.via.to;
    auto const weight = number(q, {ast::named_number{*c.weighed}, c.where});
    if (!weight) return fail();
    auto const predicate = condition(q, c.predicate.front());
    whole.parts.push_back({each.via, each.filter, weight->id});
    part.parts.push_back({each.via, build_.both(q, each.filter, predicate), weight->id});
    whole.partial = part.partial =
        whole.partial || program_.schema.populations[q].covers == schema::coverage::partial;
  }
  if (failed_) return std::nullopt;
  ir::measured out;
  out.of = within;
  auto const of_all = build_.add_value(within, std::move(whole));
  out.left = combine(within, sign::over, build_.add_value(within, std::move(part)), of_all);
  out.how = asked->how;
  out.low = literal(within, asked->low);
  out.high = asked->how == relation::between ? literal(within, asked->high) : out.low;
  out.is_share = out.low_is_figure = true;
  return out;
}

// `at least 1 lecturers per 25 students`: a count over another, against 1/25.
std::optional<ir::measured> checker::ratio_of_counts(ast::clause const& c, population_id within) {
  auto fail = [&]() -> std::optional<ir::measured> { return failed_ = true, std::nullopt; };
  auto const asked = threshold(c.amount, true);
  if (!asked || !c.of) return fail();
  if (asked->of_share) {
    report(code::count_is_meant, c.amount.where, {c.amount.low.written});
    offer_count(c.amount.low.where);
    return fail();
  }
  exact::ratio per(1);
  bool of_share = false;
  if (c.per_amount && !amount(*c.per_amount, per, of_share, c.where)) return fail();
  if (per <= exact::ratio(0)) {
    report(code::zero_denominator, c.where, {std::string(parsed_.from.slice(c.where))});
    return fail();
  }
  auto count = [&](ast::subject const& s) {
    return aggregate(within, {{}, {}, {}, s, false}, c.where);
  };
  auto said = *c.of;
  if (!c.predicate.empty())
    for (auto& part : said.parts) part.filters.push_back({ast::filter::form::where, c.predicate});
  auto const above = count(said);
  ast::subject below;
  below.parts = c.per;
  below.where = c.where;
  auto const under = count(below);
  if (!above || !under) return fail();
  auto bound = [&](exact::ratio const& n) -> std::optional<ir::value_id> {
    auto const ratio = (exact::rational(n) / exact::rational(per)).small();
    return ratio ? std::optional(literal(within, *ratio)) : std::nullopt;
  };
  ir::measured out;
  out.of = within;
  out.left = combine(within, sign::over, above->id, under->id);
  out.how = asked->how;
  auto const low = bound(asked->low);
  auto const high = bound(asked->high);
  if (!low || !high) {
    auto const& end = low ? c.amount.high : c.amount.low;
    report(code::number_too_large, end.where, {end.written});
    return fail();
  }
  out.low = *low;
  out.high = out.how == relation::between ? *high : *low;
  out.low_is_figure = true;
  return out;
}

// `at most 20% as many A as B`: the count of A against 20% of the count of B. Who is in both counts
// on both sides.
std::optional<ir::measured> checker::compared_counts(ast::clause const& c, population_id within) {
  auto fail = [&]() -> std::optional<ir::measured> { return failed_ = true, std::nullopt; };
  auto asked = c.amount;
  // There may be more than all of the others, so that no part of a whole is asked for.
  for (auto* each : {&asked.low, &asked.high})
    if (each->is == ast::amount::form::percent || each->is == ast::amount::form::permille ||
        each->is == ast::amount::form::fraction)
      each->is = ast::amount::form::count;
  if (asked.is == form::bare && asked.low.is != c.amount.low.is) {
    if (!bare_) {
      report(code::bare_percentage, c.amount.where, {as_said(c.amount.low)},
             {as_said(c.amount.low)});
      offer_relations(c.amount.where);
      return fail();
    }
    asked.is = *bare_;
  }
  auto const known = threshold(asked, true);
  if (!known || !c.of) return fail();
  auto count = [&](ast::noun_phrase const& of) {
    ast::subject all;
    all.parts.push_back(of);
    all.where = of.where;
    return aggregate(within, {{}, {}, {}, std::move(all), false}, c.where);
  };
  auto const left = count(c.of->parts.front());
  auto const other = count(c.as_many.front());
  if (!left || !other) return fail();
  auto bound = [&](exact::ratio const& part) {
    return combine(within, sign::times, literal(within, part), other->id);
  };
  ir::measured out;
  out.of = within;
  out.left = left->id;
  out.how = known->how;
  out.low = bound(known->low);
  out.high = out.how == relation::between ? bound(known->high) : out.low;
  return out;
}

// A threshold of a number as it is written: `≥ 8,0`; nothing where it is worked out.
std::string checker::measured_text(ast::measured const& said) {
  if (said.is != ast::measured::form::plain) return {};
  auto const how = said.how ? *said.how : bare_means();
  auto written = [](ast::measure const& m) -> std::string {
    auto const* is = std::get_if<ast::figure>(&m.node);
    return is ? as_written(*is) : std::string();
  };
  auto const low = written(said.right.front());
  if (low.empty()) return {};
  auto const between = how == relation::between;
  auto const high = between ? written(said.right.back()) : std::string();
  return between && high.empty() ? std::string() : relation_text(how, low, high);
}

std::string checker::number_text(ast::clause const& c) {
  if (!c.as_many.empty()) return {};
  exact::threshold asked;
  if (table_named(c.amount.low.written) || table_named(c.amount.high.written)) {
    asked.how = bare_ ? bare_means() : relation::at_least;
    if (auto const how = relation_of(c.amount.is)) asked.how = *how;
    asked.of_share = true;
  } else {
    asked = threshold(c.amount, !c.per.empty()).value_or(asked);
  }
  auto const text = threshold_text(c.amount, asked);
  return c.per.empty() || !c.per_amount ? text : text + " / " + c.per_amount->written;
}

void checker::emit(ir::target& into, ir::clause made, ast::clause const& c) {
  made.sentence = c.written;
  made.at = parsed_.from.locate(c.where);
  if (!c.only_if.empty()) made.only_if = condition(ir::world, c.only_if.front());
  auto const ordinal = into.clauses.size();
  made.id = !c.id.empty() ? c.id : ordinal == 0 ? into.id : into.id + "." + std::to_string(ordinal);
  into.clauses.push_back(std::move(made));
}

} // namespace chitieu::check
