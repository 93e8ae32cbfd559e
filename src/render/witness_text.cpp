#include "witness_text.hpp"

#include "fill.hpp"

#include <algorithm>

namespace chitieu::render {
namespace {

bool is_ceiling(exact::relation how) {
  return how == exact::relation::at_most || how == exact::relation::less_than;
}

/// Whether keys alone could mean records of different populations.
bool from_several(witnesses const& who) {
  std::string const* first = nullptr;
  auto const differs = [&first](witness const& one) {
    if (!first) first = &one.population;
    return one.population != *first;
  };
  return std::ranges::any_of(who.counted, differs) || std::ranges::any_of(who.missing, differs) ||
         std::ranges::any_of(who.unknown, differs);
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

std::string list_of(std::vector<witness> const& records, bool with_population, words const& in) {
  std::string list;
  witness const* before = nullptr;
  for (witness const& one : records) {
    bool const new_population =
        with_population && (!before || before->population != one.population);
    if (before) list += new_population ? "; " : ", ";
    std::string const record =
        kept_together(one.name.empty() ? one.key : fill(in.with_name, {one.key, one.name}));
    list += new_population ? fill(in.of_population, {one.population, record}) : record;
    before = &one;
  }
  return list;
}

} // namespace

std::vector<witness_list> witness_lists(clause_verdict const& clause, words const& in) {
  std::vector<witness_list> lists;
  if (!clause.who) return lists;
  bool const several = from_several(*clause.who);
  auto const add = [&](std::string_view label, std::vector<witness> const& records) {
    if (!records.empty()) lists.push_back({label, list_of(records, several, in), records.size()});
  };
  if (is_ceiling(clause.asked.how))
    add(in.counted, clause.who->counted);
  else
    add(in.missing, clause.who->missing);
  add(in.unknown, clause.who->unknown);
  return lists;
}

void write_witnesses(page& to, clause_verdict const& clause, std::size_t indent, words const& in) {
  for (witness_list const& each : witness_lists(clause, in))
    to.paragraph(each.text, indent, tone::plain, std::string(each.label) + ": ");
}

} // namespace chitieu::render
