#include "lift.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::syntax {
namespace {

using comparison_form = ast::comparison::form;

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

} // namespace

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
  std::uint32_t last_end = 0;
  auto const has_comma = [this](std::uint32_t begin, std::uint32_t end) {
    return std::string_view(folded_.bytes).substr(begin, end - begin).find(',') !=
           std::string_view::npos;
  };
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
      out.listed = out.listed || (!out.values.empty() && has_comma(last_end, part->begin));
      out.values.push_back(value(part));
      last_end = part->end;
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
  // What is asked of linked records, and not which they are, is asked of theirs.
  if (!out.predicate.empty()) out.of.their = true;
  return out;
}

ast::count_of lifter::count_of(cursor at) {
  ast::count_of out;
  for (auto part : at.children())
    if (part.is(form::quantity))
      out.amount = quantity(part);
    else
      out.parts.push_back(condition(part));
  return out;
}

ast::picked lifter::picked(cursor at) {
  ast::picked out;
  for (auto part : at.children()) {
    switch (part.is()) {
    case form::noun_phrase:
      out.of = noun_phrase(part);
      out.of.their = true;
      break;
    case form::filter:
      out.of.filters.push_back(filter(part));
      break;
    case form::ordinal:
    case form::number: {
      auto const said_before = issues_.size();
      auto const nth = part.is(form::ordinal) ? ordinal(part) : number(part, false);
      if (issues_.size() != said_before) break;
      if (nth.scale != 0 || nth.units < 1)
        report(code::bad_place, part);
      else if (nth.units > 1'000'000)
        report(code::number_too_large, part);
      else
        out.nth = static_cast<std::uint32_t>(nth.units);
      break;
    }
    case form::name:
      out.by = name(part);
      break;
    case form::predicate:
      out.predicate.push_back(condition(part.children().front()));
      break;
    default:
      out.latest = part->meaning == word::latest || part->meaning == word::from_last;
      break;
    }
  }
  return out;
}

ast::ranked lifter::ranked(cursor at) {
  ast::ranked out;
  for (auto part : at.children()) {
    if (part.is(form::word))
      out.top = part->meaning != word::bottom;
    else if (part.is(form::amount))
      out.amount = amount(part);
    else
      out.by.push_back(measure(part));
  }
  return out;
}

ast::within lifter::within(cursor at) {
  ast::within out;
  for (auto part : at.children()) {
    if (part.is(form::amount))
      out.amount = amount(part);
    else if (part.is(form::moment))
      out.from = moment(part);
    else if (part.is(form::word))
      out.in = time_unit_of(part->meaning);
    else
      out.column = path(part);
  }
  return out;
}

ast::phrase_use lifter::phrase_use(cursor at) {
  auto const parts = at.children();
  if (parts.size() == 1 && parts.front().is(form::name)) return {name(parts.front()), {}};
  ast::phrase_use out{{{}, where(at->begin, at->end)}, {}};
  auto words_from = at->begin;
  for (auto part : parts) {
    out.phrase.text += original(words_from, part->begin) + " {} ";
    out.values.push_back(value(part));
    words_from = part->end;
  }
  out.phrase.text += original(words_from, at->end);
  if (out.phrase.text.ends_with(' ')) out.phrase.text.pop_back();
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
    out.node = phrase_use(at);
    break;
  case form::measured:
  case form::so_many_different:
  case form::compared_dates:
    out.node = measured(at);
    break;
  case form::count_of:
    out.node = count_of(at);
    break;
  case form::picked:
    out.node = picked(at);
    break;
  case form::ranked:
    out.node = ranked(at);
    break;
  case form::within:
    out.node = within(at);
    break;
  default:
    out.node = ast::flag_use{path(at.children().front())};
    break;
  }
  return out;
}

} // namespace chitieu::syntax
