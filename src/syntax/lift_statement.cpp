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
  if (value != exact::decimal{chitieu::edition, 0}) {
    report(code::unknown_edition, digits);
    offer(digits->begin, digits->end, std::to_string(chitieu::edition), choice::asks);
  }
  return {static_cast<int>(value.units)};
}

ast::title lifter::title(cursor at) {
  auto const parts = at.children();
  ast::title out{quoted(parts[0]), {}, {}};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].is(form::period))
      out.year = static_cast<int>(data::to_civil(period(parts[i]).first).year());
    if (parts[i].is(form::quoted)) out.extends = name(parts[i]);
  }
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
  ast::term out{std::move(called), subject(parts[next]), {}};
  out.in_force = properties(parts).in_force;
  return out;
}

ast::phrase lifter::phrase(cursor at) {
  auto const parts = at.children();
  std::size_t next = 0;
  ast::phrase out{naming(parts, next), {}};
  out.means.push_back(condition(parts[next]));
  return out;
}

} // namespace chitieu::syntax
