#include "lift.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::syntax {

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
  // A flag right after the noun that is counted.
  if (out.is == ast::filter::form::holding &&
      std::holds_alternative<ast::flag_use>(out.what.front().node))
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

ast::grouping lifter::grouping(cursor at) {
  using each = ast::group_key::span_of_time;
  ast::grouping out;
  out.where = where(at->begin, at->end);
  for (auto part : at.children()) {
    if (part.is(form::quantity)) out.amount = quantity(part);
    if (part.is(form::filter)) out.filters.push_back(filter(part));
    if (!part.is(form::group_key)) continue;
    ast::group_key key;
    for (auto detail : part.children()) {
      if (detail.is(form::name)) key.of = name(detail);
      if (!detail.is(form::word)) continue;
      key.each = detail->meaning == word::year      ? each::year
                 : detail->meaning == word::quarter ? each::quarter
                 : detail->meaning == word::month   ? each::month
                                                    : each::week;
    }
    out.by.push_back(std::move(key));
  }
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
    case form::grouping:
      out.groups.push_back(grouping(part));
      break;
    case form::measured:
      out.compares = measured(part);
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
