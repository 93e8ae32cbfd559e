#include "lift.hpp"
#include "read_period.hpp"
#include "vocabulary.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::syntax {
namespace {

using quantity_form = ast::quantity::form;
using comparison_form = ast::comparison::form;

quantity_form relation(word w) {
  switch (w) {
  case word::at_least:
    return quantity_form::at_least;
  case word::more_than:
    return quantity_form::more_than;
  case word::at_most:
    return quantity_form::at_most;
  case word::less_than:
    return quantity_form::less_than;
  case word::or_more:
    return quantity_form::at_least;
  case word::or_less:
    return quantity_form::at_most;
  case word::all:
    return quantity_form::all;
  case word::no:
    return quantity_form::none;
  case word::between:
  case word::to:
    return quantity_form::between;
  default:
    return quantity_form::exactly;
  }
}

comparison_form comparison_of(word w) {
  switch (w) {
  case word::at_least:
  case word::or_more:
    return comparison_form::at_least;
  case word::at_most:
  case word::or_less:
    return comparison_form::at_most;
  case word::more_than:
    return comparison_form::more_than;
  case word::less_than:
    return comparison_form::less_than;
  case word::between:
    return comparison_form::between;
  case word::is_not:
    return comparison_form::is_not;
  case word::known:
    return comparison_form::known;
  case word::unknown:
    return comparison_form::unknown;
  case word::before:
    return comparison_form::before;
  case word::by:
    return comparison_form::by;
  case word::after:
    return comparison_form::after;
  case word::in:
  case word::on:
  case word::from:
  case word::to:
    return comparison_form::in;
  default:
    return comparison_form::is;
  }
}

std::string one_line(std::string text) {
  std::string out;
  for (char c : text) {
    auto const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      out.push_back(c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

} // namespace

std::uint32_t lifter::after_joint(std::uint32_t begin) const {
  auto const& text = folded_.bytes;
  while (begin < text.size() && (text[begin] == ',' || text[begin] == ';' || is_blank(text[begin])))
    ++begin;
  return begin;
}

span lifter::where(std::uint32_t begin, std::uint32_t end) const {
  return {base_ + folded_.origin[begin], base_ + folded_.origin[end]};
}

std::string lifter::original(std::uint32_t begin, std::uint32_t end) const {
  return one_line(text::normalise(source_.slice(where(begin, end))));
}

void lifter::report(code what, cursor at, std::vector<argument> arguments) {
  if (arguments.empty()) arguments.emplace_back(original(at->begin, at->end));
  issues_.push_back({what, source_.locate(where(at->begin, at->end)), std::move(arguments), {}});
}

std::string lifter::quoted(cursor at) {
  auto const inner = original(at->begin + 1, at->end - 1);
  // A doubled quotation mark stands for one.
  std::string out;
  for (std::size_t i = 0; i < inner.size();) {
    auto const c = text::decode(inner, i);
    out.append(inner, i, c.length);
    auto const quote = text::fold(inner.substr(i, c.length)).bytes == "\"";
    i += c.length;
    if (quote && i < inner.size() && text::decode(inner, i).value == c.value) i += c.length;
  }
  return out;
}

ast::name lifter::name(cursor at) {
  return {at.is(form::quoted) ? quoted(at) : original(at->begin, at->end),
          where(at->begin, at->end)};
}

exact::decimal lifter::number(cursor at, bool percentage) {
  auto read = exact::read_number(folded(at), style_, percentage);
  // `95.5` is a decimal in every rule file, and so is `95,5` in a percentage.
  if (read.fault == exact::number_fault::not_a_number)
    read = exact::read_number(folded(at), exact::number_style::undeclared, percentage);
  switch (read.fault) {
  case exact::number_fault::none:
    break;
  case exact::number_fault::not_a_number:
    report(code::not_a_number, at);
    break;
  case exact::number_fault::ambiguous:
    report(code::ambiguous_number, at);
    break;
  case exact::number_fault::too_large:
    report(code::number_too_large, at);
    break;
  }
  return read.value;
}

ast::period lifter::period(cursor at) {
  ast::period out;
  out.written = original(at->begin, at->end);
  if (auto days = read_period(folded(at))) {
    out.first = days->first;
    out.last = days->second;
  } else {
    report(code::no_such_date, at);
  }
  return out;
}

ast::amount lifter::amount(cursor at) {
  ast::amount out;
  out.where = where(at->begin, at->end);
  out.written = original(at->begin, at->end);
  auto const parts = at.children();
  auto const first = parts.front();
  if (first.is(form::name)) {
    out.is = ast::amount::form::constant;
    return out;
  }
  if (first.is(form::fraction)) {
    out.is = ast::amount::form::fraction;
    auto const text = folded(first);
    auto const slash = text.find('/');
    auto const top = exact::read_number(text.substr(0, slash), exact::number_style::en);
    auto const bottom = exact::read_number(text.substr(slash + 1), exact::number_style::en);
    auto const share = exact::ratio::make(top.value.units, bottom.value.units);
    if (top.fault != exact::number_fault::none || bottom.fault != exact::number_fault::none)
      report(code::number_too_large, first);
    else if (!share)
      report(code::zero_denominator, first);
    else
      out.value = *share;
    return out;
  }
  auto per = std::int64_t{1};
  if (parts.size() > 1) {
    out.is = parts[1]->meaning == word::permille ? ast::amount::form::permille
                                                 : ast::amount::form::percent;
    per = out.is == ast::amount::form::permille ? 1000 : 100;
  }
  auto const value = exact::to_ratio(number(first, parts.size() > 1), per);
  if (value)
    out.value = *value;
  else
    report(code::number_too_large, first);
  return out;
}

ast::quantity lifter::quantity(cursor at) {
  ast::quantity out;
  out.where = where(at->begin, at->end);
  out.is = quantity_form::bare;
  bool first_amount = true;
  for (auto part : at.children()) {
    switch (part.is()) {
    case form::amount:
      (first_amount ? out.low : out.high) = amount(part);
      if (!first_amount) out.is = quantity_form::between;
      first_amount = false;
      break;
    case form::word:
      if (part->meaning != word::percent) out.is = relation(part->meaning);
      break;
    case form::rounding:
      for (auto detail : part.children()) {
        if (detail.is(form::number))
          out.at_least_after = number(detail, false).units;
        else
          out.round = detail->meaning == word::rounded_down ? exact::rounding::down
                      : detail->meaning == word::rounded_up ? exact::rounding::up
                                                            : exact::rounding::half_up;
      }
      break;
    default:
      break;
    }
  }
  // “from 3 to 5%”: the sign stands once for both.
  if (out.is == quantity_form::between && out.low.is == ast::amount::form::count &&
      (out.high.is == ast::amount::form::percent || out.high.is == ast::amount::form::permille)) {
    auto const per = out.high.is == ast::amount::form::percent ? 100 : 1000;
    if (auto share =
            exact::ratio::make(out.low.value.numerator(), per * out.low.value.denominator()))
      out.low.value = *share;
    out.low.is = out.high.is;
    out.low.written += out.high.is == ast::amount::form::percent ? "%" : "‰";
  }
  return out;
}

ast::value lifter::value(cursor at) {
  ast::value out;
  out.where = where(at->begin, at->end);
  auto const part = at.children().front();
  out.text = original(part->begin, part->end);
  switch (part.is()) {
  case form::quoted:
    out.is = ast::value::form::quoted;
    out.text = quoted(part);
    break;
  case form::period: {
    // Four digits are a year where a date is compared and a number elsewhere; 1200 is no year.
    auto const digits = folded(part).find_first_not_of("0123456789") == std::string_view::npos;
    if (digits) out.number = number(part, false);
    out.is =
        digits && !read_period(folded(part)) ? ast::value::form::number : ast::value::form::period;
    if (out.is == ast::value::form::period) out.when = period(part);
    break;
  }
  case form::number:
    out.is = ast::value::form::number;
    out.number = number(part, false);
    break;
  case form::word:
    out.is = part->meaning == word::none  ? ast::value::form::none
             : part->meaning == word::yes ? ast::value::form::yes
                                          : ast::value::form::no;
    break;
  default:
    out.is = ast::value::form::name;
    break;
  }
  return out;
}

ast::path lifter::path(cursor at) {
  ast::path out;
  for (auto step : at.children()) out.steps.push_back(name(step));
  if (at.is(form::owned_path)) std::swap(out.steps.front(), out.steps.back());
  return out;
}

ast::comparison lifter::comparison(cursor at) {
  ast::comparison out;
  for (auto part : at.children()) {
    switch (part.is()) {
    case form::path:
    case form::owned_path:
      out.column = path(part);
      break;
    case form::word:
      if (part->meaning != word::to) out.is = comparison_of(part->meaning);
      break;
    case form::value:
      out.values.push_back(value(part));
      break;
    default:
      break;
    }
  }
  // “from A to B” is one closed range.
  if (out.is == comparison_form::in && out.values.size() == 2) {
    auto& range = out.values.front();
    range.when.last = out.values.back().when.last;
    range.when.written += " – " + out.values.back().when.written;
    range.where.end = out.values.back().where.end;
    out.values.pop_back();
  }
  return out;
}

ast::holding lifter::holding(cursor at) {
  ast::holding out;
  auto const parts = at.children();
  auto const has_value =
      std::any_of(parts.begin(), parts.end(), [](auto& p) { return p.is(form::value); });
  for (auto part : parts) {
    switch (part.is()) {
    case form::word:
      switch (part->meaning) {
      case word::hold:
        out.how = ast::holding::verb::hold;
        break;
      case word::rated:
        out.how = ast::holding::verb::rated;
        break;
      case word::recorded:
        out.how = ast::holding::verb::recorded;
        break;
      case word::hold_none:
        out.how = ast::holding::verb::hold_none;
        break;
      case word::hold_only:
        out.how = ast::holding::verb::hold_only;
        break;
      case word::at_least:
      case word::or_more:
        out.climbs = ast::holding::reach::or_more;
        break;
      case word::at_most:
      case word::or_less:
        out.climbs = ast::holding::reach::or_less;
        break;
      default:
        break;
      }
      break;
    case form::value:
      out.values.push_back(value(part));
      break;
    case form::name:
      // A name before a value is the column; alone (a filter “except LĐTT”) it is the value.
      if (has_value)
        out.column = name(part);
      else {
        auto const called = name(part);
        out.values.push_back({ast::value::form::name, called.text, {}, {}, called.where});
      }
      break;
    case form::quoted:
      out.values.push_back(
          {ast::value::form::quoted, quoted(part), {}, {}, where(part->begin, part->end)});
      break;
    default:
      break;
    }
  }
  return out;
}

ast::linked lifter::linked(cursor at) {
  ast::linked out;
  for (auto part : at.children()) {
    if (part.is(form::quantity))
      out.amount = quantity(part);
    else if (part.is(form::noun_phrase))
      out.of = noun_phrase(part);
    else if (part.is(form::predicate))
      out.predicate.push_back(condition(part.children().front()));
  }
  return out;
}

ast::filter lifter::filter(cursor at) {
  ast::filter out;
  out.is = ast::filter::form::holding;
  for (auto part : at.children()) {
    if (part.is(form::word))
      out.is = part->meaning == word::where    ? ast::filter::form::where
               : part->meaning == word::except ? ast::filter::form::except
                                               : ast::filter::form::holding;
    else
      out.what.push_back(condition(part));
  }
  return out;
}

ast::noun_phrase lifter::noun_phrase(cursor at) {
  ast::noun_phrase out;
  out.where = where(at->begin, at->end);
  for (auto part : at.children()) {
    if (part.is(form::filter)) out.filters.push_back(filter(part));
    if (!part.is(form::noun)) continue;
    bool named = false;
    for (auto detail : part.children()) {
      if (detail.is(form::word))
        out.their = true;
      else if (!std::exchange(named, true))
        out.noun = name(detail);
      else
        out.as = name(detail);
    }
  }
  return out;
}

ast::subject lifter::subject(cursor at) {
  ast::subject out;
  out.where = where(at->begin, at->end);
  for (auto part : at.children()) {
    if (part.is(form::noun_phrase))
      out.parts.push_back(noun_phrase(part));
    else if (part.is(form::word))
      out.each = true;
  }
  return out;
}

ast::condition lifter::condition(cursor at) {
  ast::condition out;
  out.where = where(at->begin, at->end);
  auto parts_of = [&] {
    std::vector<ast::condition> parts;
    for (auto part : at.children()) parts.push_back(condition(part));
    return parts;
  };
  switch (at.is()) {
  case form::any_of:
  case form::all_of: {
    auto parts = parts_of();
    if (parts.size() == 1) return std::move(parts.front());
    if (at.is(form::any_of))
      out.node = ast::any_of{std::move(parts)};
    else
      out.node = ast::all_of{std::move(parts)};
    break;
  }
  case form::negation:
    out.node = ast::negation{parts_of()};
    break;
  case form::implication:
    out.node = ast::implication{parts_of()};
    break;
  case form::comparison:
    out.node = comparison(at);
    break;
  case form::holding:
    out.node = holding(at);
    break;
  case form::linked:
    out.node = linked(at);
    break;
  case form::phrase_use:
    out.node = ast::phrase_use{name(at.children().front())};
    break;
  default:
    out.node = ast::flag_use{path(at.children().front())};
    break;
  }
  return out;
}

ast::clause lifter::clause(cursor at) {
  ast::clause out;
  out.where = where(at->begin, at->end);
  // The comma or semicolon that joins it to the clause before says nothing of its own.
  out.written = original(after_joint(at->begin), at->end);
  for (auto part : at.children()) {
    switch (part.is()) {
    case form::word:
      if (part->meaning == word::of_which)
        out.joined = ast::clause::join::of_which;
      else if (part->meaning == word::all_of)
        out.of_all = true;
      else if (part->meaning == word::of)
        out.with_of = true;
      break;
    case form::clause_id:
      out.id = id(part.children().front());
      if (out.joined != ast::clause::join::of_which) out.written = original(part->end, at->end);
      break;
    case form::quantity:
      out.amount = quantity(part);
      break;
    case form::subject:
      out.of = subject(part);
      break;
    case form::predicate:
      out.predicate.push_back(condition(part.children().front()));
      break;
    case form::among:
      out.among = subject(part.children().front());
      break;
    default:
      break;
    }
  }
  return out;
}

ast::sentence lifter::sentence(cursor at) {
  ast::sentence out;
  for (auto part : at.children()) {
    out.push_back(clause(part));
    if (out.size() > 1 && out.back().joined == ast::clause::join::first)
      out.back().joined = ast::clause::join::next;
  }
  return out;
}

} // namespace chitieu::syntax
