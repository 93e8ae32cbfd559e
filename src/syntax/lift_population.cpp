#include "lift.hpp"

#include <utility>

namespace chitieu::syntax {

ast::column_type lifter::type(cursor at) {
  ast::column_type out;
  out.is = schema::type::category;
  for (auto part : at.children()) {
    if (part.is(form::name)) out.names.push_back(name(part));
    if (part.is(form::fresh_name) || part.is(form::quoted)) out.chosen_by = name(part);
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
    case word::time:
      out.is = schema::type::time;
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
      for (auto detail : part.children()) {
        if (!detail.is(form::unit)) continue;
        auto const unit = name(detail.children().front());
        out.unit = schema::naming{unit.text, {}, unit.where};
      }
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

} // namespace chitieu::syntax
