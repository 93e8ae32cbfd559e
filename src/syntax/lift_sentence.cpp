#include "lift.hpp"

#include <chitieu/limits.hpp>

#include <algorithm>
#include <utility>

namespace chitieu::syntax {
namespace {

std::optional<ast::group_key::span_of_time> spans_of(word said) {
  using each = ast::group_key::span_of_time;
  switch (said) {
  case word::year:
  case word::year_spans:
    return each::year;
  case word::quarter:
  case word::quarter_spans:
    return each::quarter;
  case word::month:
  case word::month_spans:
    return each::month;
  case word::week:
  case word::week_spans:
    return each::week;
  default:
    return std::nullopt;
  }
}

} // namespace

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
  // Something else than a title right after the noun that is counted.
  if (out.is == ast::filter::form::holding &&
      !std::holds_alternative<ast::holding>(out.what.front().node))
    out.is = ast::filter::form::where;
  return out;
}

ast::noun_phrase lifter::noun_phrase(cursor at) {
  ast::noun_phrase out;
  out.where = where(at->begin, at->end);
  std::optional<ast::ranked> first;
  for (auto part : at.children()) {
    if (part.is(form::filter)) {
      out.filters.push_back(filter(part));
    } else if (part.is(form::ranked)) {
      first = ranked(part);
    } else if (first && !part.is(form::noun)) {
      // `the bottom 5% of students by gpa` are those where gpa is in the bottom 5%.
      first->by.push_back(measure(part));
      ast::filter chosen;
      chosen.is = ast::filter::form::where;
      chosen.what.push_back({std::move(*first), where(at->begin, part->end)});
      out.filters.push_back(std::move(chosen));
    }
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
    else if (part.is(form::word) && part->meaning == word::each)
      out.each = true;
  }
  auto const bare = [](ast::noun_phrase const& each) { return each.filters.empty(); };
  if (spread_ && out.parts.size() > 1 && std::all_of(out.parts.begin(), out.parts.end() - 1, bare))
    for (auto& each : out.parts) each.filters = out.parts.back().filters;
  return out;
}

ast::group_key lifter::group_key(cursor at) {
  using each = ast::group_key::span_of_time;
  ast::group_key out;
  for (auto detail : at.children()) {
    if (detail.is(form::name)) out.of = name(detail);
    if (detail.is(form::word)) out.each = spans_of(detail->meaning).value_or(each::none);
  }
  return out;
}

// How many, as it is written, and of which spans; 0 where no number stands.
std::pair<std::uint32_t, ast::group_key::span_of_time> lifter::so_many_spans(cursor at) {
  std::pair<std::uint32_t, ast::group_key::span_of_time> out{};
  for (auto detail : at.children()) {
    if (detail.is(form::word)) out.second = spans_of(detail->meaning).value_or(out.second);
    if (!detail.is(form::number)) continue;
    auto const n = exact::to_ratio(number(detail, false));
    auto const whole = n && n->denominator() == 1 && n->numerator() > 0;
    if (whole && n->numerator() <= static_cast<std::int64_t>(limits::periods))
      out.first = static_cast<std::uint32_t>(n->numerator());
    else
      report(code::bad_periods, detail, {original(detail->begin, detail->end)});
  }
  return out;
}

ast::grouping lifter::grouping(cursor at) {
  using each = ast::group_key::span_of_time;
  ast::grouping out;
  out.where = where(at->begin, at->end);
  ast::group_key periods;
  auto const same = [&](each spans, cursor here) {
    if (periods.each != each::none && periods.each != spans)
      report(code::bad_periods, here, {original(here->begin, here->end)});
    periods.each = spans;
  };
  bool any = false;
  for (auto part : at.children()) {
    switch (part.is()) {
    case form::quantity:
      out.amount = quantity(part);
      any = part.children().front().is(form::word) && part.children().front()->meaning == word::any;
      break;
    case form::filter:
      out.filters.push_back(filter(part));
      break;
    case form::word:
      // “mỗi năm trong 3 năm gần nhất”
      same(spans_of(part->meaning).value_or(each::none), part);
      break;
    case form::last_spans: {
      auto const said = so_many_spans(part);
      out.last = said.first;
      same(said.second, part);
      break;
    }
    case form::consecutive_spans: {
      auto const said = so_many_spans(part);
      out.together = said.first;
      out.in_a_row = said.first == 0;
      same(said.second, part);
      break;
    }
    case form::name:
      periods.of = name(part);
      break;
    case form::group_key:
      out.by.push_back(group_key(part));
      break;
    default:
      break;
    }
  }
  if (periods.each != each::none) out.by.push_back(std::move(periods));
  // Any 3 consecutive months are all of them.
  if (any && out.together != 0) out.amount.is = ast::quantity::form::all;
  return out;
}

ast::path_step lifter::path_step(cursor at) {
  ast::path_step out;
  bool before = false;
  for (auto part : at.children()) {
    if (part.is(form::amount)) out.amount = amount(part);
    if (part.is(form::word)) before = part->meaning == word::before;
    if (!part.is(form::period)) continue;
    auto const when = period(part);
    out.due = {before ? when.first - 1 : when.last, before, when.written};
  }
  return out;
}

ast::clause lifter::clause(cursor at) {
  using quantity_form = ast::quantity::form;
  ast::clause out;
  bool must_reach = false;
  std::optional<cursor> theirs;
  std::vector<cursor> due;
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
      else if (part->meaning == word::must)
        must_reach = true;
      else if (part->meaning == word::or_more || part->meaning == word::or_less)
        out.amount.is =
            part->meaning == word::or_more ? quantity_form::at_least : quantity_form::at_most;
      else if (part->meaning == word::their)
        theirs = part;
      else if (part->meaning == word::or_) {
        out.joined = ast::clause::join::or_else;
        out.written = original(after_joint(part->end), at->end);
      }
      break;
    case form::clause_id:
      out.id = id(part.children().front());
      if (out.joined != ast::clause::join::of_which) out.written = original(part->end, at->end);
      break;
    case form::only_if:
      out.only_if.push_back(condition(part.children().front()));
      break;
    case form::weighed:
      out.weighed = path(part.children().front());
      break;
    case form::per:
      for (auto detail : part.children())
        if (detail.is(form::amount))
          out.per_amount = amount(detail);
        else
          out.per.push_back(noun_phrase(detail));
      break;
    case form::as_many:
      out.as_many.push_back(noun_phrase(part.children().front()));
      break;
    case form::path_step: {
      auto step = path_step(part);
      if (out.steps.empty()) step.amount = out.amount.low;
      out.steps.push_back(std::move(step));
      break;
    }
    case form::due:
      due.push_back(part);
      break;
    case form::grouping:
      out.groups.push_back(grouping(part));
      break;
    case form::measured:
    case form::on_average:
    case form::change_first:
      out.compares = measured(part);
      for (auto detail : part.children())
        if (detail.is(form::grouping)) out.groups.push_back(grouping(detail));
      break;
    case form::quantity:
      out.amount = quantity(part);
      break;
    case form::subject:
      out.of = subject(part);
      // “The top 3 units by … are …” speaks of all of them.
      if (out.amount.is == ast::quantity::form::implied &&
          part.children().front().children().front().is(form::ranked))
        out.amount.is = ast::quantity::form::all;
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
  // “phải đạt 95%” is at least as much.
  if (must_reach && out.amount.is == quantity_form::bare) out.amount.is = quantity_form::at_least;
  if (theirs && out.groups.empty()) {
    report(code::nothing_theirs, *theirs, {original((*theirs)->begin, (*theirs)->end)});
    auto const next = folded_.bytes.find_first_not_of(" \n", (*theirs)->end);
    offer((*theirs)->begin, static_cast<std::uint32_t>(next), {}, choice::asks);
  }
  for (auto const& each : due) {
    auto step = path_step(each);
    step.amount = out.amount.low;
    if (!out.steps.empty())
      report(code::two_deadlines, each, {original(each->begin, each->end)});
    else
      out.steps.push_back(std::move(step));
  }
  // What is said of those who are counted beside others restricts them.
  if (!out.as_many.empty() && out.of && !out.predicate.empty()) {
    auto const held = std::holds_alternative<ast::holding>(out.predicate.front().node);
    out.of->parts.back().filters.push_back(
        {held ? ast::filter::form::holding : ast::filter::form::where, std::move(out.predicate)});
    out.predicate.clear();
  }
  return out;
}

ast::sentence lifter::sentence(cursor at) {
  ast::sentence out;
  for (auto part : at.children()) {
    if (part.is(form::clauses)) return some_of(part);
    out.push_back(clause(part));
    if (out.size() > 1 && out.back().joined == ast::clause::join::first)
      out.back().joined = ast::clause::join::next;
  }
  return out;
}

ast::sentence lifter::some_of(cursor at) {
  ast::sentence out;
  std::optional<ast::quantity> needed;
  for (auto part : at.children()) {
    if (part.is(form::quantity)) needed = quantity(part);
    if (!part.is(form::clause)) continue;
    out.push_back(clause(part));
    if (out.size() > 1) out.back().joined = ast::clause::join::or_else;
  }
  out.front().needed = std::move(needed);
  return out;
}

} // namespace chitieu::syntax
