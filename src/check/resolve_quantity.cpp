#include "checker.hpp"
#include "quantity_relation.hpp"
#include "relation_text.hpp"
#include "written.hpp"

#include <chitieu/exact/rational.hpp>

namespace chitieu::check {
namespace {

using form = ast::quantity::form;
using exact::relation;

} // namespace

bool checker::amount(ast::amount const& said, exact::ratio& value, bool& share, span where) {
  auto const* is = &said;
  if (said.is == ast::amount::form::constant) {
    auto const* found = constant(said.written, where);
    if (!found) {
      // A table gives its number row by row, and only where a count or a share is held against it.
      if (table_named(said.written)) report(code::constant_is_no_number, where, {said.written});
      return failed_ = true, false;
    }
    is = std::get_if<ast::amount>(&found->is);
    if (!is) return report(code::constant_is_no_number, where, {said.written}), false;
  }
  if (is->is == ast::amount::form::slot)
    return report(code::unknown_slot, is->where, {is->written}), false;
  value = is->value;
  share = is->is != ast::amount::form::count;
  if (share && value > exact::ratio(1)) {
    report(code::percentage_over_100, where, {as_said(*is)});
    return false;
  }
  return true;
}

bool checker::not_negative(ast::amount const& said, exact::ratio const& value) {
  if (value >= exact::ratio(0)) return true;
  report(code::below_zero, said.where, {as_said(said)});
  auto const written = parsed_.from.slice(said.where);
  if (auto const sign = written.find_first_of("0123456789"); sign != std::string_view::npos)
    offer(said.where, std::string(written.substr(sign)));
  return false;
}

std::optional<exact::threshold> checker::threshold(ast::quantity const& q, bool of_records) {
  exact::threshold out;
  out.round = q.round;
  out.at_least_after = q.at_least_after;
  switch (q.is) {
  case form::all:
    out.of_share = true;
    out.low = 1;
    return out;
  case form::implied:
    // Linked records: “have an entry” is at least one. A subject: all of it.
    out.of_share = !of_records;
    out.low = 1;
    return out;
  case form::none:
    out.how = relation::at_most;
    out.of_share = !of_records;
    return out;
  default:
    break;
  }
  if (!amount(q.low, out.low, out.of_share, q.where) || !not_negative(q.low, out.low))
    return std::nullopt;
  if (auto const how = relation_of(q.is)) out.how = *how;
  switch (q.is) {
  case form::at_least:
  case form::more_than:
  case form::at_most:
  case form::less_than:
  case form::exactly:
    break;
  case form::about: {
    if (!about_) {
      report(code::about_undeclared, q.where);
      return std::nullopt;
    }
    auto const middle = exact::rational(out.low);
    auto const low = (middle * (exact::rational(1) - *about_)).small();
    auto const high = (middle * (exact::rational(1) + *about_)).small();
    if (!low || !high) {
      report(code::number_too_large, q.where, {q.low.written});
      return std::nullopt;
    }
    out.low = *low;
    out.high = *high;
    break;
  }
  case form::between: {
    bool share = false;
    if (!amount(q.high, out.high, share, q.where) || !not_negative(q.high, out.high))
      return std::nullopt;
    if (share != out.of_share) {
      report(code::mixed_range, q.where);
      offer_alike(q);
      return std::nullopt;
    }
    if (out.high < out.low) {
      report(code::range_reversed, q.where);
      offer_swapped(q.low.where, q.high.where);
      return std::nullopt;
    }
    break;
  }
  default:
    if (!out.of_share) {
      report(code::bare_count, q.where, {q.low.written}, {q.low.written});
      offer_relations(q.where);
      return std::nullopt;
    }
    // “100%” needs no reading: nothing but all of them can be meant.
    if (out.low == exact::ratio(1)) break;
    if (!bare_) {
      report(code::bare_percentage, q.where, {as_said(q.low)}, {as_said(q.low)});
      offer_relations(q.where);
      return std::nullopt;
    }
    out.how = bare_means();
  }
  if (out.round != exact::rounding::none && !out.of_share) {
    report(code::rounding_of_count, q.where);
    // What is rounded ends with the number or, as in `from 3 to 5 or more`, later.
    offer_without_rounding(q);
    return std::nullopt;
  }
  return out;
}

exact::relation checker::bare_means() const {
  return *bare_ == form::at_most   ? relation::at_most
         : *bare_ == form::exactly ? relation::exactly
                                   : relation::at_least;
}

std::string checker::threshold_text(ast::quantity const& q, exact::threshold const& t) {
  auto written = [&](ast::amount const& said) {
    if (said.is != ast::amount::form::constant) return said.written;
    auto const* found = constant(said.written, said.where);
    auto const* number = found ? std::get_if<ast::amount>(&found->is) : nullptr;
    return number ? number->written : said.written;
  };
  if (q.is == form::all || q.is == form::implied) return "100%";
  if (q.is == form::none) return "0";
  if (q.is == form::about) return "≈ " + written(q.low);
  auto low = written(q.low);
  switch (t.round) {
  case exact::rounding::down:
    low = "⌊" + low + "⌋";
    break;
  case exact::rounding::up:
    low = "⌈" + low + "⌉";
    break;
  case exact::rounding::half_up:
    low = "[" + low + "]";
    break;
  case exact::rounding::none:
    break;
  }
  return relation_text(t.how, low, t.how == relation::between ? written(q.high) : std::string());
}

} // namespace chitieu::check
