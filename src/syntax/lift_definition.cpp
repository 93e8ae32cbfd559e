#include "lift.hpp"

#include <utility>

namespace chitieu::syntax {
ast::table_case lifter::table_case(cursor at) {
  ast::table_case out;
  out.where = where(at->begin, at->end);
  for (auto part : at.children()) {
    switch (part.is()) {
    case form::word:
      if (part->meaning == word::otherwise)
        out.otherwise = true;
      else if (auto const how = relation_of(part->meaning))
        out.how = how;
      break;
    case form::figure:
      out.bounds.push_back(figure(part));
      break;
    case form::value:
      out.values.push_back(value(part));
      break;
    case form::amount:
      out.gives = amount(part);
      break;
    default:
      out.band = name(part);
      break;
    }
  }
  return out;
}

ast::table lifter::table(cursor at) {
  auto const parts = at.children();
  std::size_t next = 0;
  ast::table out{naming(parts, next), {}, {}};
  out.by.push_back(measure(parts[next]));
  for (++next; next < parts.size(); ++next) out.cases.push_back(table_case(parts[next]));
  return out;
}

ast::band lifter::band(cursor at) {
  auto const parts = at.children();
  std::size_t next = 0;
  ast::band out{naming(parts, next), {}, {}, {}};
  out.of = name(parts[next++]);
  out.by.push_back(measure(parts[next]));
  for (++next; next < parts.size(); ++next) out.cases.push_back(table_case(parts[next]));
  return out;
}

ast::measure_definition lifter::measure_definition(cursor at) {
  auto const parts = at.children();
  std::size_t next = 0;
  ast::measure_definition out{naming(parts, next), {}, {}};
  if (parts[next].is(form::name)) out.of = name(parts[next++]);
  out.means.push_back(measure(parts[next]));
  return out;
}

ast::earlier_data lifter::earlier_data(cursor at) {
  std::size_t next = 0;
  return {naming(at.children(), next)};
}

ast::unit lifter::unit(cursor at) {
  auto const parts = at.children();
  std::size_t next = 0;
  ast::unit out{naming(parts, next), {}};
  if (next == parts.size()) return out;
  out.means = figure(parts[next++]);
  if (next == parts.size()) return out;
  // A name that begins like a unit that is known goes on: `1000 triệu đồng` beside `triệu`.
  auto other = name(parts[next].children().front());
  if (auto const& known = out.means->unit) other.text = known->text + " " + other.text;
  out.means->unit = std::move(other);
  return out;
}

ast::approximation lifter::approximation(cursor at) { return {figure(at.children().front())}; }

ast::grades lifter::grades(cursor at) {
  ast::grades out;
  for (auto part : at.children()) {
    ast::grades::grade one;
    for (auto detail : part.children()) {
      if (detail.is(form::number))
        one.from = number(detail, false);
      else if (!detail.is(form::word))
        one.called = name(detail);
    }
    out.list.push_back(std::move(one));
  }
  return out;
}

} // namespace chitieu::syntax
