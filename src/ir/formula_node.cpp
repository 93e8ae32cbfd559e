#include "formula.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::ir {

/// Writes one condition.
struct node_writer {
  formula& out;
  population_id of;
  binding around;

  void operator()(constant const& fixed) { out.put(fixed.value ? "⊤" : "⊥"); }

  void operator()(code_test const& test) {
    out.column(of, test.column);
    auto const* levels = levels_of(test.column);
    if (test.codes.size() == 1) {
      out.put(" = ");
      level(levels, test.codes.front());
    } else if (from_there_up(levels, test.codes)) {
      out.put(" ≥ ");
      level(levels, test.codes.front());
    } else if (up_to_there(levels, test.codes)) {
      out.put(" ≤ ");
      level(levels, test.codes.back());
    } else {
      out.put(" ∈ ");
      level_set(levels, test.codes);
    }
  }

  void operator()(set_test const& test) {
    auto const* levels = levels_of(test.column);
    if (test.only) {
      out.put("∅ ≠ ");
      out.column(of, test.column);
      out.put(" ⊆ ");
      return level_set(levels, test.codes);
    }
    out.column(of, test.column);
    bool const climbs = from_there_up(levels, test.codes);
    if (climbs || test.codes.size() == 1) {
      out.put(climbs ? " ∋ ≥" : " ∋ ");
      level(levels, test.codes.front());
    } else {
      out.put(" ∩ ");
      level_set(levels, test.codes);
      out.put(" ≠ ∅");
    }
  }

  void operator()(number_test const& test) {
    auto const written = [](std::optional<exact::decimal> const& bound) {
      return bound ? std::optional{to_string(*bound)} : std::nullopt;
    };
    bool const exact =
        test.low && test.high && *test.low == *test.high && !test.low_open && !test.high_open;
    if (exact) {
      out.column(of, test.column);
      out.put(" = " + to_string(*test.low));
    } else if (!test.low && !test.high) {
      range(test.column, "−∞", "∞", true, true);
    } else
      range(test.column, written(test.low), written(test.high), test.low_open, test.high_open);
  }

  void operator()(day_test const& test) {
    bool const bounded = test.first || test.last;
    if (!bounded && !test.until_as_of && !test.from_as_of) {
      range(test.column, "−∞", "∞", true, true);
    } else if (test.first && test.first == test.last) {
      out.column(of, test.column);
      out.put(" = " + data::to_iso(*test.first));
    } else if (bounded) {
      auto const written = [](std::optional<data::day> const& day) {
        return day ? std::optional{data::to_iso(*day)} : std::nullopt;
      };
      range(test.column, written(test.first), written(test.last), false, false);
    }
    if (test.until_as_of) as_of(test.column, " ≤ as_of", bounded);
    if (test.from_as_of) as_of(test.column, " ≥ as_of", bounded || test.until_as_of);
  }

  void operator()(flag_test const& test) { out.column(of, test.column); }

  void operator()(text_test const& test) {
    out.column(of, test.column);
    bool const one = test.values.size() == 1;
    out.put(one ? " = " : " ∈ {");
    for (std::size_t i = 0; i < test.values.size(); ++i) {
      if (i != 0) out.put(", ");
      out.quoted(test.values[i]);
    }
    if (!one) out.put("}");
  }

  void operator()(known_test const& test) {
    out.column(of, test.column);
    out.put(" ≠ ?");
  }

  void operator()(none_test const& test) {
    out.column(of, test.column);
    out.put(" = ∅");
  }

  void operator()(all_of const& group) { parts(group.parts, binding::conjunction, " ∧ ", "⊤"); }
  void operator()(any_of const& group) { parts(group.parts, binding::disjunction, " ∨ ", "⊥"); }

  void operator()(negation const& no) {
    out.put("¬");
    bool const name_alone =
        std::holds_alternative<flag_test>(out.program_.conditions[no.inner].node) ||
        std::holds_alternative<constant>(out.program_.conditions[no.inner].node) ||
        out.text_.size() >= out.spelled_;
    if (name_alone) return out.condition(no.inner, binding::single);
    out.put("(");
    out.condition(no.inner, binding::any);
    out.put(")");
  }

  void operator()(through const& way) {
    out.column(of, way.column);
    out.put(" ∈ {");
    out.population(way.target);
    out.put(" : ");
    out.condition(way.inner, binding::any);
    out.put("}");
  }

  void operator()(value_test const& test) { out.test(test.left, test.how, test.low, test.high); }

  void operator()(count_of const& some) {
    auto list = [&](std::size_t, bool) {
      out.put("#(");
      for (std::size_t i = 0; i < some.parts.size(); ++i) {
        if (i != 0) out.put(", ");
        out.condition(some.parts[i], binding::any);
      }
      out.put(")");
    };
    out.compared(some.asked, 1, list);
  }

  void operator()(picked const& one) {
    out.column(one.via.forward ? of : one.via.to, one.via.column);
    out.put(one.via.forward ? "→" : "←");
    out.population(one.via.to);
    out.put(one.from_last ? "[−" : "[");
    out.put(std::to_string(one.nth) + "; ");
    out.column(one.via.to, one.order);
    out.put("] ∈ {");
    out.condition(one.predicate, binding::any);
    out.put("}");
  }

  void operator()(surely const& sure) {
    out.put("sure(");
    out.condition(sure.inner, binding::any);
    out.put(")");
  }

  void operator()(span_test const& test) {
    bool const several = test.first_back != test.last_back;
    auto const side = [&](std::uint32_t back) {
      out.put(test.each == schema::span_of_time::year      ? "year(as_of)"
              : test.each == schema::span_of_time::quarter ? "quarter(as_of)"
              : test.each == schema::span_of_time::month   ? "month(as_of)"
                                                           : "week(as_of)");
      if (back != 0) out.put(" − " + std::to_string(back));
    };
    if (several) {
      side(test.first_back);
      out.put(" ≤ ");
    }
    out.span_of(of, test.column, test.each);
    out.put(several ? " ≤ " : " = ");
    side(test.last_back);
  }

  void operator()(between_rows const& between) {
    out.put("span(");
    out.condition(between.inner, binding::any);
    out.put(")");
  }

  // What is asked of each row is the same but for what puts a record into it.
  void operator()(by_row const& each) {
    if (each.parts.empty()) return out.put("⊥");
    auto const before = std::exchange(out.case_, each.cases.front());
    auto const named = std::exchange(out.case_name_, case_of(each));
    out.condition(each.parts.front(), around);
    out.case_ = before;
    out.case_name_ = named;
  }

  void operator()(linked const& asked) {
    out.compared(asked.asked, asked.parts.size(), [&](std::size_t i, bool is_counted) {
      auto const& part = asked.parts[i];
      formula head{out.program_, out.spelled_};
      if (!part.via.everyone) {
        head.column(part.via.forward ? of : part.via.to, part.via.column);
        head.put(part.via.forward ? "→" : "←");
      }
      head.population(part.via.to);
      out.counted(std::move(head).text(), part.filter,
                  is_counted ? std::optional{part.predicate} : std::nullopt);
    });
  }

 private:
  using codes = std::vector<std::int32_t>;

  schema::scale const* levels_of(column_id id) const {
    auto const& all = out.program_.schema;
    auto const values = all.populations[of].columns[id].values;
    return values ? &all.scales[*values] : nullptr;
  }

  /// `year(joined) = ·`
  std::string case_of(by_row const& each) const {
    formula name{out.program_, out.spelled_};
    auto const& counted = out.program_.schema.populations[of].counted;
    if (counted && counted->each != schema::span_of_time::none) {
      name.span_of(each.records, counted->column, counted->each);
      name.put(counted->together > 1 ? " ∈ ·" : " = ·");
    } else {
      name.population(of);
      name.put(" = ·");
    }
    return std::move(name).text();
  }

  static bool in_a_row(codes const& some) {
    return some.size() > 1 && some.back() - some.front() + 1 == static_cast<int>(some.size());
  }

  static bool from_there_up(schema::scale const* levels, codes const& some) {
    return levels != nullptr && levels->ordered && in_a_row(some) &&
           some.back() + 1 == static_cast<int>(levels->levels.size());
  }

  static bool up_to_there(schema::scale const* levels, codes const& some) {
    return levels != nullptr && levels->ordered && in_a_row(some) && some.front() == 0;
  }

  void level(schema::scale const* levels, std::int32_t code) {
    auto const at = static_cast<std::size_t>(code);
    if (levels != nullptr && at < levels->levels.size())
      out.name(levels->levels[at].name);
    else
      out.put(std::to_string(code));
  }

  void level_set(schema::scale const* levels, codes const& some) {
    out.put("{");
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (i != 0) out.put(", ");
      level(levels, some[i]);
    }
    out.put("}");
  }

  /// `8.0 ≤ score < 9`, or with one bound `score ≥ 8.0`.
  void range(column_id id, std::optional<std::string> const& low,
             std::optional<std::string> const& high, bool low_open, bool high_open) {
    if (low && high) out.put(*low + (low_open ? " < " : " ≤ "));
    out.column(of, id);
    if (high)
      out.put((high_open ? " < " : " ≤ ") + *high);
    else
      out.put((low_open ? " > " : " ≥ ") + *low);
  }

  void as_of(column_id id, std::string_view side, bool after_another) {
    if (after_another) out.put(" ∧ ");
    out.column(of, id);
    out.put(side);
  }

  void parts(std::vector<condition_id> const& all, binding mine, std::string_view between,
             std::string_view of_none) {
    if (all.empty()) return out.put(of_none);
    if (all.size() == 1) return out.condition(all.front(), around);
    bool const bracketed = around > mine;
    if (bracketed) out.put("(");
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i != 0) out.put(between);
      out.condition(all[i], mine);
    }
    if (bracketed) out.put(")");
  }
};

void formula::node(condition_id id, binding around) {
  auto const& asked = program_.conditions[id];
  std::visit(node_writer{*this, asked.of, around}, asked.node);
}

} // namespace chitieu::ir
