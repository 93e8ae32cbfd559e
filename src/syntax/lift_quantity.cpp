#include "lift.hpp"
#include "number_words.hpp"

namespace chitieu::syntax {
namespace {

using quantity_form = ast::quantity::form;

quantity_form relation(word w) {
  switch (w) {
  case word::at_least:
  case word::any:
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
  case word::each:
    return quantity_form::all;
  case word::no:
  case word::not_:
    return quantity_form::none;
  case word::between:
  case word::to:
    return quantity_form::between;
  case word::about:
    return quantity_form::about;
  default:
    return quantity_form::exactly;
  }
}

} // namespace

exact::ratio lifter::fraction(cursor at) {
  auto const text = folded(at);
  if (auto const worded = read_fraction(folded_.bytes, at->begin))
    return exact::ratio::make(worded->top, worded->bottom).value_or(exact::ratio());
  auto const slash = text.find('/');
  auto const top = exact::read_number(text.substr(0, slash), exact::number_style::en);
  auto const bottom = exact::read_number(text.substr(slash + 1), exact::number_style::en);
  auto const share = exact::ratio::make(top.value.units, bottom.value.units);
  if (top.fault != exact::number_fault::none || bottom.fault != exact::number_fault::none)
    report(code::number_too_large, at);
  else if (!share)
    report(code::zero_denominator, at);
  return share.value_or(exact::ratio());
}

// What a fraction in words is in digits: `two thirds` is `2/3`.
std::string lifter::digits_of_fraction(cursor at) const {
  auto const worded = read_fraction(folded_.bytes, at->begin);
  return worded ? std::to_string(worded->top) + "/" + std::to_string(worded->bottom)
                : std::string();
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
  if (first.is(form::slot)) {
    out.is = ast::amount::form::slot;
    out.written = slot(first);
    if (parts.size() > 1)
      out.slot_is = parts[1]->meaning == word::permille ? ast::amount::form::permille
                                                        : ast::amount::form::percent;
    return out;
  }
  if (first.is(form::fraction)) {
    out.is = ast::amount::form::fraction;
    out.value = fraction(first);
    if (out.written.find('/') == std::string::npos) {
      out.said = out.written;
      out.written = digits_of_fraction(first);
    }
    return out;
  }
  auto per = std::int64_t{1};
  if (parts.size() > 1) {
    out.is = parts[1]->meaning == word::permille ? ast::amount::form::permille
                                                 : ast::amount::form::percent;
    per = out.is == ast::amount::form::permille ? 1000 : 100;
  }
  out.number = number(first, parts.size() > 1);
  if (read_count(folded_.bytes, first->begin))
    out.written = std::to_string(out.number.units) + original(first->end, at->end);
  auto const value = exact::to_ratio(out.number, per);
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
  std::optional<cursor> first_amount;
  for (auto part : at.children()) {
    switch (part.is()) {
    case form::amount:
      (first_amount ? out.high : out.low) = amount(part);
      if (first_amount) out.is = quantity_form::between;
      if (!first_amount) first_amount = part;
      break;
    case form::word:
      if (part->meaning == word::any)
        out.low = {ast::amount::form::count, exact::ratio(1), "1", out.where};
      out.is = relation(part->meaning);
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
    if (auto const share = exact::to_ratio(out.low.number, per))
      out.low.value = *share;
    else
      report(code::number_too_large, *first_amount);
    out.low.is = out.high.is;
    out.low.written += out.high.is == ast::amount::form::percent ? "%" : "‰";
  }
  return out;
}

} // namespace chitieu::syntax
