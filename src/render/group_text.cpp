#include "group_text.hpp"

#include "fill.hpp"
#include "number_text.hpp"
#include "printable.hpp"

#include <string_view>

namespace chitieu::render {
namespace {

bool is_ceiling(exact::threshold const& asked) {
  return asked.how == exact::relation::at_most || asked.how == exact::relation::less_than ||
         (asked.how == exact::relation::exactly && asked.low == exact::ratio(0));
}

std::string figure_of(group_verdict const& of, clause_verdict const& clause, words const& in) {
  if (of.number) return value_text(*of.number, in);
  auto text = std::to_string(of.counts.yes);
  if (clause.each_asked.of_share) text += '/' + std::to_string(of.counts.base());
  auto const blank = of.counts.unknown + of.counts.maybe_base();
  return blank == 0 ? text : fill(in.with_unknown, {text, std::to_string(blank)});
}

template <class Which>
std::string names_of(clause_verdict const& clause, words const& in, Which which) {
  std::string list;
  std::size_t found = 0;
  for (group_verdict const& each : clause.groups) {
    if (!which(each.status) || ++found > groups_named) continue;
    if (!list.empty()) list += ", ";
    auto const name = each.group.empty() ? std::string(in.blank_group) : printable(each.group);
    list += fill(in.with_name, {name, figure_of(each, clause, in)});
  }
  if (found > groups_named) list += fill(in.more_groups, {std::to_string(found - groups_named)});
  return list;
}

std::string said(std::string_view pattern, std::int64_t number, std::string const& names,
                 clause_verdict const& clause, words const& in) {
  auto const of = clause.unit.empty() ? std::string(in.groups) : printable(clause.unit);
  auto const text =
      fill(pattern, {std::to_string(number), std::to_string(clause.counts.base()), of});
  return names.empty() ? text : text + ": " + names;
}

} // namespace

std::string groups_sentence(clause_verdict const& clause, words const& in) {
  std::string text;
  auto const add = [&](std::string const& more) {
    if (!text.empty()) text += "; ";
    text += more;
  };
  bool const ceiling = is_ceiling(clause.asked);
  auto const short_of = [&](status which) {
    return ceiling ? which == status::met : which == status::unmet || which == status::pending;
  };
  auto const unknown = [](status which) { return which == status::undetermined; };
  auto const& counts = clause.counts;
  auto const bad = ceiling ? counts.yes : counts.no;
  auto const& pattern = ceiling ? in.groups_counted : bad == 1 ? in.group_short : in.groups_short;
  if (bad > 0) add(said(pattern, bad, names_of(clause, in, short_of), clause, in));
  auto const open = counts.unknown + counts.maybe_base();
  if (open > 0) add(said(in.groups_unknown, open, names_of(clause, in, unknown), clause, in));
  return text;
}

} // namespace chitieu::render
