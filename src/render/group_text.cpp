#include "group_text.hpp"

#include "fill.hpp"
#include "number_text.hpp"
#include "printable.hpp"

#include <algorithm>
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
  auto const of = clause.unit.empty() ? std::string(in.groups) : unit_text(clause, in);
  auto const text =
      fill(pattern, {std::to_string(number), std::to_string(clause.counts.base()), of});
  return names.empty() ? text : text + ": " + names;
}

} // namespace

namespace {

std::string_view spans_word(schema::span_of_time each, words const& in) {
  using schema::span_of_time;
  return each == span_of_time::year      ? in.years
         : each == span_of_time::quarter ? in.quarters
         : each == span_of_time::month   ? in.months
                                         : in.weeks;
}

std::string part_text(unit_part const& part, words const& in) {
  auto const column = printable(part.column);
  if (part.each == schema::span_of_time::none) return column;
  std::string spans(spans_word(part.each, in));
  if (part.together > 1) spans = fill(in.spans_together, {std::to_string(part.together), spans});
  return fill(in.spans_of, {column, spans});
}

} // namespace

std::string unit_text(clause_verdict const& clause, words const& in) {
  auto const& parts = clause.unit_parts;
  if (parts.empty()) return printable(clause.unit);
  std::string all;
  for (auto const& part : parts) all += (all.empty() ? "" : " · ") + part_text(part, in);
  bool const spans = parts.size() == 1 && parts.front().each != schema::span_of_time::none;
  return spans ? all : fill(in.groups_by, {"", all});
}

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
  auto counts = clause.counts;
  if (clause.in_a_row) {
    // The counts are of the longest run; what each group came to is known from the groups.
    auto const many = [&](auto const& which) {
      return std::count_if(clause.groups.begin(), clause.groups.end(),
                           [&](group_verdict const& each) { return which(each.status); });
    };
    counts.yes = counts.no = many(short_of);
    counts.unknown = many(unknown);
  }
  auto const bad = ceiling ? counts.yes : counts.no;
  auto const& pattern = ceiling ? in.groups_counted : bad == 1 ? in.group_short : in.groups_short;
  if (bad > 0) add(said(pattern, bad, names_of(clause, in, short_of), clause, in));
  auto const open = counts.unknown + counts.maybe_base();
  if (open > 0) add(said(in.groups_unknown, open, names_of(clause, in, unknown), clause, in));
  return text;
}

std::string hidden_groups(clause_verdict const& clause, words const& in) {
  if (clause.hidden_groups == 0) return {};
  return fill(in.hidden_groups, {std::to_string(clause.hidden_groups)});
}

} // namespace chitieu::render
