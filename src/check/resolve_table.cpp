#include "checker.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {
namespace {

using exact::relation;

} // namespace

ast::table const* checker::table_named(std::string const& name) const {
  auto const at = tables_.find(text::fold_name(name));
  return at == tables_.end() ? nullptr : at->second;
}

// What puts a row into one case: values of a column, or a range of a number. Cases are looked at in
// their order.
std::optional<ir::condition_id> checker::table_case(population_id p,
                                                    std::vector<ast::measure> const& by,
                                                    ast::table_case const& said) {
  if (said.otherwise) return build_.always(p);
  if (!said.values.empty()) {
    auto const* named = std::get_if<ast::named_number>(&by.front().node);
    if (named && p == ir::world) {
      auto const& name = named->column.steps.back().text;
      report(code::number_of_other_population, said.where, {name}, {name});
      return std::nullopt;
    }
    if (!named) {
      report(code::wrong_arithmetic, said.where, {}, {""});
      return std::nullopt;
    }
    ast::comparison is;
    is.column = named->column;
    is.values = said.values;
    return comparison(p, is, said.where);
  }
  auto const number_of = number(p, by.front());
  if (!number_of) return std::nullopt;
  ir::value_test test;
  test.left = number_of->id;
  test.how = said.how.value_or(relation::exactly);
  std::optional<typed_value> bound;
  for (auto const& each : said.bounds) {
    bound = figure(p, each, said.where);
    if (bound) bound = in_unit_of(p, *bound, number_of->kind, said.where);
    if (!bound || !like(number_of->kind, bound->kind, said.where)) return std::nullopt;
    (&each == &said.bounds.front() ? test.low : test.high) = bound->id;
  }
  if (said.bounds.size() == 1) test.high = test.low;
  if (are_reversed(test.low, test.high)) {
    report(code::range_reversed, said.where);
    return std::nullopt;
  }
  return build_.add(p, test);
}

std::optional<typed_value> checker::table(population_id p, ast::table const& by, span where) {
  if (std::find(open_definitions_.begin(), open_definitions_.end(), &by) !=
      open_definitions_.end()) {
    report(code::cyclic_definition, where, {by.called.name});
    return std::nullopt;
  }
  open_definitions_.push_back(&by);
  typed_value out;
  ir::chosen_value made;
  bool good = true;
  for (auto const& each : by.cases) {
    exact::ratio value;
    bool of_share = false;
    auto const when = table_case(p, by.by, each);
    if (!when || !each.gives || !amount(*each.gives, value, of_share, each.where)) {
      good = false;
      break;
    }
    if (&each != &by.cases.front() && of_share != (out.kind.is == number_kind::form::share)) {
      report(code::mixed_range, each.where);
      good = false;
      break;
    }
    if (of_share) out.kind.is = number_kind::form::share;
    if (each.otherwise)
      made.otherwise = literal(p, value);
    else
      made.cases.emplace_back(*when, literal(p, value));
  }
  open_definitions_.pop_back();
  if (!good) return failed_ = true, std::nullopt;
  out.id = build_.add_value(p, std::move(made));
  return out;
}

// `nhóm tuổi is trẻ`: the row is in that case, and in none before it.
ir::condition_id checker::band(population_id p, ast::band const& of, std::string const& value,
                               span where) {
  auto const folded = text::fold_name(value);
  std::vector<ir::condition_id> any;
  std::vector<ir::condition_id> before;
  for (auto const& each : of.cases) {
    auto const when = table_case(p, of.by, each);
    if (!when) return failed(p);
    if (each.band && text::fold_name(each.band->text) == folded) {
      auto only = before;
      only.push_back(*when);
      any.push_back(build_.add(p, ir::all_of{std::move(only)}));
    }
    before.push_back(build_.add(p, ir::negation{*when}));
  }
  if (any.empty()) {
    std::vector<schema::naming> names;
    for (auto const& each : of.cases)
      if (each.band) names.push_back({each.band->text, {}, {}});
    std::vector<schema::naming const*> among;
    for (auto const& each : names) among.push_back(&each);
    report_name(code::unknown_value, {value, where}, of.called.name, among);
    return failed(p);
  }
  return build_.add(p, ir::any_of{std::move(any)});
}

} // namespace chitieu::check
