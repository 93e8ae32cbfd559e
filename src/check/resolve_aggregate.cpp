#include "checker.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {
namespace {

using aggregate_form = ast::aggregate::form;
using kind = number_kind::form;

exact::aggregate kind_of(aggregate_form is) {
  switch (is) {
  case aggregate_form::count:
    return exact::aggregate::count;
  case aggregate_form::different:
    return exact::aggregate::different;
  case aggregate_form::sum:
    return exact::aggregate::sum;
  case aggregate_form::average:
    return exact::aggregate::average;
  case aggregate_form::median:
    return exact::aggregate::median;
  case aggregate_form::lowest:
  case aggregate_form::nth_lowest:
    return exact::aggregate::nth_lowest;
  case aggregate_form::highest:
  case aggregate_form::nth_highest:
    return exact::aggregate::nth_highest;
  case aggregate_form::percentile:
    break;
  }
  return exact::aggregate::percentile;
}

/// The `at` of a rank or percentile; nothing where it makes no sense.
std::optional<exact::ratio> place_of(aggregate_form is, exact::decimal const& at) {
  switch (is) {
  case aggregate_form::lowest:
  case aggregate_form::highest:
    return exact::ratio(1);
  case aggregate_form::nth_lowest:
  case aggregate_form::nth_highest: {
    auto const n = exact::to_ratio(at);
    if (!n || n->denominator() != 1 || n->numerator() < 1) return std::nullopt;
    return n;
  }
  case aggregate_form::percentile: {
    auto const p = exact::to_ratio(at, 100);
    if (!p || *p > exact::ratio(1) || *p < exact::ratio(0)) return std::nullopt;
    return p;
  }
  default:
    return exact::ratio(0);
  }
}

} // namespace

// The records of a subject, as they are linked to a row, or (of the whole, or `all …`) all of them.
std::optional<std::vector<checker::linked_rows>>
checker::records(population_id p, ast::subject const& said, bool everywhere) {
  std::vector<linked_rows> out;
  auto const whole = p == ir::world || everywhere;
  for (auto const& phrase : said.parts) {
    if (whole && phrase.their) {
      report(code::not_a_subject, phrase.where, {phrase.noun.text});
      return std::nullopt;
    }
    // Linked records may also go by the column that links them.
    auto const column = whole ? std::nullopt : column_named(p, phrase.noun.text);
    if (column && column_at(p, *column).target) {
      auto const to = *column_at(p, *column).target;
      auto filter = present_where(to, phrase.filters);
      if (!restrict(p, to, filter, phrase.where)) return std::nullopt;
      out.push_back({{to, *column, true, false}, filter});
      continue;
    }
    for (auto const& part : noun_phrase(phrase)) {
      auto filter = part.base;
      if (!everywhere && !restrict(p, part.population, filter, phrase.where)) return std::nullopt;
      if (whole) {
        out.push_back({{part.population, 0, false, true}, filter});
        continue;
      }
      auto const via = link_to(p, part.population, phrase.as, phrase.where, phrase.noun.where);
      if (!via) return std::nullopt;
      out.push_back({*via, filter});
    }
  }
  if (out.empty()) return failed_ = true, std::nullopt;
  // Filters of one population unite: a record counts once.
  if (whole)
    for (std::size_t i = 0; i < out.size(); ++i)
      for (std::size_t j = out.size() - 1; j > i; --j)
        if (out[i].via.to == out[j].via.to) {
          out[i].filter = build_.add(out[i].via.to, ir::any_of{{out[i].filter, out[j].filter}});
          out.erase(out.begin() + static_cast<std::ptrdiff_t>(j));
        }
  return out;
}

std::optional<typed_value> checker::aggregate(population_id p, ast::aggregate const& n,
                                              span where) {
  auto const of = records(p, n.of, n.everywhere);
  if (!of) return std::nullopt;
  auto const at = place_of(n.is, n.at);
  if (!at) {
    report(code::bad_place, where, {in_digits(n.at)});
    return std::nullopt;
  }
  auto is_partial = [&](population_id q) {
    return program_.schema.populations[q].covers == schema::coverage::partial;
  };
  typed_value out;
  ir::aggregate_value made;
  made.how = kind_of(n.is);
  made.at = *at;
  for (auto const& part : *of) {
    auto const q = part.via.to;
    made.partial = made.partial || is_partial(q);
    if (n.is == aggregate_form::count) {
      made.parts.push_back({part.via, part.filter, literal(q, exact::ratio(1))});
      continue;
    }
    auto const* named = std::get_if<ast::named_number>(&n.what.front().node);
    if (n.is == aggregate_form::different && named && named->column.steps.size() == 1) {
      auto const column = column_named(q, named->column.steps.front().text);
      auto const type = column ? column_at(q, *column).type : schema::type::number;
      if (column && type != schema::type::count && type != schema::type::number) {
        if (of->size() > 1) {
          report(code::different_of_union, where);
          return std::nullopt;
        }
        out.id =
            build_.add_value(p, ir::different_value{part.via, part.filter, *column, is_partial(q)});
        out.kind.whole = true;
        return out;
      }
    }
    auto what = number(q, n.what.front());
    if (!what) return std::nullopt;
    if (what->kind.is == kind::day || what->kind.is == kind::time) {
      report(code::wrong_arithmetic, n.what.front().where, {}, {""});
      return std::nullopt;
    }
    if (!made.parts.empty()) {
      what = in_unit_of(q, *what, out.kind, n.what.front().where);
      if (!what || !like(out.kind, what->kind, where)) return std::nullopt;
    }
    out.kind = what->kind;
    made.parts.push_back({part.via, part.filter, what->id});
  }
  if (n.is == aggregate_form::different) out.kind = {};
  out.kind.figure = false;
  out.kind.whole = out.kind.is == kind::plain &&
                   (n.is == aggregate_form::count || n.is == aggregate_form::different ||
                    n.is == aggregate_form::sum || out.kind.whole);
  out.id = build_.add_value(p, std::move(made));
  return out;
}

// `share of staff that …`; without `that` the last filter is what counts.
std::optional<typed_value> checker::share(population_id p, ast::share_of const& n, span where) {
  auto said = n;
  if (said.predicate.empty()) {
    auto& last = said.of.parts.back();
    // What is said of each of several is not what is counted of all of them.
    auto const one_for_all = std::all_of(said.of.parts.begin(), said.of.parts.end() - 1,
                                         [](auto const& part) { return part.filters.empty(); });
    if (!one_for_all || last.filters.empty() ||
        last.filters.back().is == ast::filter::form::except) {
      report(code::missing_predicate, where, {}, {""});
      return std::nullopt;
    }
    said.predicate = last.filters.back().what;
    last.filters.pop_back();
  }
  auto const of = records(p, said.of, n.everywhere);
  if (!of) return std::nullopt;
  ir::share_value made;
  for (auto const& part : *of) {
    auto const q = part.via.to;
    made.partial =
        made.partial || program_.schema.populations[q].covers == schema::coverage::partial;
    made.parts.push_back({part.via, part.filter, condition(q, said.predicate.front())});
  }
  if (failed_) return std::nullopt;
  typed_value out;
  out.kind.is = kind::share;
  out.id = build_.add_value(p, std::move(made));
  return out;
}

// `median over units of …`: one number of the numbers of all groups.
std::optional<typed_value> checker::over_groups(population_id p, ast::over_groups const& n,
                                                span where) {
  ast::grouping by;
  by.amount.is = ast::quantity::form::all;
  by.where = where;
  for (auto const& name : n.groups.by) by.by.push_back({{}, name});
  auto const found = groups(by, ir::world, spoken_of(n.what.front()));
  if (!found) return std::nullopt;
  if (!found->cases.empty()) {
    report(code::not_a_group, n.groups.by.front().where, {n.groups.by.front().text});
    return std::nullopt;
  }
  auto const at = place_of(n.is, n.at);
  if (!at) {
    report(code::bad_place, where, {in_digits(n.at)});
    return std::nullopt;
  }
  auto const g = found->population;
  auto const around = in_case_;
  if (in_case_) in_case_->within = g;
  auto const what = number(g, n.what.front());
  in_case_ = around;
  if (!what) return std::nullopt;
  ir::aggregate_value made;
  made.how = kind_of(n.is);
  made.at = *at;
  made.parts.push_back({{g, 0, false, true}, found->base, what->id});
  typed_value out{build_.add_value(ir::world, std::move(made)), what->kind};
  out.kind.figure = false;
  return in_whole(p, out);
}

} // namespace chitieu::check
