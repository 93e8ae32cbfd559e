#include "lift.hpp"
#include "number_words.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace chitieu::syntax {
namespace {

using aggregate_form = ast::aggregate::form;

std::optional<aggregate_form> aggregate_of(word w) {
  switch (w) {
  case word::number_of:
    return aggregate_form::count;
  case word::different:
    return aggregate_form::different;
  case word::sum:
    return aggregate_form::sum;
  case word::average:
    return aggregate_form::average;
  case word::median:
    return aggregate_form::median;
  case word::lowest:
    return aggregate_form::lowest;
  case word::highest:
    return aggregate_form::highest;
  case word::nth_lowest:
    return aggregate_form::nth_lowest;
  case word::nth_highest:
    return aggregate_form::nth_highest;
  case word::percentile:
    return aggregate_form::percentile;
  default:
    return std::nullopt;
  }
}

ast::arithmetic::sign sign_of(word w) {
  return w == word::plus    ? ast::arithmetic::sign::plus
         : w == word::minus ? ast::arithmetic::sign::minus
         : w == word::times ? ast::arithmetic::sign::times
                            : ast::arithmetic::sign::over;
}

template <class Node>
ast::measure made(Node node, span where) {
  ast::measure out;
  out.node = std::move(node);
  out.where = where;
  return out;
}

} // namespace

ast::time_unit time_unit_of(word w) {
  using ast::time_unit;
  switch (w) {
  case word::years:
  case word::for_years:
    return time_unit::years;
  case word::months:
  case word::for_months:
    return time_unit::months;
  case word::weeks:
  case word::for_weeks:
    return time_unit::weeks;
  case word::working_days:
  case word::for_working_days:
    return time_unit::working_days;
  case word::hours:
  case word::for_hours:
    return time_unit::hours;
  case word::minutes:
  case word::for_minutes:
    return time_unit::minutes;
  case word::seconds:
  case word::for_seconds:
    return time_unit::seconds;
  default:
    return time_unit::days;
  }
}

std::optional<exact::relation> relation_of(word w) {
  switch (w) {
  case word::at_least:
  case word::or_more:
    return exact::relation::at_least;
  case word::more_than:
    return exact::relation::more_than;
  case word::at_most:
  case word::or_less:
    return exact::relation::at_most;
  case word::less_than:
    return exact::relation::less_than;
  case word::exactly:
  case word::is:
    return exact::relation::exactly;
  case word::between:
  case word::to:
    return exact::relation::between;
  default:
    return std::nullopt;
  }
}

ast::figure lifter::figure(cursor at) {
  ast::figure out;
  out.written = original(at->begin, at->end);
  auto const parts = at.children();
  auto const first = parts.front();
  if (first.is(form::fraction)) {
    out.value = fraction(first);
    if (out.written.find('/') == std::string::npos) {
      out.said = out.written;
      out.written = digits_of_fraction(first);
    }
    return out;
  }
  auto per = std::int64_t{1};
  for (auto part : parts) {
    if (part.is(form::name)) out.unit = name(part);
    if (part.is(form::slot)) out.slot = slot(part);
    if (!part.is(form::word)) continue;
    out.is = part->meaning == word::percent    ? ast::figure::form::percent
             : part->meaning == word::permille ? ast::figure::form::permille
                                               : ast::figure::form::points;
    per = out.is == ast::figure::form::permille ? 1000 : 100;
  }
  out.written = original(first->begin, first->end);
  if (first.is(form::slot)) return out;
  out.number = number(first, per != 1);
  if (read_count(folded_.bytes, first->begin)) out.written = std::to_string(out.number.units);
  if (auto const value = exact::to_ratio(out.number, per))
    out.value = *value;
  else
    report(code::number_too_large, first);
  return out;
}

ast::name lifter::dataset(cursor at) {
  auto const part = at.children().front();
  // The dataset that every check may be given has no name of its own.
  if (part.is(form::word)) return {"previous", where(part->begin, part->end)};
  return name(part);
}

ast::measure lifter::arithmetic(cursor at) {
  auto const parts = at.children();
  auto out = measure(parts.front());
  ast::arithmetic both;
  for (auto part : std::span(parts).subspan(1)) {
    if (part.is(form::word)) {
      both.is = sign_of(part->meaning);
      continue;
    }
    if (part.is(form::per)) both.is = ast::arithmetic::sign::over;
    both.sides.push_back(std::move(out));
    both.sides.push_back(part.is(form::per) ? per_records(part) : measure(part));
    out = made(std::exchange(both, {}), where(at->begin, part->end));
  }
  return out;
}

// `per 1000 students` divides by the number of thousands of students.
ast::measure lifter::per_records(cursor at) {
  auto const here = where(at->begin, at->end);
  auto const parts = at.children();
  ast::aggregate counted;
  counted.of.where = here;
  counted.of.parts.push_back(noun_phrase(parts.back()));
  auto out = made(std::move(counted), here);
  if (parts.size() == 1) return out;
  ast::arithmetic both;
  both.is = ast::arithmetic::sign::over;
  both.sides.push_back(std::move(out));
  both.sides.push_back(measure(parts.front()));
  return made(std::move(both), here);
}

ast::measure lifter::earlier(cursor at) {
  auto const parts = at.children();
  // A dataset alone is the number it is compared with, there.
  if (parts.front().is(form::dataset))
    return made(ast::earlier{dataset(parts.front()), {}}, where(at->begin, at->end));
  auto out = measure(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) {
    ast::earlier there{dataset(parts[i]), {}};
    there.what.push_back(std::move(out));
    out = made(std::move(there), where(at->begin, parts[i]->end));
  }
  return out;
}

exact::decimal lifter::ordinal(cursor at) {
  auto const text = folded(at);
  auto const digits = text.substr(text.find_first_of("0123456789"));
  auto const length = digits.find_first_not_of("0123456789");
  auto const read = exact::read_number(digits.substr(0, length), exact::number_style::en);
  if (read.fault != exact::number_fault::none) report(code::number_too_large, at);
  return read.value;
}

ast::aggregate lifter::aggregate(std::vector<cursor> const& parts) {
  ast::aggregate out;
  bool nth = false;
  for (auto part : parts) {
    switch (part.is()) {
    case form::word: {
      auto const is = aggregate_of(part->meaning).value_or(out.is);
      // “3rd highest” is told by the number before or after the word.
      out.is = nth && is == aggregate_form::highest  ? aggregate_form::nth_highest
               : nth && is == aggregate_form::lowest ? aggregate_form::nth_lowest
                                                     : is;
      break;
    }
    case form::ordinal: {
      out.at = ordinal(part);
      nth = true;
      break;
    }
    case form::number:
      out.at = number(part, false);
      break;
    case form::subject: {
      out.of = subject(part);
      auto const details = part.children();
      out.everywhere = details.front().is(form::word) && details.front()->meaning == word::all_of;
      break;
    }
    default:
      out.what.push_back(measure(part));
      break;
    }
  }
  return out;
}

ast::measure lifter::over_groups(cursor at) {
  ast::over_groups out;
  std::vector<cursor> head;
  for (auto part : at.children()) {
    if (part.is(form::group_names))
      for (auto each : part.children()) out.groups.by.push_back(name(each));
    else if (part.is(form::word) || part.is(form::ordinal) || part.is(form::number))
      head.push_back(part);
    else
      out.what.push_back(measure(part));
  }
  auto const how = aggregate(head);
  out.is = how.is;
  out.at = how.at;
  return made(std::move(out), where(at->begin, at->end));
}

ast::measure lifter::named_number(cursor at) {
  auto parts = at.children();
  if (parts.size() == 1) return measure(parts.front());
  return made(aggregate(parts), where(at->begin, at->end));
}

ast::share_of lifter::share(cursor at) {
  ast::share_of out;
  for (auto part : at.children()) {
    if (part.is(form::predicate)) out.predicate.push_back(condition(part.children().front()));
    if (!part.is(form::subject)) continue;
    out.of = subject(part);
    auto const details = part.children();
    out.everywhere = details.front().is(form::word) && details.front()->meaning == word::all_of;
  }
  return out;
}

// `ratio of A to B` is the number of A by the number of B.
ast::measure lifter::ratio(cursor at) {
  ast::arithmetic both;
  both.is = ast::arithmetic::sign::over;
  for (auto part : at.children()) {
    if (!part.is(form::subject)) continue;
    ast::aggregate counted;
    counted.of = subject(part);
    both.sides.push_back(made(std::move(counted), where(part->begin, part->end)));
  }
  return made(std::move(both), where(at->begin, at->end));
}

// `at least 3 different subjects of their lessons`
ast::measured lifter::so_many_different(cursor at) {
  ast::measured out;
  std::vector<cursor> counted;
  for (auto part : at.children())
    if (part.is(form::figure))
      out.right.push_back(measure(part));
    else if (auto const how = part.is(form::word) ? relation_of(part->meaning) : std::nullopt)
      out.how = how;
    else
      counted.push_back(part);
  out.left.push_back(made(aggregate(counted), where(counted.front()->begin, at->end)));
  return out;
}

// `on average, each A has at least 2 B` is the average over A of the number of their B.
ast::measured lifter::on_average(cursor at) {
  ast::measured out;
  ast::aggregate mean;
  mean.is = aggregate_form::average;
  for (auto part : at.children()) {
    if (part.is(form::subject))
      mean.of = subject(part);
    else if (part.is(form::noun_phrase)) {
      ast::aggregate theirs;
      theirs.of.where = where(part->begin, part->end);
      theirs.of.parts.push_back(noun_phrase(part));
      theirs.of.parts.front().their = true;
      mean.what.push_back(made(std::move(theirs), theirs.of.where));
    } else if (part.is(form::path))
      mean.what.push_back(measure(part));
    else if (part.is(form::word))
      out.how = relation_of(part->meaning);
    else
      out.right.push_back(measure(part));
  }
  out.left.push_back(made(std::move(mean), where(at->begin, at->end)));
  return out;
}

// “giảm ít nhất 10% số vụ”: how much, then of what.
ast::measured lifter::change_first(cursor at) {
  ast::measured out;
  out.against = ast::name{"previous", where(at->begin, at->end)};
  for (auto part : at.children()) {
    if (part.is(form::dataset))
      out.against = dataset(part);
    else if (!part.is(form::word))
      (part.is(form::figure) && out.right.empty() ? out.right : out.left).push_back(measure(part));
    else if (part->meaning == word::up || part->meaning == word::down)
      out.is = part->meaning == word::up ? ast::measured::form::up : ast::measured::form::down;
    else
      out.how = relation_of(part->meaning);
  }
  return out;
}

ast::moment lifter::moment(cursor at) {
  ast::moment out;
  out.where = where(at->begin, at->end);
  auto const part = at.children().front();
  if (part.is(form::word))
    out.as_of = true;
  else if (part.is(form::value))
    out.at = value(part);
  else
    out.at = path(part);
  return out;
}

ast::time_between lifter::time_between(cursor at) {
  auto const parts = at.children();
  return {time_unit_of(parts[0]->meaning), moment(parts[1]), moment(parts[2])};
}

ast::measure lifter::measure(cursor at) {
  auto const here = where(at->begin, at->end);
  switch (at.is()) {
  case form::terms:
  case form::factors:
    return arithmetic(at);
  case form::earlier:
    return earlier(at);
  case form::part_of: {
    auto const parts = at.children();
    auto first = figure(parts.front());
    if (parts.size() == 1) return made(std::move(first), here);
    ast::part_of out{std::move(first), {}};
    out.whole.push_back(measure(parts[1]));
    return made(std::move(out), here);
  }
  case form::aggregate:
    return made(aggregate(at.children()), here);
  case form::over_groups:
    return over_groups(at);
  case form::ratio:
    return ratio(at);
  case form::share:
    return made(share(at), here);
  case form::figure:
    return made(figure(at), here);
  case form::time_between:
    return made(time_between(at), here);
  case form::named_number:
    return named_number(at);
  default:
    return made(ast::named_number{path(at)}, here);
  }
}

ast::measured lifter::measured(cursor at) {
  if (at.is(form::so_many_different)) return so_many_different(at);
  if (at.is(form::on_average)) return on_average(at);
  if (at.is(form::change_first)) return change_first(at);
  using direction = ast::measured::form;
  ast::measured out;
  auto differs = [](word w) { return w == word::less_than || w == word::more_than; };
  std::optional<direction> lower; // “thấp hơn … so với” is a fall
  bool bare = false;              // … and nothing says how great at least
  for (auto part : at.children()) {
    if (part.is(form::grouping)) continue; // the clause's
    if (part.is(form::dataset)) {
      out.against = dataset(part);
    } else if (part.is(form::word) && part->meaning == word::comes_to) {
      // “nâng lên 80%” is at least so much, “giảm xuống 5%” at most.
      out.how = out.is == direction::up ? exact::relation::at_least : exact::relation::at_most;
      out.is = direction::plain;
    } else if (!part.is(form::word)) {
      (out.left.empty() ? out.left : out.right).push_back(measure(part));
    } else if (part->meaning == word::up || part->meaning == word::down) {
      out.is = part->meaning == word::up ? direction::up : direction::down;
    } else if (!out.right.empty() && out.how != exact::relation::between &&
               differs(part->meaning)) {
      // “at least 1/3 less than in …” is a fall of at least a third.
      out.is = part->meaning == word::more_than ? direction::up : direction::down;
    } else if (part->meaning == word::must) {
      out.how = exact::relation::at_least;
    } else if (part->meaning != word::reach) {
      out.how = relation_of(part->meaning);
      bare = !lower;
      if (differs(part->meaning) && !lower)
        lower = part->meaning == word::more_than ? direction::up : direction::down;
    }
  }
  if (lower && out.against && out.is == direction::plain) {
    out.is = *lower;
    if (bare) out.how.reset();
  }
  if (out.is != direction::plain && !out.against)
    out.against = ast::name{"previous", where(at->begin, at->end)};
  return out;
}

} // namespace chitieu::syntax
