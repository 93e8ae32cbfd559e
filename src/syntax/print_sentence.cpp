#include "number_words.hpp"
#include "printer.hpp"

#include <chitieu/syntax/parse.hpp>
#include <chitieu/text/fold.hpp>

#include <utility>

namespace chitieu {

std::string print(ast::sentence const& sentence, language which) {
  syntax::vocabulary const keywords;
  return syntax::printer(which, keywords, exact::number_style::undeclared,
                         syntax::printer::brackets::needed)
      .sentence(sentence);
}

namespace syntax {
namespace {

using quantity_form = ast::quantity::form;
using amount_form = ast::amount::form;

// The digits of an amount without the sign or word after them.
std::string digits_of(std::string const& written) {
  auto const folded = text::fold_name(written);
  return folded.substr(0, folded.find_first_not_of("-0123456789.,/"));
}

bool has_amount(ast::quantity const& quantity) {
  return quantity.is != quantity_form::all && quantity.is != quantity_form::none &&
         quantity.is != quantity_form::implied;
}

} // namespace

bool is_share(ast::quantity const& quantity) {
  auto const is = quantity.low.is;
  return has_amount(quantity) &&
         (is == amount_form::percent || is == amount_form::permille || is == amount_form::fraction);
}

std::string printer::sentence(ast::sentence const& sentence) const {
  std::string out;
  if (!sentence.empty() && sentence.front().needed) {
    for (auto const& each : sentence) out += (out.empty() ? "" : "; ") + clause(each);
    return quantity(*sentence.front().needed) + " " +
           say(word::of, vietnamese() ? "trong số" : "of") + " (" + out + ")";
  }
  for (auto const& each : sentence) {
    if (!out.empty())
      out += each.joined == ast::clause::join::of_which  ? ", " + say(word::of_which) + " "
             : each.joined == ast::clause::join::or_else ? "; " + say(word::or_) + " "
                                                         : "; ";
    out += clause(each);
  }
  return out;
}

std::string printer::clause(ast::clause const& clause) const {
  auto out = clause.id.empty() ? std::string() : clause.id + ": ";
  // One date stands before all it is asked of; several stand with what each asks.
  auto const due_first = clause.steps.size() == 1 && clause.joined != ast::clause::join::of_which;
  if (due_first) out += deadline(clause.steps.front().due) + ", ";
  for (auto const& when : clause.only_if)
    out += say(word::if_) + " " + condition(when, place::alone) + " " + say(word::then) + " ";
  for (auto const& each : clause.groups) out += grouping(each);
  if (clause.compares) return out + measured(*clause.compares, true);
  auto add = [&, first = true](std::string const& more) mutable {
    if (more.empty()) return;
    if (!std::exchange(first, false)) out += " ";
    out += more;
  };
  add(quantity(clause.amount));
  for (auto const& step : clause.steps) {
    if (due_first) break;
    if (&step != &clause.steps.front()) out += ", " + amount(step.amount);
    add(deadline(step.due));
  }
  if ((clause.of || clause.of_all) && has_amount(clause.amount) && clause.as_many.empty()) {
    if (!is_share(clause.amount) && clause.with_of)
      add(say(word::of, vietnamese() ? "trong số" : "of"));
    else if ((is_share(clause.amount) || clause.weighed) && !vietnamese())
      add(say(word::of));
  }
  if (clause.of_all) add(say(word::all_of));
  // “… as many A as B”, in Vietnamese “… A so với số B”
  for (auto const& other : clause.as_many) {
    auto const share = is_share(clause.amount);
    if (!vietnamese()) add(say(word::as_many, share ? "as many" : "times as many"));
    if (vietnamese() && !share) add(say(word::as_many));
    add(counted(clause.of->parts.front()));
    add((vietnamese() ? say(word::against) + " " + say(word::number_of) : say(word::as)) + " " +
        counted(other));
    return out;
  }
  if (clause.of) {
    auto const crowded =
        !clause.predicate.empty() && begins_with_quantity(clause.predicate.front());
    if (clause.weighed) add(path(*clause.weighed) + " " + say(word::of_owner));
    add(subject(*clause.of, crowded));
  }
  for (auto const& one : clause.per)
    add(say(word::per) + " " + (clause.per_amount ? amount(*clause.per_amount) + " " : "") +
        noun_phrase(one, false, false));
  for (auto const& what : clause.predicate)
    add(predicate(out, what, clause.of ? place::predicate : place::bare_predicate));
  if (clause.among) add(say(word::among) + " " + subject(*clause.among, false));
  return out;
}

// In words where it was written in words and the language has words for it.
std::string printer::fraction(exact::ratio const& is, std::string const& said,
                              std::string const& written) const {
  auto words = said.empty() ? std::string() : fraction_in_words(is, language_);
  auto const found = words_.find(words, 0);
  auto const named = found.means && found.means->names.any();
  return words.empty() || named ? digits_of(written) : words;
}

std::string printer::amount(ast::amount const& amount) const {
  switch (amount.is) {
  case amount_form::constant:
    return amount.written;
  case amount_form::slot:
    return "{" + amount.written + "}" +
           (amount.slot_is == amount_form::percent    ? "%"
            : amount.slot_is == amount_form::permille ? "‰"
                                                      : "");
  case amount_form::percent:
    return digits_of(amount.written) + "%";
  case amount_form::permille:
    return digits_of(amount.written) + "‰";
  case amount_form::fraction:
    return fraction(amount.value, amount.said, amount.written);
  default:
    return digits_of(amount.written);
  }
}

std::string printer::quantity(ast::quantity const& quantity, std::string_view at_most) const {
  std::string out;
  switch (quantity.is) {
  case quantity_form::at_least:
    out = say(word::at_least) + " ";
    break;
  case quantity_form::more_than:
    out = say(word::more_than) + " ";
    break;
  case quantity_form::at_most:
    out = say(word::at_most, at_most) + " ";
    break;
  case quantity_form::less_than:
    out = say(word::less_than) + " ";
    break;
  case quantity_form::exactly:
    out = say(word::exactly) + " ";
    break;
  case quantity_form::between:
    out = say(word::from) + " ";
    break;
  case quantity_form::about:
    out = say(word::about) + " ";
    break;
  case quantity_form::bare:
    break;
  case quantity_form::all:
    out = say(word::all);
    break;
  case quantity_form::none:
    out = say(word::no);
    break;
  case quantity_form::implied:
    return {};
  }
  if (has_amount(quantity)) out += amount(quantity.low);
  if (quantity.is == quantity_form::between)
    out += " " + say(word::to) + " " + amount(quantity.high);
  switch (quantity.round) {
  case exact::rounding::none:
    return out;
  case exact::rounding::down:
    out += " " + say(word::rounded_down);
    break;
  case exact::rounding::up:
    out += " " + say(word::rounded_up);
    break;
  case exact::rounding::half_up:
    out += " " + say(word::rounded_half_up);
    break;
  }
  if (quantity.at_least_after != 0)
    out += ", " + say(word::at_least) + " " + std::to_string(quantity.at_least_after);
  return out;
}

std::string printer::subject(ast::subject const& subject, bool crowded) const {
  std::string out;
  for (auto const& part : subject.parts) {
    auto const last = &part == &subject.parts.back();
    // A condition does not go on after a comma, even where a noun is called like a column.
    auto const after_filter =
        brackets_ != brackets::needed && !out.empty() && !(&part - 1)->filters.empty();
    if (!out.empty()) out += after_filter ? ", " : " " + say(word::and_) + " ";
    out += noun_phrase(part, !last || crowded, part.their);
  }
  return subject.each ? out + " " + say(word::each) : out;
}

std::string printer::noun_phrase(ast::noun_phrase const& phrase, bool crowded, bool linked) const {
  auto out = name(phrase.noun.text);
  if (phrase.their)
    out = vietnamese() ? out + " " + say(word::their) : say(word::their) + " " + out;
  if (phrase.as) out += " " + say(word::as) + " " + phrase.as->text;
  for (auto const& each : phrase.filters) {
    auto const first = &each == &phrase.filters.front();
    auto const last = &each == &phrase.filters.back();
    auto const* const held = each.is == ast::filter::form::holding
                                 ? std::get_if<ast::holding>(&each.what.front().node)
                                 : nullptr;
    // “those staff rated good” reads better than “staff holding rated good”.
    if (first && !linked && held && held->how != ast::holding::verb::hold)
      out = say(word::those) + " " + out + " " + condition(each.what.front(), place::filter);
    else
      out += " " + filter(each, last ? crowded : ends_with_noun(each.what.front()));
  }
  return out;
}

// “staff rated good”, where what follows is no predicate.
std::string printer::counted(ast::noun_phrase const& phrase) const {
  auto const out = noun_phrase(phrase, true, false);
  auto const those = say(word::those) + " ";
  return !vietnamese() && out.starts_with(those) && phrase.filters.size() == 1
             ? out.substr(those.size())
             : out;
}

std::string printer::filter(ast::filter const& filter, bool crowded) const {
  auto const& what = filter.what.front();
  switch (filter.is) {
  case ast::filter::form::where:
    return say(word::where) + " " + condition(what, crowded ? place::crowded : place::filter);
  case ast::filter::form::except:
    return say(word::except) + " " + exception(what, crowded);
  case ast::filter::form::holding:
    break;
  }
  auto const* const held = std::get_if<ast::holding>(&what.node);
  if (held && held->how == ast::holding::verb::hold)
    return say(word::holding) + " " + titles(*held);
  return say(word::holding) + " " + condition(what, place::filter);
}

std::string printer::exception(ast::condition const& what, bool crowded) const {
  auto const* const held = std::get_if<ast::holding>(&what.node);
  auto const plain = held && held->how == ast::holding::verb::hold && !held->column &&
                     held->climbs == ast::holding::reach::as_is && held->values.size() == 1 &&
                     held->values.front().is == ast::value::form::name;
  if (plain) return held->values.front().text;
  return condition(what, crowded ? place::crowded : place::exception);
}

} // namespace syntax
} // namespace chitieu
