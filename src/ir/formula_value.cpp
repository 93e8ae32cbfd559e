#include "formula.hpp"

namespace chitieu::ir {
namespace {

std::string_view word_of(exact::aggregate how) {
  switch (how) {
  case exact::aggregate::count:
    return "#";
  case exact::aggregate::sum:
    return "sum";
  case exact::aggregate::average:
    return "avg";
  case exact::aggregate::median:
    return "median";
  case exact::aggregate::nth_lowest:
    return "lowest";
  case exact::aggregate::nth_highest:
    return "highest";
  case exact::aggregate::percentile:
    return "percentile";
  case exact::aggregate::different:
    break;
  }
  return "distinct";
}

std::string_view word_of(time_between_value::unit in) {
  using unit = time_between_value::unit;
  switch (in) {
  case unit::years:
    return "years";
  case unit::months:
    return "months";
  case unit::weeks:
    return "weeks";
  case unit::days:
    return "days";
  case unit::working_days:
    return "working_days";
  case unit::hours:
    return "hours";
  case unit::minutes:
    break;
  }
  return "minutes";
}

std::string_view sign_of(arithmetic_value::sign is) {
  using sign = arithmetic_value::sign;
  switch (is) {
  case sign::plus:
    return " + ";
  case sign::minus:
    return " − ";
  case sign::times:
    return " · ";
  case sign::over:
    break;
  }
  return " / ";
}

} // namespace

/// Writes one number.
struct value_writer {
  formula& out;
  population_id of;
  bool tight; ///< stands where a sum needs brackets

  void operator()(literal_value const& v) {
    out.put(v.is_day ? data::to_iso(static_cast<data::day>(v.is.numerator())) : to_string(v.is));
  }
  void operator()(cell_value const& v) { out.column(of, v.column); }
  void operator()(as_of_value const&) { out.put("as_of"); }
  void operator()(through_value const& v) {
    out.column(of, v.column);
    out.put("→");
    out.value(v.inner, true);
  }
  void operator()(aggregate_value const& v) {
    out.put(word_of(v.how));
    if (v.how == exact::aggregate::percentile || v.at > exact::ratio(1))
      out.put("[" + to_string(v.at) + "]");
    for (std::size_t i = 0; i < v.parts.size(); ++i) {
      if (i != 0) out.put(" ∪ ");
      auto const& part = v.parts[i];
      auto const counts = v.how == exact::aggregate::count;
      records(part.via, part.filter, counts ? std::nullopt : std::optional{part.what});
    }
  }
  void operator()(different_value const& v) {
    out.put("distinct");
    formula column{out.program_, out.spelled_};
    column.column(v.via.to, v.column);
    records(v.via, v.filter, std::nullopt, std::move(column).text());
  }
  void operator()(share_value const& v) {
    out.put("share");
    for (std::size_t i = 0; i < v.parts.size(); ++i) {
      if (i != 0) out.put(" + ");
      auto const& part = v.parts[i];
      out.put("{");
      reach(part.via);
      tail(part.filter, " : ");
      out.put(" | ");
      out.condition(part.predicate, binding::any);
      out.put("}");
    }
  }
  void operator()(arithmetic_value const& v) {
    using sign = arithmetic_value::sign;
    auto const adds = v.is == sign::plus || v.is == sign::minus;
    auto const bracketed = tight;
    if (bracketed) out.put("(");
    out.value(v.left, !adds);
    out.put(sign_of(v.is));
    out.value(v.right, v.is != sign::plus);
    if (bracketed) out.put(")");
  }
  void operator()(time_between_value const& v) {
    out.put(word_of(v.in));
    out.put("(");
    out.value(v.from, false);
    out.put(", ");
    out.value(v.to, false);
    out.put(")");
  }
  void operator()(chosen_value const& v) {
    out.put("(");
    for (std::size_t i = 0; i < v.cases.size(); ++i) {
      if (i != 0) out.put("; ");
      out.condition(v.cases[i].first, binding::any);
      out.put(" ↦ ");
      out.value(v.cases[i].second, false);
    }
    if (v.otherwise) {
      out.put("; ↦ ");
      out.value(*v.otherwise, false);
    }
    out.put(")");
  }
  void operator()(whole_value const& v) { out.value(v.inner, tight); }
  void operator()(earlier_value const& v) {
    out.value(v.inner, true);
    out.put("@");
    out.name(out.program_.datasets[v.dataset]);
  }
  void operator()(rank_value const& v) {
    out.put(v.highest_first ? "rank↓(" : "rank↑(");
    out.value(v.of, false);
    tail(v.among, " : ");
    out.put(")");
  }

 private:
  void reach(link const& via) {
    if (!via.everyone) {
      out.column(via.forward ? of : via.to, via.column);
      out.put(via.forward ? "→" : "←");
    }
    out.population(via.to);
  }
  void tail(condition_id filter, std::string_view before) {
    auto const* fixed = std::get_if<constant>(&out.program_.conditions[filter].node);
    if (fixed && fixed->value) return;
    out.put(before);
    out.condition(filter, binding::any);
  }
  void records(link const& via, condition_id filter, std::optional<value_id> what,
               std::string_view column = {}) {
    out.put("{");
    if (what) {
      out.value(*what, false);
      out.put(" | ");
    } else if (!column.empty()) {
      out.put(column);
      out.put(" | ");
    }
    reach(via);
    tail(filter, " : ");
    out.put("}");
  }
};

void formula::value(value_id id, bool tight) {
  if (id >= program_.values.size()) return put("v" + std::to_string(id));
  auto const& said = program_.values[id];
  if (text_.size() >= spelled_ && !std::holds_alternative<literal_value>(said.node))
    return put("v" + std::to_string(id));
  std::visit(value_writer{*this, said.of, tight}, said.node);
}

void formula::value_itself(value_id id) {
  auto const& said = program_.values[id];
  std::visit(value_writer{*this, said.of, false}, said.node);
}

void formula::test(value_id left, exact::relation how, value_id low, value_id high) {
  if (how == exact::relation::between) {
    value(low, false);
    put(" ≤ ");
    value(left, false);
    put(" ≤ ");
    return value(high, false);
  }
  value(left, false);
  put(sign_of(how));
  value(low, false);
}

} // namespace chitieu::ir
