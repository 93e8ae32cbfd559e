#pragma once
#include <chitieu/syntax/measure.hpp>

#include <variant>

namespace chitieu::check {

/// Calls `on_value`, `on_amount` and `on_figure` with every value, amount and figure of a
/// condition, at any depth; what they are given can be changed. Phrases that the condition uses are
/// not entered, but the values they are given are.
template <class OnValue, class OnAmount, class OnFigure>
void visit_slots(ast::condition& in, OnValue const& on_value, OnAmount const& on_amount,
                 OnFigure const& on_figure) {
  struct visitor {
    OnValue const& value;
    OnAmount const& amount;
    OnFigure const& number;

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
      asked(n.amount);
      noun(n.of);
      all(n.predicate);
    }
    void operator()(ast::measured& n) const {
      all(n.left);
      all(n.right);
    }
    void operator()(ast::ranked& n) const {
      amount(n.amount);
      all(n.by);
    }
    void operator()(ast::count_of& n) const {
      asked(n.amount);
      all(n.parts);
    }
    void operator()(ast::picked& n) const {
      noun(n.of);
      all(n.predicate);
    }

    void operator()(ast::within& n) const {
      amount(n.amount);
      day(n.from);
    }

    // What a number is made of.
    void operator()(ast::figure& n) const { number(n); }
    void operator()(ast::named_number&) const {}
    void operator()(ast::aggregate& n) const {
      all(n.what);
      subject(n.of);
    }
    void operator()(ast::share_of& n) const {
      subject(n.of);
      all(n.predicate);
    }
    void operator()(ast::over_groups& n) const { all(n.what); }
    void operator()(ast::arithmetic& n) const { all(n.sides); }
    void operator()(ast::earlier& n) const { all(n.what); }
    void operator()(ast::part_of& n) const {
      number(n.part);
      all(n.whole);
    }
    void operator()(ast::time_between& n) const {
      day(n.from);
      day(n.to);
    }

   private:
    void all(std::vector<ast::measure>& numbers) const {
      for (auto& each : numbers) std::visit(*this, each.node);
    }
    void day(ast::moment& of) const {
      if (auto* is = std::get_if<ast::value>(&of.at)) value(*is);
    }
    void asked(ast::quantity& quantity) const {
      amount(quantity.low);
      amount(quantity.high);
    }
    void noun(ast::noun_phrase& phrase) const {
      for (auto& filter : phrase.filters) all(filter.what);
    }
    void subject(ast::subject& subject) const {
      for (auto& part : subject.parts) noun(part);
    }
  };
  std::visit(visitor{on_value, on_amount, on_figure}, in.node);
}

} // namespace chitieu::check
