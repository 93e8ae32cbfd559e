#include "dumper.hpp"

namespace chitieu::syntax {
namespace {

constexpr char const* join_words[] = {"clause", "of_which", "next", "or_else"};
constexpr char const* amount_words[] = {"count",    "percent",  "permille",
                                        "fraction", "constant", "slot"};
constexpr char const* rounding_words[] = {"", " rounded down", " rounded up", " rounded half up"};
constexpr char const* filter_words[] = {"where", "holding", "except"};
constexpr char const* value_words[] = {"name", "quoted", "number", "period",
                                       "yes",  "no",     "none",   "slot"};
constexpr char const* comparison_words[] = {
    "is", "is_not", "at_least", "at_most", "more_than", "less_than", "between",
    "in", "before", "by",       "after",   "known",     "unknown"};
constexpr char const* verb_words[] = {"hold", "rated", "recorded", "hold_none", "hold_only"};
constexpr char const* reach_words[] = {"", " or_more", " or_less"};

} // namespace

std::string number_text(exact::decimal const& number) {
  if (auto const fraction = exact::to_ratio(number)) return exact::to_string(*fraction);
  return exact::to_string(number);
}

std::string path_text(ast::path const& path) {
  std::string out;
  for (auto const& step : path.steps) out += " \"" + step.text + "\"";
  return out;
}

void dumper::sentence(ast::sentence const& sentence) {
  for (auto const& each : sentence) {
    if (each.needed) {
      line("some_of");
      deeper const in(*this);
      quantity(*each.needed);
    }
    clause(each);
  }
}

void dumper::clause(ast::clause const& clause) {
  line(word_for(clause.joined, join_words) + (clause.id.empty() ? "" : " " + clause.id));
  deeper const in(*this);
  group("only_if", clause.only_if);
  for (auto const& each : clause.groups) grouping(each);
  if (clause.compares) return node(*clause.compares);
  quantity(clause.amount);
  for (auto const& step : clause.steps) {
    line((step.due.before ? "step before, last day " : "step by ") + data::to_iso(step.due.last));
    deeper const further(*this);
    amount(step.amount);
  }
  if (clause.weighed) line("weighed" + path_text(*clause.weighed));
  if (clause.of_all) line("of_all");
  if (clause.of) subject("subject", *clause.of);
  if (!clause.per.empty()) {
    line("per");
    deeper const further(*this);
    if (clause.per_amount) amount(*clause.per_amount);
    for (auto const& one : clause.per) noun_phrase(one);
  }
  if (!clause.as_many.empty()) {
    line("as_many");
    deeper const further(*this);
    for (auto const& one : clause.as_many) noun_phrase(one);
  }
  group("predicate", clause.predicate);
  if (clause.among) subject("among", *clause.among);
}

void dumper::amount(ast::amount const& amount) {
  auto const named =
      amount.is == ast::amount::form::constant || amount.is == ast::amount::form::slot;
  auto const content = named ? "\"" + amount.written + "\"" : exact::to_string(amount.value);
  if (amount.is == ast::amount::form::slot && amount.slot_is != ast::amount::form::count)
    return line("slot " + content + " " + word_for(amount.slot_is, amount_words));
  line(word_for(amount.is, amount_words) + " " + content);
}

void dumper::quantity(ast::quantity const& quantity) {
  using form = ast::quantity::form;
  auto const after = quantity.at_least_after != 0
                         ? ", at least " + std::to_string(quantity.at_least_after)
                         : std::string();
  line("quantity " + word_for(quantity.is, quantity_words) +
       word_for(quantity.round, rounding_words) + after);
  deeper const in(*this);
  if (quantity.is == form::all || quantity.is == form::none || quantity.is == form::implied) return;
  amount(quantity.low);
  if (quantity.is == form::between) amount(quantity.high);
}

void dumper::subject(std::string_view label, ast::subject const& subject) {
  line(std::string(label) + (subject.each ? " each" : ""));
  deeper const in(*this);
  for (auto const& part : subject.parts) noun_phrase(part);
}

void dumper::noun_phrase(ast::noun_phrase const& phrase) {
  text(phrase.their ? "their noun" : "noun", phrase.noun.text);
  deeper const in(*this);
  optional_name("as", phrase.as);
  for (auto const& each : phrase.filters) filter(each);
}

void dumper::filter(ast::filter const& filter) {
  group(word_for(filter.is, filter_words), filter.what);
}

void dumper::value(ast::value const& value) {
  auto out = "value " + word_for(value.is, value_words);
  switch (value.is) {
  case ast::value::form::name:
  case ast::value::form::quoted:
  case ast::value::form::slot:
    out += " \"" + value.text + "\"";
    break;
  case ast::value::form::number:
    out += " " + number_text(value.number);
    break;
  case ast::value::form::period:
    out += " " + data::to_iso(value.when.first) + " to " + data::to_iso(value.when.last);
    break;
  default:
    break;
  }
  line(out);
}

void dumper::group(std::string_view label, std::vector<ast::condition> const& parts) {
  if (parts.empty()) return;
  line(label);
  deeper const in(*this);
  for (auto const& part : parts) condition(part);
}

void dumper::condition(ast::condition const& condition) {
  std::visit([this](auto const& what) { node(what); }, condition.node);
}

void dumper::node(ast::all_of const& all) { group("all_of", all.parts); }
void dumper::node(ast::any_of const& any) { group("any_of", any.parts); }
void dumper::node(ast::negation const& negation) { group("not", negation.inner); }
void dumper::node(ast::implication const& implication) { group("if_then", implication.sides); }

void dumper::node(ast::comparison const& comparison) {
  line("comparison " + word_for(comparison.is, comparison_words) + path_text(comparison.column));
  deeper const in(*this);
  for (auto const& each : comparison.values) value(each);
}

void dumper::node(ast::holding const& holding) {
  line("holding " + word_for(holding.how, verb_words) + word_for(holding.climbs, reach_words));
  deeper const in(*this);
  optional_name("column", holding.column);
  for (auto const& each : holding.values) value(each);
}

void dumper::node(ast::flag_use const& flag) { line("flag" + path_text(flag.column)); }
void dumper::node(ast::phrase_use const& use) {
  text("phrase", use.phrase.text);
  deeper const in(*this);
  for (auto const& each : use.values) value(each);
}

void dumper::node(ast::count_of const& count) {
  line("count_of");
  deeper const in(*this);
  quantity(count.amount);
  for (auto const& part : count.parts) condition(part);
}

void dumper::node(ast::picked const& picked) {
  line(std::string(picked.latest ? "latest " : "earliest ") + std::to_string(picked.nth) +
       " by \"" + picked.by.text + "\"");
  deeper const in(*this);
  noun_phrase(picked.of);
  group("predicate", picked.predicate);
}

void dumper::node(ast::ranked const& ranked) {
  line(ranked.top ? "top" : "bottom");
  deeper const in(*this);
  amount(ranked.amount);
  for (auto const& by : ranked.by) measure(by);
}

void dumper::node(ast::linked const& linked) {
  line("linked");
  deeper const in(*this);
  quantity(linked.amount);
  noun_phrase(linked.of);
  group("predicate", linked.predicate);
}

} // namespace chitieu::syntax
