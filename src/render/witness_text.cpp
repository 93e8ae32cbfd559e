#include "witness_text.hpp"

#include "fill.hpp"

#include <optional>
#include <string_view>

namespace chitieu::render {
namespace {

bool is_ceiling(exact::relation how) {
  return how == exact::relation::at_most || how == exact::relation::less_than;
}

/// Whether keys alone could mean records of different populations.
bool from_several(witnesses const& who) {
  std::optional<std::string_view> first;
  for (auto const* list : {&who.counted, &who.missing, &who.unknown})
    for (std::size_t i = 0; i < list->size(); ++i) {
      if (!first) first = list->population(i);
      if (list->population(i) != *first) return true;
    }
  return false;
}

/// Lines are broken between records rather than inside a name.
std::string kept_together(std::string_view text) {
  std::string kept;
  for (char const c : text) {
    if (c == ' ')
      kept += "\u00A0";
    else
      kept += c;
  }
  return kept;
}

std::string list_of(record_list const& records, std::size_t more, bool with_population,
                    words const& in) {
  std::string list;
  std::optional<std::string> before;
  for (auto const& one : records) {
    bool const new_population = with_population && before != one.population;
    if (before) list += new_population ? "; " : ", ";
    std::string const record =
        kept_together(one.name.empty() ? one.key : fill(in.with_name, {one.key, one.name}));
    list += new_population ? fill(in.of_population, {one.population, record}) : record;
    before = one.population;
  }
  if (more == 0) return list;
  // Where none is listed, a number alone is told.
  return list.empty() ? std::to_string(more) : list + fill(in.more_groups, {std::to_string(more)});
}

/// The lists that matter for a relation.
std::vector<witness_list> lists_of(std::optional<witnesses> const& who, exact::relation how,
                                   words const& in) {
  std::vector<witness_list> lists;
  if (!who) return lists;
  bool const several = from_several(*who);
  auto const add = [&](std::string_view label, record_list const& records, std::size_t more) {
    if (auto const size = records.size() + more; size > 0)
      lists.push_back({label, list_of(records, more, several, in), size});
  };
  if (is_ceiling(how))
    add(in.counted, who->counted, who->more_counted);
  else
    add(in.missing, who->missing, who->more_missing);
  add(in.unknown, who->unknown, who->more_unknown);
  return lists;
}

} // namespace

std::vector<witness_list> witness_lists(clause_verdict const& clause, words const& in) {
  return lists_of(clause.who, clause.asked.how, in);
}

std::vector<witness_list> witness_lists(clause_verdict const& clause, group_verdict const& group,
                                        words const& in) {
  return lists_of(group.who, clause.asked.how, in);
}

std::vector<witness_list> of_any_group(clause_verdict const& clause, words const& in) {
  auto lists = lists_of(clause.of_any_group, clause.asked.how, in);
  for (auto& each : lists) each.label = in.group_not_known;
  return lists;
}

void write_witnesses(page& to, std::vector<witness_list> const& lists, std::size_t indent) {
  for (witness_list const& each : lists)
    to.paragraph(each.text, indent, tone::plain, std::string(each.label) + ": ");
}

} // namespace chitieu::render
