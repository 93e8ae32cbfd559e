#include "printer.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::syntax {
namespace {

using comparison_form = ast::comparison::form;
using verb = ast::holding::verb;

template <class Node>
Node const* as(ast::condition const& c) {
  return std::get_if<Node>(&c.node);
}

bool has_quantity_first(ast::linked const& linked) { return !linked.predicate.empty(); }

// Whether an `and` or `or` after `c` could be read as part of a filter that ends it.
bool ends_with_filter(ast::condition const& c) {
  if (auto const* linked = as<ast::linked>(c)) {
    if (!linked->predicate.empty()) return ends_with_filter(linked->predicate.front());
    return !linked->of.filters.empty() &&
           linked->of.filters.back().is != ast::filter::form::holding;
  }
  if (auto const* measured = as<ast::measured>(c))
    return !measured->against && !measured->right.empty() && ends_loosely(measured->right.back());
  if (auto const* ranked = as<ast::ranked>(c)) return ends_loosely(ranked->by.front());
  if (auto const* picked = as<ast::picked>(c)) return ends_with_filter(picked->predicate.front());
  if (auto const* all = as<ast::all_of>(c)) return ends_with_filter(all->parts.back());
  if (auto const* negation = as<ast::negation>(c)) return ends_with_filter(negation->inner.front());
  return false;
}

// Whether a predicate after `c` could be read as what `c` says of linked records.
bool ends_with_their_noun(ast::condition const& c) {
  if (auto const* linked = as<ast::linked>(c)) {
    if (!linked->predicate.empty()) return ends_with_their_noun(linked->predicate.front());
    return linked->of.their;
  }
  if (auto const* any = as<ast::any_of>(c)) return ends_with_their_noun(any->parts.back());
  if (auto const* all = as<ast::all_of>(c)) return ends_with_their_noun(all->parts.back());
  if (auto const* negation = as<ast::negation>(c))
    return ends_with_their_noun(negation->inner.front());
  if (auto const* rule = as<ast::implication>(c)) return ends_with_their_noun(rule->sides.back());
  return false;
}

} // namespace

bool begins_with_quantity(ast::condition const& c) {
  if (auto const* linked = as<ast::linked>(c)) return has_quantity_first(*linked);
  if (as<ast::count_of>(c)) return true;
  if (auto const* all = as<ast::all_of>(c)) return begins_with_quantity(all->parts.front());
  if (auto const* any = as<ast::any_of>(c)) return begins_with_quantity(any->parts.front());
  return false;
}

bool ends_with_noun(ast::condition const& c) {
  if (auto const* linked = as<ast::linked>(c))
    return linked->predicate.empty() || ends_with_noun(linked->predicate.front());
  if (auto const* measured = as<ast::measured>(c))
    return !measured->against && !measured->right.empty() &&
           ends_with_records(measured->right.back());
  if (auto const* ranked = as<ast::ranked>(c)) return ends_with_records(ranked->by.front());
  if (auto const* picked = as<ast::picked>(c)) return ends_with_noun(picked->predicate.front());
  if (auto const* all = as<ast::all_of>(c)) return ends_with_noun(all->parts.back());
  if (auto const* negation = as<ast::negation>(c)) return ends_with_noun(negation->inner.front());
  return false;
}

std::string printer::condition(ast::condition const& c) const { return condition(c, place::alone); }

std::string printer::condition(ast::condition const& c, place where) const {
  if (bracketed(c, where))
    return "(" + std::visit([&](auto const& n) { return node(n, place::alone); }, c.node) + ")";
  return std::visit([&](auto const& n) { return node(n, where); }, c.node);
}

bool printer::bracketed(ast::condition const& c, place where) const {
  if (where == place::alone) return false;
  auto const* const held = as<ast::holding>(c);
  if (all_bracketed()) return !(held && where == place::filter);
  if (brackets_ == brackets::attached && (as<ast::all_of>(c) || as<ast::any_of>(c)) &&
      (where == place::filter || where == place::linked))
    return true;
  if (where == place::filter && ends_with_their_noun(c)) return true;

  auto const predicate = where == place::predicate || where == place::bare_predicate;
  if (as<ast::any_of>(c)) return !predicate;
  if (as<ast::all_of>(c))
    return !predicate && where != place::filter && where != place::choice &&
           where != place::later_choice;
  if (as<ast::implication>(c)) return !predicate;
  if (as<ast::negation>(c))
    return where == place::negated || where == place::crowded ||
           (vietnamese() && where == place::later_choice);
  if (auto const* const linked = as<ast::linked>(c)) {
    if (where == place::bare_predicate) return has_quantity_first(*linked);
    if (where == place::negated) return vietnamese() || has_quantity_first(*linked);
    if (where == place::linked) return has_quantity_first(*linked);
    return where == place::later_choice || where == place::crowded || where == place::exception;
  }
  if (where == place::crowded) return true;
  if (as<ast::measured>(c) || as<ast::picked>(c) || as<ast::ranked>(c) || as<ast::count_of>(c))
    return where == place::later_choice || where == place::exception || where == place::negated ||
           (where == place::linked && !as<ast::measured>(c)) ||
           (where == place::bare_predicate && !as<ast::measured>(c));
  // A quotation mark after a noun or `or` begins a title.
  auto const* const compared = as<ast::comparison>(c);
  auto const* const soon = as<ast::within>(c);
  if ((compared && is_header(compared->column)) || (soon && is_header(soon->column)))
    return where != place::filter && where != place::exception && where != place::negated;
  if (where != place::bare_predicate) return false;
  // Without a subject before it, a column that is called like one would be taken for it.
  if (auto const* const comparison = as<ast::comparison>(c))
    return is_equality(comparison->is) && names_a_subject(comparison->column);
  auto const* const flag = as<ast::flag_use>(c);
  return flag && names_a_subject(flag->column);
}

bool printer::names_a_subject(ast::path const& path) const {
  auto const first = this->path(path);
  auto const found = words_.find(text::fold_name(first), 0);
  return found.means &&
         (found.means->names & (only(name_kind::population) | only(name_kind::term))).any();
}

std::string printer::predicate(std::string const& before, ast::condition const& c,
                               place where) const {
  auto const text = condition(c, where);
  return runs_together(before, text) ? "(" + condition(c, place::alone) + ")" : text;
}

std::string printer::operand(ast::condition const& c, place where, bool last) const {
  // A filter at the end would take the next `and` or `or` for its own.
  auto const* const linked = as<ast::linked>(c);
  auto const of_linked = brackets_ == brackets::attached && linked && !linked->predicate.empty();
  auto const loose = (!last && (ends_with_filter(c) || of_linked)) || as<ast::any_of>(c) ||
                     as<ast::implication>(c) ||
                     (as<ast::all_of>(c) && where != place::choice && where != place::later_choice);
  return loose ? "(" + condition(c, place::alone) + ")" : condition(c, where);
}

std::string printer::node(ast::all_of const& all, place where) const {
  auto const head = (where == place::predicate || where == place::bare_predicate ||
                     where == place::later_choice) &&
                    !as<ast::all_of>(all.parts.front());
  auto out = operand(all.parts.front(), head ? where : place::part, all.parts.size() == 1);
  for (std::size_t i = 1; i < all.parts.size(); ++i)
    out +=
        " " + say(word::and_) + " " + operand(all.parts[i], place::part, i + 1 == all.parts.size());
  return out;
}

std::string printer::node(ast::any_of const& any, place where) const {
  auto const bare = where == place::bare_predicate && !as<ast::all_of>(any.parts.front());
  auto out = operand(any.parts.front(), bare ? where : place::choice, any.parts.size() == 1);
  for (std::size_t i = 1; i < any.parts.size(); ++i)
    out += " " + say(word::or_) + " " +
           operand(any.parts[i], place::later_choice, i + 1 == any.parts.size());
  return out;
}

std::string printer::node(ast::negation const& negation, place) const {
  auto const& inner = negation.inner.front();
  auto const* const held = as<ast::holding>(inner);
  auto const* const linked = as<ast::linked>(inner);
  std::string_view wish;
  if (!vietnamese() && !all_bracketed()) {
    if (held && (held->how == verb::rated || held->how == verb::recorded))
      wish = "are not";
    else if (held || (linked && !has_quantity_first(*linked)))
      wish = "do not";
  }
  auto const no = say(word::not_, wish);
  return no + " " + predicate(no, inner, place::negated);
}

std::string printer::node(ast::implication const& implication, place) const {
  auto const& condition_side = implication.sides.front();
  auto const nested = as<ast::implication>(condition_side) != nullptr;
  return say(word::if_) + " " + condition(condition_side, nested ? place::part : place::alone) +
         " " + say(word::then) + " " + condition(implication.sides.back(), place::alone);
}

std::string printer::node(ast::holding const& holding, place where) const {
  switch (holding.how) {
  case verb::hold:
    return say(word::hold) + " " + titles(holding);
  case verb::rated: {
    auto const short_form = where == place::negated || where == place::filter;
    return say(word::rated, !vietnamese() && short_form ? "rated" : "") + " " + titles(holding);
  }
  case verb::recorded: {
    auto const short_form = where == place::negated || where == place::filter;
    return say(word::recorded, !vietnamese() && !short_form ? "are recorded" : "") + " " +
           titles(holding);
  }
  case verb::hold_none:
    return say(word::hold_none) + " " + titles(holding);
  case verb::hold_only:
    break;
  }
  return say(word::hold_only) + " " + titles(holding);
}

std::string printer::titles(ast::holding const& holding) const {
  auto const column = holding.column ? holding.column->text + " " : std::string();
  auto const more = holding.climbs == ast::holding::reach::or_more;
  if (holding.climbs == ast::holding::reach::as_is) return column + values(holding.values);
  auto const title = value(holding.values.front());
  if (vietnamese() && !holding.column)
    return say(word::from) + " " + title + " " + say(more ? word::or_more : word::or_less);
  return column + say(more ? word::at_least : word::at_most) + " " + title;
}

std::string printer::node(ast::flag_use const& flag, place) const {
  auto const name = path(flag.column);
  return brackets_ == brackets::quoted ? name + " " + say(word::is) + " " + say(word::yes) : name;
}

std::string printer::node(ast::phrase_use const& use, place) const {
  auto out = use.values.empty() ? name(use.phrase.text) : use.phrase.text;
  std::size_t from = 0;
  for (auto const& filled : use.values) {
    auto const slot = out.find("{}", from);
    auto const said = value(filled);
    out.replace(slot, 2, said);
    from = slot + said.size();
  }
  return out;
}

std::string printer::node(ast::count_of const& count, place) const {
  auto out = quantity(count.amount) + " " + say(word::of, vietnamese() ? "trong số" : "") + " (";
  for (auto const& part : count.parts)
    out += (&part == &count.parts.front() ? "" : ", ") + condition(part, place::alone);
  return out + ")";
}

std::string printer::node(ast::picked const& picked, place) const {
  auto const by = " " + say(word::along) + " " + picked.by.text + " ";
  std::string out;
  if (vietnamese()) {
    // “bài dự thi gần nhất của mình theo ngày gửi …”
    auto records = picked.of;
    records.their = false;
    records.filters.clear();
    auto const which = picked.nth == 1 ? say(picked.latest ? word::latest : word::earliest)
                                       : say(word::nth) + " " + std::to_string(picked.nth) +
                                             (picked.latest ? " " + say(word::from_last) : "");
    records.noun.text += " " + which + " " + say(word::their);
    records.filters = picked.of.filters;
    out = noun_phrase(records, true, true) + by;
  } else {
    auto const which = say(picked.latest ? word::latest : word::earliest);
    auto const nth = picked.nth == 1 ? which
                                     : "the " + ordinal(picked.nth) + " " +
                                           say(picked.latest ? word::latest : word::earliest,
                                               picked.latest ? "latest" : "earliest");
    out = nth + " " + say(word::of_owner) + " " + noun_phrase(picked.of, true, true) + by;
  }
  out.pop_back();
  return out + " " + predicate(out, picked.predicate.front(), place::linked);
}

std::string printer::node(ast::ranked const& ranked, place where) const {
  auto const end = say(ranked.top ? word::top : word::bottom);
  auto const by = " " + say(word::along) + " " + measure(ranked.by.front());
  if (!vietnamese()) {
    auto const are = where == place::negated ? "" : say(word::is, "are") + " ";
    return are + end + " " + amount(ranked.amount) + by;
  }
  auto const count = ranked.amount.is == ast::amount::form::count;
  auto const last =
      say(ranked.top ? word::top : word::bottom,
          count ? (ranked.top ? "hạng đầu" : "hạng cuối") : (ranked.top ? "đầu" : "cuối"));
  return say(word::is_one_of, "thuộc") + " " + amount(ranked.amount) + " " + last + by;
}

std::string printer::node(ast::linked const& linked, place) const {
  // “có không quá” begins like “có không”, the type of a column.
  auto out = quantity(linked.amount, vietnamese() ? "tối đa" : "");
  if (!out.empty()) out += " ";
  auto const none = linked.amount.is == ast::quantity::form::none;
  auto const partitive =
      is_share(linked.amount) || (linked.of.their && !linked.amount.low.written.empty());
  // “no their staff” alone would end the condition before its predicate.
  if (none && !linked.predicate.empty())
    out += say(word::of, vietnamese() ? "trong số" : "") + " ";
  else if (!vietnamese() && partitive)
    out += say(word::of) + " ";
  auto const crowded = !linked.predicate.empty() && begins_with_quantity(linked.predicate.front());
  out += noun_phrase(linked.of, crowded, true);
  if (!linked.predicate.empty())
    return out + " " + predicate(out, linked.predicate.front(), place::linked);
  // Vietnamese “không có” is `have` and `no` in one.
  if (vietnamese() && none) return out;
  return say(word::have) + " " + out;
}

} // namespace chitieu::syntax
