#include "checker.hpp"

#include <utility>

namespace chitieu::check {

// What is asked of a record is asked of it alone, whatever row counts it.
ir::condition_id checker::condition(population_id p, ast::condition const& c) {
  auto const around = std::exchange(in_case_, std::nullopt);
  auto const out = condition_itself(p, c);
  in_case_ = around;
  return out;
}

ir::condition_id checker::condition_itself(population_id p, ast::condition const& c) {
  if (!spend(c.where)) return build_.always(p);
  // Of the whole only numbers and counts of records can be asked.
  if (p == ir::world &&
      (std::holds_alternative<ast::comparison>(c.node) ||
       std::holds_alternative<ast::holding>(c.node) ||
       std::holds_alternative<ast::flag_use>(c.node) ||
       std::holds_alternative<ast::ranked>(c.node) || std::holds_alternative<ast::picked>(c.node) ||
       std::holds_alternative<ast::within>(c.node))) {
    report(code::not_of_the_whole, c.where);
    return failed(p);
  }
  auto each = [&](std::vector<ast::condition> const& parts) {
    std::vector<ir::condition_id> out;
    for (auto const& part : parts) out.push_back(condition(p, part));
    return out;
  };
  struct resolve {
    checker& self;
    population_id p;
    span where;
    decltype(each)& parts;

    ir::condition_id operator()(ast::all_of const& n) const {
      return self.build_.add(p, ir::all_of{parts(n.parts)});
    }
    ir::condition_id operator()(ast::any_of const& n) const {
      return self.build_.add(p, ir::any_of{parts(n.parts)});
    }
    ir::condition_id operator()(ast::negation const& n) const {
      return self.build_.add(p, ir::negation{parts(n.inner).front()});
    }
    ir::condition_id operator()(ast::implication const& n) const {
      auto const sides = parts(n.sides);
      auto const otherwise = self.build_.add(p, ir::negation{sides[0]});
      return self.build_.add(p, ir::any_of{{otherwise, sides[1]}});
    }
    ir::condition_id operator()(ast::comparison const& n) const {
      return self.comparison(p, n, where);
    }
    ir::condition_id operator()(ast::holding const& n) const { return self.holding(p, n, where); }
    ir::condition_id operator()(ast::flag_use const& n) const { return self.flag(p, n, where); }
    ir::condition_id operator()(ast::phrase_use const& n) const { return self.phrase(p, n, where); }
    ir::condition_id operator()(ast::linked const& n) const { return self.linked(p, n, where); }
    ir::condition_id operator()(ast::measured const& n) const {
      auto const found = self.measured(p, n, where);
      if (!found) return self.failed(p);
      auto all = self.not_none(p, n);
      all.push_back(self.test(p, *found));
      return self.build_.add(p, ir::all_of{std::move(all)});
    }
    ir::condition_id operator()(ast::ranked const& n) const { return self.ranked(p, n); }
    ir::condition_id operator()(ast::count_of const& n) const { return self.count_of(p, n, where); }
    ir::condition_id operator()(ast::picked const& n) const { return self.picked(p, n, where); }
    ir::condition_id operator()(ast::within const& n) const { return self.within(p, n, where); }
  };
  return std::visit(resolve{*this, p, c.where, each}, c.node);
}

ir::condition_id checker::flag(population_id p, ast::flag_use const& use, span where) {
  std::vector<ir::condition_id> any;
  for (auto const& at : follow(p, use.column)) {
    auto const& column = column_at(at.population, at.column);
    if (column.type != schema::type::flag) {
      report(code::not_a_flag, where, {column.called.name});
      return failed(p);
    }
    any.push_back(wrap(at, build_.add(at.population, ir::flag_test{at.column})));
  }
  return any.empty() ? failed(p) : build_.add(p, ir::any_of{std::move(any)});
}

std::vector<checker::reached> checker::follow(population_id p, ast::path const& path) {
  std::vector<reached> out;
  if (!follow_on({p, 0, {}}, path, 0, out)) out.clear();
  return out;
}

bool checker::follow_on(reached from, ast::path const& path, std::size_t step,
                        std::vector<reached>& into) {
  auto const& name = path.steps[step];
  auto const found = find_column(from.population, name);
  if (!found) return false;
  for (auto const way : ways_of(from.population, *found)) {
    auto on = from;
    if (step + 1 == path.steps.size()) {
      on.column = way;
      into.push_back(std::move(on));
      continue;
    }
    auto const& column = column_at(from.population, way);
    if (!column.target || column.set) {
      report(code::not_a_reference, name.where, {name.text});
      return false;
    }
    on.steps.emplace_back(from.population, way);
    on.population = *column.target;
    if (!follow_on(std::move(on), path, step + 1, into)) return false;
  }
  return true;
}

ir::condition_id checker::wrap(reached const& at, ir::condition_id inner) {
  auto target = at.population;
  for (auto step = at.steps.rbegin(); step != at.steps.rend(); ++step) {
    // A record that is not there on the day of the review is led to as little as one that is
    // absent.
    inner = build_.both(target, present(target), inner);
    inner = build_.add(step->first, ir::through{step->second, target, inner});
    target = step->first;
  }
  return inner;
}

} // namespace chitieu::check
