#include "witness_text.hpp"

#include "fill.hpp"

#include <algorithm>
#include <string>
#include <vector>

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

void write_witnesses(page& to, clause_verdict const& clause, std::size_t indent, words const& in) {
  if (!clause.who) return;
  bool const several = from_several(*clause.who);
  auto const write = [&](std::string_view label, std::vector<witness> const& records) {
    if (records.empty()) return;
    to.paragraph(list_of(records, several, in), indent, tone::plain, std::string(label) + ": ");
  };
  if (is_ceiling(clause.asked.how))
    write(in.counted, clause.who->counted);
  else
    write(in.missing, clause.who->missing);
  write(in.unknown, clause.who->unknown);
}

} // namespace chitieu::render
