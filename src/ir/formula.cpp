#include "formula.hpp"

#include <algorithm>

namespace chitieu::ir {
namespace {

struct brackets {
  std::string_view open;
  std::string_view close;
};

brackets brackets_of(exact::rounding round) {
  switch (round) {
  case exact::rounding::down:
    return {"⌊", "⌋"};
  case exact::rounding::up:
    return {"⌈", "⌉"};
  case exact::rounding::half_up:
    return {"⌊", "⌉"}; // to the nearest
  case exact::rounding::none:
    break;
  }
  return {"", ""};
}

/// A letter, digit or underline, or a part of a letter outside ASCII.
bool in_word(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || byte == '_' || (byte >= '0' && byte <= '9') ||
         (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

constexpr std::string_view close_quote = "”";

} // namespace

std::string_view formula::sign_of(exact::relation how) {
  switch (how) {
  case exact::relation::at_least:
    return " ≥ ";
  case exact::relation::more_than:
    return " > ";
  case exact::relation::at_most:
    return " ≤ ";
  case exact::relation::less_than:
    return " < ";
  case exact::relation::exactly:
    return " = ";
  case exact::relation::between:
    break;
  }
  return " ≤ ";
}

void formula::condition(condition_id id, binding around) {
  if (case_ == id) return put(case_name_);
  bool const fixed = std::holds_alternative<constant>(program_.conditions[id].node);
  if (text_.size() < spelled_ || fixed)
    node(id, around);
  else
    named(id);
}

void formula::named(condition_id id) { text_ += 'c' + std::to_string(id); }

void formula::population(population_id id) {
  if (id != world) name(program_.schema.populations[id].called.name);
}

void formula::column(population_id of, column_id id) {
  name(program_.schema.populations[of].columns[id].called.name);
}

void formula::span_of(population_id of, column_id id, schema::span_of_time each) {
  using schema::span_of_time;
  put(each == span_of_time::year      ? "year("
      : each == span_of_time::quarter ? "quarter("
      : each == span_of_time::month   ? "month("
                                      : "week(");
  column(of, id);
  put(")");
}

void formula::name(std::string_view said) {
  bool const one_word = !said.empty() && std::all_of(said.begin(), said.end(), in_word) &&
                        said.find(close_quote) == std::string_view::npos;
  if (one_word)
    put(said);
  else
    quoted(said);
}

void formula::quoted(std::string_view said) {
  put("“");
  while (true) {
    auto const at = said.find(close_quote);
    put(said.substr(0, at));
    if (at == std::string_view::npos) break;
    put(close_quote);
    put(close_quote);
    said.remove_prefix(at + close_quote.size());
  }
  put(close_quote);
}

void formula::clause(ir::clause const& asked) {
  if (asked.only_if) {
    condition(*asked.only_if, binding::conjunction);
    put(" ⇒ ");
  }
  if (asked.number) {
    auto const& n = *asked.number;
    return test(n.left, n.how, n.low, n.high);
  }
  compared(asked.asked, asked.parts.size(), [&](std::size_t i, bool is_counted) {
    auto const& part = asked.parts[i];
    formula head{program_, spelled_};
    head.population(part.population);
    counted(std::move(head).text(), part.base,
            is_counted ? std::optional{part.predicate} : std::nullopt,
            asked.in_a_row ? "run{" : "#{");
  });
}

void formula::counted(std::string_view head, condition_id base,
                      std::optional<condition_id> predicate, std::string_view open) {
  auto const is_true = [&](condition_id id) {
    auto const* fixed = std::get_if<constant>(&program_.conditions[id].node);
    return fixed != nullptr && fixed->value;
  };
  std::vector<condition_id> both;
  for (auto const id : {std::optional{base}, predicate})
    if (id && !is_true(*id) && std::find(both.begin(), both.end(), *id) == both.end())
      both.push_back(*id);
  put(open);
  put(head);
  for (std::size_t i = 0; i < both.size(); ++i) {
    put(i == 0 ? " : " : " ∧ ");
    condition(both[i], both.size() > 1 ? binding::conjunction : binding::any);
  }
  put("}");
}

void formula::compared(exact::threshold const& asked, std::size_t parts, part_writer const& part) {
  if (asked.how == exact::relation::between) {
    bound(asked, asked.low, parts, part);
    put(" ≤ ");
    sum(parts, true, part);
    put(" ≤ ");
    bound(asked, asked.high, parts, part);
    return;
  }
  sum(parts, true, part);
  put(sign_of(asked.how));
  bound(asked, asked.low, parts, part);
}

void formula::bound(exact::threshold const& asked, exact::ratio const& p, std::size_t parts,
                    part_writer const& part) {
  if (!asked.of_share) return put(to_string(p));
  auto const around = brackets_of(asked.round);
  bool const floored = asked.at_least_after > 0;
  if (floored) put("max(" + std::to_string(asked.at_least_after) + ", ");
  put(around.open);
  if (p == exact::ratio{1}) {
    sum(parts, false, part);
  } else {
    put(to_string(p) + " · ");
    if (parts > 1) put("(");
    sum(parts, false, part);
    if (parts > 1) put(")");
  }
  put(around.close);
  if (floored) put(")");
}

void formula::sum(std::size_t parts, bool is_counted, part_writer const& part) {
  for (std::size_t i = 0; i < parts; ++i) {
    if (i != 0) put(" + ");
    part(i, is_counted);
  }
  if (parts == 0) put("0");
}

} // namespace chitieu::ir
