#include "checker.hpp"

#include "written.hpp"

#include <utility>

namespace chitieu::check {
namespace {

using kind = number_kind::form;
using exact::relation;
using sign = ir::arithmetic_value::sign;

/// What a bound on the fall of a number is as a bound on the number.
relation turned(relation how) {
  switch (how) {
  case relation::at_least:
    return relation::at_most;
  case relation::more_than:
    return relation::less_than;
  case relation::at_most:
    return relation::at_least;
  case relation::less_than:
    return relation::more_than;
  default:
    return how;
  }
}

} // namespace

std::optional<ir::measured> checker::measured(population_id p, ast::measured const& said,
                                              span where) {
  auto const left = number(p, said.left.front());
  if (!left) return std::nullopt;
  if (said.is != ast::measured::form::plain) return growth(p, said, *left, where);

  ir::measured out;
  out.of = p;
  out.left = left->id;
  out.is_share = left->kind.is == kind::share || left->kind.is == kind::points;
  out.unit = left->kind.unit_said;
  // “đạt 80%” has the reading that the plan declares for bare percentages, and numbers have none.
  if (!said.how && !(bare_ && out.is_share)) {
    auto const* is = std::get_if<ast::figure>(&said.right.front().node);
    auto const written = is ? std::vector<argument>{as_written(*is)} : std::vector<argument>{};
    auto const share = out.is_share && is;
    report(share ? code::bare_percentage : code::bare_number, is ? said.right.front().where : where,
           written, written);
    if (is) offer_relations(said.right.front().where);
    return std::nullopt;
  }
  out.how = said.how ? *said.how : bare_means();
  out.low_is_figure = true;
  auto side = [&](ast::measure const& m) -> std::optional<ir::value_id> {
    // `not lower than previous`: the same number there.
    auto const* same = std::get_if<ast::earlier>(&m.node);
    if (same && same->what.empty()) {
      auto const dataset = dataset_named(same->dataset);
      if (!dataset) return std::nullopt;
      out.low_is_figure = false;
      return build_.add_value(p, ir::earlier_value{*dataset, left->id});
    }
    auto right = number(p, m);
    if (!right) return std::nullopt;
    right = in_unit_of(p, *right, left->kind, m.where);
    if (!right || !like(left->kind, right->kind, m.where)) return std::nullopt;
    out.low_is_figure = out.low_is_figure && right->kind.figure;
    // A ratio that is held against a percentage is shown as one.
    out.is_share = out.is_share || right->kind.is == kind::share;
    if (out.unit.empty() && !right->kind.figure) out.unit = right->kind.unit_said;
    return right->id;
  };
  auto const low = side(said.right.front());
  if (!low) return std::nullopt;
  out.low = out.high = *low;
  if (out.how == relation::between) {
    auto const high = side(said.right.back());
    if (!high) return std::nullopt;
    if (are_reversed(*low, *high)) {
      report(code::range_reversed, {said.right.front().where.begin, said.right.back().where.end});
      offer_swapped(said.right.front().where, said.right.back().where);
      return std::nullopt;
    }
    out.high = *high;
  }
  return out;
}

// `up at least 10% against previous` is held against 1.1 times what it was; what was nothing has no
// growth in per cent (rule 11).
std::optional<ir::measured> checker::growth(population_id p, ast::measured const& said,
                                            typed_value left, span where) {
  auto const dataset = dataset_named(*said.against);
  if (!dataset) return std::nullopt;
  auto const before = build_.add_value(p, ir::earlier_value{*dataset, left.id});
  auto const up = said.is == ast::measured::form::up;
  ir::measured out;
  out.of = p;
  out.left = left.id;
  out.is_share = left.kind.is == kind::share;
  out.unit = left.kind.unit_said;
  if (said.right.empty()) {
    out.how = up ? relation::more_than : relation::less_than;
    out.low = out.high = before;
    return out;
  }
  if (!said.how && !bare_) {
    auto const& by = said.right.front();
    auto const* is = std::get_if<ast::figure>(&by.node);
    auto const written = is ? std::vector<argument>{as_written(*is)} : std::vector<argument>{};
    report(code::bare_number, is ? by.where : where, written, written);
    if (is) offer_relations(by.where);
    return std::nullopt;
  }
  auto const how = said.how ? *said.how : bare_means();
  out.how = up ? how : turned(how);
  auto bound = [&](ast::measure const& m) -> std::optional<ir::value_id> {
    auto by = number(p, m);
    if (!by) return std::nullopt;
    auto const change = up ? sign::plus : sign::minus;
    if (by->kind.is == kind::share) {
      if (left.kind.is == kind::share) {
        report(code::percent_or_points, m.where);
        offer_points(m.where);
        return std::nullopt;
      }
      auto const factor = combine(p, change, literal(p, exact::ratio(1)), by->id);
      auto const zero = literal(p, exact::ratio(0));
      auto const is_zero = build_.add(p, ir::value_test{before, relation::exactly, zero, zero});
      ir::chosen_value made;
      made.cases.emplace_back(build_.add(p, ir::negation{is_zero}),
                              combine(p, sign::times, factor, before));
      return build_.add_value(p, std::move(made));
    }
    auto const points = by->kind.is == kind::points && left.kind.is == kind::share;
    if (!points) {
      by = in_unit_of(p, *by, left.kind, m.where);
      if (!by || !like(left.kind, by->kind, m.where)) return std::nullopt;
    }
    return combine(p, change, before, by->id);
  };
  auto const low = bound(said.right.front());
  if (!low) return std::nullopt;
  out.low = out.high = *low;
  if (out.how == relation::between) {
    auto const high = bound(said.right.back());
    if (!high) return std::nullopt;
    out.high = *high;
    if (!up) std::swap(out.low, out.high);
  }
  return out;
}

ir::condition_id checker::test(population_id p, ir::measured const& m) {
  return build_.add(p, ir::value_test{m.left, m.how, m.low, m.high});
}

} // namespace chitieu::check
