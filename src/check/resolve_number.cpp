#include "checker.hpp"

#include <chitieu/limits.hpp>
#include <chitieu/syntax/head.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {
namespace {

using kind = number_kind::form;
using sign = ir::arithmetic_value::sign;

ir::arithmetic_value::sign sign_of(ast::arithmetic::sign is) {
  switch (is) {
  case ast::arithmetic::sign::plus:
    return sign::plus;
  case ast::arithmetic::sign::minus:
    return sign::minus;
  case ast::arithmetic::sign::times:
    return sign::times;
  case ast::arithmetic::sign::over:
    break;
  }
  return sign::over;
}

} // namespace

std::optional<typed_value> checker::number(population_id p, ast::measure const& m) {
  if (!spend(m.where)) return std::nullopt;
  if (open_numbers_ >= limits::depth) {
    report(code::too_deep, m.where, {std::to_string(limits::depth)});
    return std::nullopt;
  }
  struct resolve {
    checker& self;
    population_id p;
    span where;
    std::optional<typed_value> operator()(ast::figure const& n) const {
      return self.figure(p, n, where);
    }
    std::optional<typed_value> operator()(ast::named_number const& n) const {
      return self.named_number(p, n, where);
    }
    std::optional<typed_value> operator()(ast::aggregate const& n) const {
      return self.aggregate(p, n, where);
    }
    std::optional<typed_value> operator()(ast::share_of const& n) const {
      return self.share(p, n, where);
    }
    std::optional<typed_value> operator()(ast::over_groups const& n) const {
      return self.over_groups(p, n, where);
    }
    std::optional<typed_value> operator()(ast::arithmetic const& n) const {
      return self.arithmetic(p, n, where);
    }
    std::optional<typed_value> operator()(ast::earlier const& n) const {
      return self.earlier(p, n, where);
    }
    std::optional<typed_value> operator()(ast::part_of const& n) const {
      auto const part = self.figure(p, n.part, where);
      auto whole = self.number(p, n.whole.front());
      if (!part || !whole) return std::nullopt;
      whole->id = self.combine(p, sign::times, part->id, whole->id);
      whole->kind.figure = false;
      return whole;
    }
    std::optional<typed_value> operator()(ast::time_between const& n) const {
      return self.time_between(p, n, where);
    }
  };
  ++open_numbers_;
  auto out = std::visit(resolve{*this, p, m.where}, m.node);
  --open_numbers_;
  return out;
}

std::optional<typed_value> checker::figure(population_id p, ast::figure const& n, span where) {
  if (!n.slot.empty()) {
    report(code::unknown_slot, where, {n.slot});
    return std::nullopt;
  }
  typed_value out;
  out.id = literal(p, n.value);
  out.kind.figure = true;
  switch (n.is) {
  case ast::figure::form::percent:
  case ast::figure::form::permille:
    out.kind.is = kind::share;
    break;
  case ast::figure::form::points:
    out.kind.is = kind::points;
    break;
  case ast::figure::form::plain:
    // A fraction is a part of something, whatever it is held against.
    if (n.written.find('/') != std::string::npos) out.kind.is = kind::share;
    break;
  }
  if (n.unit) {
    out.kind.unit = text::fold_name(n.unit->text);
    out.kind.unit_said = n.unit->text;
  }
  return out;
}

// What is a number of the whole is one in every row.
typed_value checker::in_whole(population_id p, typed_value of_world) {
  if (p != ir::world) of_world.id = build_.add_value(p, ir::whole_value{of_world.id});
  return of_world;
}

// A column of the row, or of what a reference leads to; a number with a name; a constant; a table.
std::optional<typed_value> checker::named_number(population_id p, ast::named_number const& n,
                                                 span where) {
  auto const& steps = n.column.steps;
  auto const& last = steps.back();
  auto const folded = text::fold_name(last.text);
  auto const is_column = p != ir::world && column_named(p, steps.front().text).has_value();
  if (steps.size() == 1 && !is_column) {
    if (auto const at = measures_.find(folded); at != measures_.end()) {
      auto const* definition = at->second;
      if (std::find(open_definitions_.begin(), open_definitions_.end(), definition) !=
          open_definitions_.end()) {
        report(code::cyclic_definition, where, {last.text});
        return std::nullopt;
      }
      if (definition->means.empty()) return failed_ = true, std::nullopt;
      auto const of = definition->of ? population_named(definition->of->text) : std::nullopt;
      if (definition->of && !of)
        return failed_ = true, std::nullopt; // its declaration has an error
      if (definition->of && *of != p) {
        report(code::number_of_other_population, where,
               {last.text, definition->of->text, p == ir::world ? std::string() : name_of(p)},
               {last.text});
        return std::nullopt;
      }
      open_definitions_.push_back(definition);
      auto found = number(of ? p : ir::world, definition->means.front());
      open_definitions_.pop_back();
      if (found && !of) found = in_whole(p, *found);
      return found;
    }
    if (auto const* by = table_named(last.text)) return table(p, *by, where);
    if (constants_.count(folded)) {
      auto const* found = constant(last.text, where);
      if (!found) return failed_ = true, std::nullopt;
      auto const* amount = std::get_if<ast::amount>(&found->is);
      if (!amount || amount->is == ast::amount::form::slot) {
        report(code::constant_is_no_number, where, {last.text});
        return std::nullopt;
      }
      typed_value out;
      out.id = literal(p, amount->value);
      out.kind.figure = true;
      if (amount->is != ast::amount::form::count) out.kind.is = kind::share;
      return out;
    }
  }
  if (p == ir::world) {
    if (unreadable_.contains(folded)) return failed_ = true, std::nullopt;
    report(code::number_of_other_population, where, {last.text}, {last.text});
    return std::nullopt;
  }
  auto const ways = follow(p, n.column);
  if (ways.empty()) return std::nullopt;
  if (ways.size() > 1) { // a reference that leads to several populations
    report(code::not_a_number_column, where, {last.text}, {last.text});
    return std::nullopt;
  }
  auto const* at = &ways.front();
  auto const& column = column_at(at->population, at->column);
  typed_value out;
  switch (column.type) {
  case schema::type::count:
  case schema::type::number:
    out.kind.unit = text::fold_name(column.unit);
    out.kind.unit_said = column.unit;
    out.kind.whole = column.type == schema::type::count;
    break;
  case schema::type::date:
    out.kind.is = kind::day;
    break;
  case schema::type::time:
    out.kind.is = kind::time;
    break;
  default:
    report(code::not_a_number_column, where, {column.called.name}, {column.called.name});
    return std::nullopt;
  }
  out.id = build_.add_value(at->population, ir::cell_value{at->column});
  auto target = at->population;
  for (auto step = at->steps.rbegin(); step != at->steps.rend(); ++step) {
    out.id = build_.add_value(step->first, ir::through_value{step->second, target, out.id});
    target = step->first;
  }
  return out;
}

// Whether a number is written, or named by the plan, as 0.
bool checker::is_zero(ir::value_id id) const {
  auto const* node = &program_.values[id].node;
  if (auto const* whole = std::get_if<ir::whole_value>(node)) return is_zero(whole->inner);
  auto const* literal = std::get_if<ir::literal_value>(node);
  return literal && literal->is == exact::ratio(0);
}

bool checker::are_reversed(ir::value_id low, ir::value_id high) const {
  auto const* from = std::get_if<ir::literal_value>(&program_.values[low].node);
  auto const* to = std::get_if<ir::literal_value>(&program_.values[high].node);
  return from && to && to->is < from->is;
}

std::optional<typed_value> checker::arithmetic(population_id p, ast::arithmetic const& n,
                                               span where) {
  auto left = number(p, n.sides[0]);
  auto right = number(p, n.sides[1]);
  if (!left || !right) return std::nullopt;
  typed_value out;
  auto const is = sign_of(n.is);
  if (is == sign::over && is_zero(right->id)) {
    report(code::zero_denominator, where, {std::string(parsed_.from.slice(where))});
    return std::nullopt;
  }
  for (auto const* side : {&*left, &*right})
    if (side->kind.is == kind::day || side->kind.is == kind::time) {
      report(code::wrong_arithmetic, where, {}, {""});
      return std::nullopt;
    }
  if (is == sign::plus || is == sign::minus) {
    // A share and points make a share; two shares differ by points, and what lacks to a written
    // share is one.
    auto const shares = left->kind.is == kind::share && right->kind.is == kind::share;
    if (shares && right->kind.figure && !left->kind.figure) {
      report(code::percent_or_points, n.sides[1].where);
      offer_points(n.sides[1].where);
      return std::nullopt;
    }
    auto const points = right->kind.is == kind::points && left->kind.is == kind::share;
    if (!points) {
      auto const same = in_unit_of(p, *right, left->kind, n.sides[1].where);
      if (!same || !like(left->kind, same->kind, where)) return std::nullopt;
      right = same;
    }
    out.kind = left->kind.unit.empty() ? right->kind : left->kind;
    out.kind.is = left->kind.is;
    if (shares && is == sign::minus && !left->kind.figure) out.kind.is = kind::points;
  } else if (is == sign::times) {
    out.kind = left->kind.is == kind::plain ? left->kind : right->kind;
    if (left->kind.is == kind::plain && right->kind.is == kind::plain) {
      auto const& l = left->kind;
      auto const& r = right->kind;
      if (!l.unit.empty() && !r.unit.empty()) {
        out.kind.unit = l.unit + "·" + r.unit;
        out.kind.unit_said = l.unit_said + "·" + r.unit_said;
      } else if (l.unit.empty())
        out.kind = r;
    }
  } else if (left->kind.is == kind::plain && right->kind.is == kind::plain) {
    out.kind = left->kind;
    out.kind.whole = false;
    if (left->kind.unit == right->kind.unit) {
      out.kind.unit.clear();
      out.kind.unit_said.clear();
    } else if (!right->kind.unit.empty()) {
      out.kind.unit += "/" + right->kind.unit;
      out.kind.unit_said += "/" + right->kind.unit_said;
    }
  } else {
    out.kind = left->kind;
    out.kind.whole = false;
    if (left->kind.is == right->kind.is) out.kind.is = kind::plain;
  }
  out.kind.figure = left->kind.figure && right->kind.figure;
  out.id = combine(p, is, left->id, right->id);
  return out;
}

void checker::define_dataset(schema::naming const& called) {
  auto enter = [&](std::string const& name) {
    auto const [at, fresh] = datasets_.try_emplace(text::fold_name(name), called.name);
    if (!fresh && at->second != called.name) report(code::duplicate_name, called.where, {name});
  };
  enter(called.name);
  for (auto const& alias : called.aliases) enter(alias);
}

// A dataset that no sentence speaks of need not be given.
std::optional<ir::dataset_id> checker::dataset_named(ast::name const& name) {
  auto const at = datasets_.find(text::fold_name(name.text));
  if (at == datasets_.end()) {
    report(code::unknown_dataset, name.where, {name.text}, {name.text});
    offer(name.where, said({"previous", "kỳ trước"}));
    offer_line(program_.diagnostics.back(), parsed_.plan, parsed_.from,
               said({"earlier data “", "số liệu trước “"}) + name.text + "”");
    return std::nullopt;
  }
  auto& all = program_.datasets;
  auto const known = std::find(all.begin(), all.end(), at->second);
  auto const id = static_cast<ir::dataset_id>(known - all.begin());
  if (known == all.end()) all.push_back(at->second);
  return id;
}

std::optional<typed_value> checker::earlier(population_id p, ast::earlier const& n, span where) {
  if (n.what.empty()) { // only beside the number that it repeats (resolve_measured.cpp)
    auto const said =
        n.dataset.text == "previous" ? argument("previous", "kỳ trước") : argument(n.dataset.text);
    report(code::wrong_arithmetic, where, {said}, {said});
    return std::nullopt;
  }
  auto const dataset = dataset_named(n.dataset);
  auto out = number(p, n.what.front());
  if (!dataset || !out) return std::nullopt;
  out->id = build_.add_value(p, ir::earlier_value{*dataset, out->id});
  return out;
}

} // namespace chitieu::check
