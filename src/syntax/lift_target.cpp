#include "declares.hpp"
#include "lift.hpp"

#include <algorithm>

namespace chitieu::syntax {

ast::scoring lifter::scoring(std::vector<cursor> const& parts) {
  using how = ast::scoring::form;
  ast::scoring out;
  for (auto part : parts) {
    if (part.is(form::word)) {
      if (part->meaning == word::proportional) out.is = how::proportional;
      if (part->meaning == word::less) out.is = how::per_unit;
    } else if (part.is(form::number)) {
      (out.is == how::per_unit ? out.per_unit : out.points) = number(part, false);
    } else {
      auto const details = part.children();
      out.is = how::bands;
      out.bands.push_back({amount(details[1]), number(details[0], false)});
      out.points = std::max(out.points, out.bands.back().points);
    }
  }
  return out;
}

// `in force from A until B`, or one end of it.
ast::force lifter::force(std::vector<cursor> const& parts) {
  ast::force out;
  auto const first = period(parts[1]);
  if (parts.front()->meaning == word::in_force_until) {
    out.until = first.last;
    out.until_written = first.written;
    return out;
  }
  out.from = first.first;
  out.from_written = first.written;
  if (parts.size() > 2) {
    auto const last = period(parts[2]);
    out.until = last.last;
    out.until_written = last.written;
    if (last.last < first.first) {
      report(code::range_reversed, parts[2]);
      auto as_is = [&](std::uint32_t begin, std::uint32_t end) {
        return std::string(source_.slice(where(begin, end)));
      };
      offer(parts[1]->begin, parts[2]->end,
            as_is(parts[2]->begin, parts[2]->end) + as_is(parts[1]->end, parts[2]->begin) +
                as_is(parts[1]->begin, parts[1]->end),
            choice::sure);
    }
  }
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
      if (out.due)
        report(code::two_deadlines, details[1], {original(details[1]->begin, details[1]->end)});
      out.due = ast::deadline{before ? when.first - 1 : when.last, before, when.written};
      break;
    }
    case word::empty_base:
      out.when_empty = details[1]->meaning == word::met     ? exact::empty_base::met
                       : details[1]->meaning == word::unmet ? exact::empty_base::unmet
                                                            : exact::empty_base::skip;
      break;
    case word::scores:
      out.scores = scoring(details);
      break;
    case word::unknown_is_no:
      out.unknown_is_no = true;
      break;
    case word::in_force_from:
    case word::in_force_until:
      out.in_force = force(details);
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

ast::removal lifter::removal(cursor at) {
  auto const parts = at.children();
  ast::removal out{declared_by(parts.front()->meaning), {}};
  for (auto part : parts) {
    if (part.is(form::id)) out.names.push_back({id(part), where(part->begin, part->end)});
    if (part.is(form::quoted) || part.is(form::fresh_name)) out.names.push_back(name(part));
  }
  return out;
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
