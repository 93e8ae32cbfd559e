#include "checker.hpp"
#include "written.hpp"

namespace chitieu::check {

using exact::relation;

// `in the top 3 by …`: not more than two have more; equal ones share a place. Of a share the place
// must not pass that part of all.
ir::condition_id checker::ranked(population_id p, ast::ranked const& n) {
  auto const of = number(p, n.by.front());
  exact::ratio asked;
  bool of_share = false;
  if (!of || !amount(n.amount, asked, of_share, n.amount.where)) return failed(p);
  // Nobody is in the top 0, and there is no place 2.5; a share of all may be any.
  if (asked <= exact::ratio(0) || (!of_share && asked.denominator() != 1)) {
    report(code::bad_place, n.amount.where, {as_said(n.amount)});
    return failed(p);
  }
  auto const among = present(p);
  bool const partial = program_.schema.populations[p].covers == schema::coverage::partial;
  auto const rank = build_.add_value(p, ir::rank_value{of->id, among, n.top, partial});
  auto last = literal(p, asked);
  if (of_share) {
    ir::aggregate_value all;
    all.how = exact::aggregate::count;
    all.partial = partial;
    all.parts.push_back({{p, 0, false, true}, among, literal(p, exact::ratio(1))});
    last = combine(p, ir::arithmetic_value::sign::times, last, build_.add_value(p, std::move(all)));
  }
  return build_.add(p, ir::value_test{rank, relation::at_most, last, last});
}

ir::condition_id checker::count_of(population_id p, ast::count_of const& n, span where) {
  auto const asked = threshold(n.amount, true);
  if (!asked) return failed(p);
  ir::count_of made;
  made.asked = *asked;
  if (asked->of_share && n.amount.is == ast::quantity::form::all) {
    made.asked = {};
    made.asked.low = exact::ratio(static_cast<std::int64_t>(n.parts.size()));
  } else if (asked->of_share) {
    report(code::count_is_meant, where, {n.amount.low.written});
    offer_count(n.amount.low.where);
    return failed(p);
  }
  for (auto const& part : n.parts) made.parts.push_back(condition(p, part));
  return build_.add(p, std::move(made));
}

// `the latest of their inspections by ngày …`
ir::condition_id checker::picked(population_id p, ast::picked const& n, span where) {
  ast::subject of;
  of.parts.push_back(n.of);
  of.parts.front().their = false;
  auto const found = records(p, of, false);
  if (!found) return failed(p);
  if (found->size() != 1) {
    report(code::not_a_subject, where, {n.of.noun.text});
    return failed(p);
  }
  auto const& records_of = found->front();
  auto const q = records_of.via.to;
  auto const order = find_column(q, n.by);
  if (!order) return failed(p);
  auto const type = column_at(q, *order).type;
  if (type != schema::type::date && type != schema::type::time) {
    report(code::not_a_date_column, n.by.where, {n.by.text});
    return failed(p);
  }
  ir::picked made;
  made.via = records_of.via;
  made.filter = records_of.filter;
  made.order = *order;
  made.nth = n.nth;
  made.from_last = n.latest;
  made.predicate = condition(q, n.predicate.front());
  made.partial = program_.schema.populations[q].covers == schema::coverage::partial;
  return build_.add(p, made);
}

} // namespace chitieu::check
