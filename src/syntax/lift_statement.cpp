#include "lift.hpp"
#include "read_period.hpp"

#include <chitieu/version.hpp>

#include <utility>

namespace chitieu::syntax {

schema::naming lifter::naming(std::vector<cursor> const& parts, std::size_t& next) {
  schema::naming out;
  bool named = false;
  for (; next < parts.size() && (parts[next].is(form::fresh_name) || parts[next].is(form::quoted));
       ++next) {
    auto called = name(parts[next]);
    if (std::exchange(named, true))
      out.aliases.push_back(std::move(called.text));
    else {
      out.name = std::move(called.text);
      out.where = called.where;
    }
  }
  return out;
}

ast::edition lifter::edition(cursor at) {
  auto const digits = at.children().front();
  auto const value = number(digits, false);
  if (value != exact::decimal{chitieu::edition, 0}) report(code::unknown_edition, digits);
  return {static_cast<int>(value.units)};
}

ast::title lifter::title(cursor at) {
  auto const parts = at.children();
  ast::title out{quoted(parts[0]), {}};
  if (parts.size() > 1) out.year = static_cast<int>(data::to_civil(period(parts[1]).first).year());
  return out;
}

ast::origin lifter::origin(cursor at) { return {quoted(at.children().front())}; }

ast::bare_percentages lifter::bare_percentages(cursor at) {
  auto const meaning = at.children().front()->meaning;
  return {meaning == word::at_least  ? ast::quantity::form::at_least
          : meaning == word::at_most ? ast::quantity::form::at_most
                                     : ast::quantity::form::exactly};
}

ast::numbers lifter::numbers(cursor at) {
  return {at.children().front()->meaning == word::vi ? exact::number_style::vi
                                                     : exact::number_style::en};
}

ast::holidays lifter::holidays(cursor at) {
  ast::holidays out;
  for (auto part : at.children()) out.days.push_back(period(part));
  return out;
}

ast::scale lifter::scale(cursor at) {
  ast::scale out;
  auto const parts = at.children();
  auto const called = name(parts.front());
  out.called = {called.text, {}, called.where};
  for (auto part : parts) {
    if (part.is(form::word)) out.cumulative = true;
    if (!part.is(form::level)) continue;
    std::size_t next = 0;
    out.levels.push_back(naming(part.children(), next));
  }
  return out;
}

ast::column_type lifter::type(cursor at) {
  ast::column_type out;
  out.is = schema::type::category;
  for (auto part : at.children()) {
    if (part.is(form::name)) out.names.push_back(name(part));
    if (part.is(form::alternative)) {
      std::size_t next = 0;
      out.one_of.push_back(naming(part.children(), next));
    }
    if (!part.is(form::word)) continue;
    switch (part->meaning) {
    case word::set_of:
      out.set = true;
      break;
    case word::key:
      out.is = schema::type::key;
      break;
    case word::text:
      out.is = schema::type::text;
      break;
    case word::flag:
      out.is = schema::type::flag;
      break;
    case word::count:
      out.is = schema::type::count;
      break;
    case word::number:
      out.is = schema::type::number;
      break;
    case word::date:
      out.is = schema::type::date;
      break;
    default:
      break;
    }
  }
  return out;
}

ast::column lifter::column(cursor at) {
  ast::column out;
  out.where = where(at->begin, at->end);
  auto const parts = at.children();
  auto first = parts.front()->begin;
  auto last = first;
  bool dated = false;
  for (auto part : parts) {
    switch (part.is()) {
    case form::fresh_name:
      if (dated)
        out.dated = name(part);
      else
        last = part->end;
      break;
    case form::name:
      if (dated) out.dated = name(part);
      break;
    case form::type:
      out.type = type(part);
      break;
    case form::quoted:
      if (dated && !out.dated)
        out.dated = name(part);
      else
        out.called.aliases.push_back(quoted(part));
      break;
    case form::word:
      dated = part->meaning == word::dated;
      if (part->meaning == word::personal) out.personal = true;
      if (part->meaning == word::may_be_absent) out.may_be_absent = true;
      break;
    case form::blank_value: {
      dated = false;
      auto const meaning = part.children().front();
      if (meaning.is(form::word)) {
        out.when_blank = meaning->meaning == word::none ? schema::blank::none : schema::blank::no;
      } else {
        out.when_blank = schema::blank::value;
        out.blank_value = ast::value{ast::value::form::name,
                                     name(meaning).text,
                                     {},
                                     {},
                                     where(meaning->begin, meaning->end)};
      }
      break;
    }
    default:
      break;
    }
  }
  out.called.name = original(first, last);
  out.called.where = where(first, last);
  return out;
}

ast::population lifter::population(cursor at) {
  ast::population out;
  auto const parts = at.children();
  std::size_t next = 0;
  out.called = naming(parts, next);
  word cover{};
  for (; next < parts.size(); ++next) {
    auto const part = parts[next];
    switch (part.is()) {
    case form::word:
      cover = part->meaning;
      if (cover == word::complete) out.covers = schema::coverage::complete;
      if (cover == word::partial) out.covers = schema::coverage::partial;
      if (cover == word::key_row) out.key_is_row = true;
      if (cover == word::listed) out.listed = true;
      break;
    case form::fresh_name:
    case form::quoted:
    case form::name:
      if (cover == word::dated)
        out.dated = name(part);
      else if (!out.valid_from)
        out.valid_from = name(part);
      else
        out.valid_until = name(part);
      break;
    case form::item: {
      std::size_t first = 0;
      out.items.push_back(naming(part.children(), first));
      break;
    }
    case form::column:
      out.columns.push_back(column(part));
      break;
    default:
      break;
    }
  }
  return out;
}

ast::constant lifter::constant(cursor at) {
  auto const parts = at.children();
  std::size_t next = 0;
  ast::constant out{naming(parts, next), {}};
  for (; next < parts.size(); ++next) out.values.push_back(constant_value(parts[next]));
  return out;
}

ast::constant_value lifter::constant_value(cursor at) {
  ast::constant_value out;
  out.where = where(at->begin, at->end);
  for (auto part : at.children()) {
    if (part.is(form::period))
      out.year = static_cast<int>(data::to_civil(period(part).first).year());
    if (part.is(form::amount)) out.is = amount(part);
    if (part.is(form::value)) out.is = value(part);
  }
  return out;
}

ast::term lifter::term(cursor at) {
  auto const parts = at.children();
  std::size_t next = 0;
  auto called = naming(parts, next);
  return {std::move(called), subject(parts[next])};
}

ast::phrase lifter::phrase(cursor at) {
  auto const parts = at.children();
  std::size_t next = 0;
  ast::phrase out{naming(parts, next), {}};
  out.means.push_back(condition(parts[next]));
  return out;
}

ast::properties lifter::properties(std::vector<cursor> const& parts) {
  ast::properties out;
  for (auto part : parts) {
    if (!part.is(form::property)) continue;
    auto const details = part.children();
    auto const what = details[0]->meaning;
    switch (what) {
    case word::source:
      out.source = quoted(details[1]);
      break;
    case word::note:
      out.note = quoted(details[1]);
      break;
    case word::owner:
      out.owner = quoted(details[1]);
      break;
    case word::weight:
      number(details[1], false);
      out.weight = original(details[1]->begin, details[1]->end);
      break;
    case word::by:
    case word::before: {
      auto const when = period(details[1]);
      auto const before = what == word::before;
      out.due = ast::deadline{before ? when.first - 1 : when.last, before, when.written};
      break;
    }
    case word::empty_base:
      out.when_empty = details[1]->meaning == word::met     ? exact::empty_base::met
                       : details[1]->meaning == word::unmet ? exact::empty_base::unmet
                                                            : exact::empty_base::skip;
      break;
    default:
      break;
    }
  }
  return out;
}

ast::section lifter::section(cursor at) {
  auto const parts = at.children();
  return {quoted(parts.front()), properties(parts)};
}

ast::target lifter::target(cursor at, bool bare) {
  ast::target out;
  out.bare = bare;
  auto const parts = at.children();
  for (auto part : parts) {
    switch (part.is()) {
    case form::word:
      out.is = part->meaning == word::limit   ? ast::target::form::limit
               : part->meaning == word::check ? ast::target::form::check
                                              : ast::target::form::target;
      break;
    case form::id:
      out.id = id(part);
      break;
    case form::quoted:
      out.title = quoted(part);
      break;
    case form::sentence:
      out.says = sentence(part);
      out.sentence_where = where(part->begin, part->end);
      break;
    default:
      break;
    }
  }
  out.with = properties(parts);
  return out;
}

} // namespace chitieu::syntax
