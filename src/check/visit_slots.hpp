#pragma once
#include <chitieu/syntax/condition.hpp>

#include <variant>

namespace chitieu::check {

/// Calls `on_value` and `on_amount` with every value and amount of a condition, at any depth; what
/// they are given can be changed. Phrases that the condition uses are not entered, but the values
/// they are given are.
template <class OnValue, class OnAmount>
void visit_slots(ast::condition& in, OnValue const& on_value, OnAmount const& on_amount) {
  struct visitor {
    OnValue const& value;
    OnAmount const& amount;

    void all(std::vector<ast::condition>& conditions) const {
      for (auto& each : conditions) std::visit(*this, each.node);
    }
    void all(std::vector<ast::value>& values) const {
      for (auto& each : values) value(each);
    }
    void operator()(ast::all_of& n) const { all(n.parts); }
    void operator()(ast::any_of& n) const { all(n.parts); }
    void operator()(ast::negation& n) const { all(n.inner); }
    void operator()(ast::implication& n) const { all(n.sides); }
    void operator()(ast::comparison& n) const { all(n.values); }
    void operator()(ast::holding& n) const { all(n.values); }
    void operator()(ast::flag_use&) const {}
    void operator()(ast::phrase_use& n) const { all(n.values); }
    void operator()(ast::linked& n) const {
      amount(n.amount.low);
      amount(n.amount.high);
      for (auto& filter : n.of.filters) all(filter.what);
      all(n.predicate);
    }
  };
  std::visit(visitor{on_value, on_amount}, in.node);
}

} // namespace chitieu::check
