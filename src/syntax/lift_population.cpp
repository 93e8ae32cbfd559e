#include "lift.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::syntax {

namespace {

// Which quotations after the last choice are other words for it, and which are headers: it has as
// many as each choice before it. Nothing where that cannot be told.
std::optional<std::size_t> words_of_last(std::vector<schema::naming> const& choices) {
  auto const last = choices.back().aliases.size();
  if (last == 0) return last;
  auto const each = choices.front().aliases.size();
  auto const alike = choices.size() > 1 &&
                     std::all_of(choices.begin(), choices.end() - 1,
                                 [&](auto const& choice) { return choice.aliases.size() == each; });
  return alike && each <= last ? std::optional(each) : std::nullopt;
}

} // namespace

ast::column_type lifter::type(cursor at) {
  ast::column_type out;
  out.is = schema::type::category;
  for (auto part : at.children()) {
    if (part.is(form::name)) out.names.push_back(name(part));
    if (part.is(form::fresh_name) || part.is(form::quoted)) out.chosen_by = name(part);
    auto choice = [&](cursor of) {
      std::size_t next = 0;
      out.one_of.push_back(naming(of.children(), next));
    };
    if (part.is(form::alternative)) choice(part);
    if (part.is(form::item))
      for (auto each : part.children()) choice(each);
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

// What stands in quotation marks right after a list without brackets: words or headers.
void lifter::take_headers(cursor type, ast::column& of) {
  auto const parts = type.children();
  if (of.type.one_of.empty() || parts.back().is(form::item)) return;
  auto& words = of.type.one_of.back().aliases;
  auto const kept = words_of_last(of.type.one_of);
  if (!kept) {
    auto const last = parts.back().children();
    auto const first = last.size() - words.size();
    report(code::unclear_quotation, last[first], {words.front()});
    auto const first_choice = std::find_if(parts.begin(), parts.end(),
                                           [](cursor each) { return each.is(form::alternative); });
    auto const begin = (*first_choice)->begin;
    auto const before = last[first - 1]->end;
    auto const end = parts.back()->end;
    offer(begin, end, "(" + original(begin, end) + ")", choice::asks);
    offer(begin, end, "(" + original(begin, before) + ")" + original(before, end), choice::asks);
    return;
  }
  auto const headers = words.begin() + static_cast<std::ptrdiff_t>(*kept);
  of.called.aliases.assign(headers, words.end());
  words.erase(headers, words.end());
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
      take_headers(part, out);
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
      if ((cover == word::complete || cover == word::partial) &&
          out.covers != schema::coverage::undeclared)
        report(code::duplicate_statement, part, {});
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
