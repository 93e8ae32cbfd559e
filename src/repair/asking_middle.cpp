#include "asking.hpp"
#include "place_forms.hpp"

#include <iterator>
#include <set>
#include <utility>

namespace chitieu::mend {
namespace {

using exact::rational;
using reason = repair_obstacle::reason;

/// As many numbers that a lower middle one could be are tried, for all rows together.
constexpr std::size_t most_middles = 400;

} // namespace

// Everything that a number of these records can be, as it is or as it is changed to.
std::set<rational> asking::numbers_of(std::vector<form_part> const& parts) {
  std::set<rational> out;
  for (auto const& part : parts) {
    for (auto const& each : fixed_.numbers(*part.what))
      if (each.is_exact()) out.insert(*each.low);
    auto const place = column_of(*part.what);
    if (!place) continue;
    rational unit = 1;
    auto const scale = around_.tables.tables[place->first].columns[place->second]->scale();
    for (int i = 0; i < scale; ++i) unit = unit * rational(10);
    for (auto const each : numbers_tried(around_.ranges.of(*place)))
      out.insert(rational(each) / unit);
  }
  return out;
}

// It is at least so much where more than half of the numbers are; or where half of them are so much
// more as the next one below is less. Records of which it is not known whether they count could be
// there for the one and not for the other.
reason asking::ask_middle(ir::population_id of, middle_asked const& asked, asked_of_rows& out) {
  auto const bad = failing(asked.at_least, asked.strictly);
  auto const bad_below = failing(asked.at_least, false);
  for (auto const& part : asked.parts)
    if (auto const place = column_of(*part.what)) around_.ranges.weigh(*place, asked.at_least);
  for (auto& row : out) row.either.emplace_back();
  // By row what is asked of each of these ways.
  auto const add = [&](std::vector<form_asked> const& forms) {
    asked_of_rows made(out.size());
    for (auto const& form : forms)
      if (auto const why = ask_form(of, form, made); why != reason::none) return why;
    for (std::size_t row = 0; row < out.size(); ++row)
      out[row].either.back().push_back(std::move(made[row]));
    return reason::none;
  };
  if (auto const why = ask_form(of, half_of(asked, asked.bound, bad, false), out);
      why != reason::none)
    return why;
  if (auto const why = add({half_of(asked, asked.bound, bad, true)}); why != reason::none)
    return why;
  std::size_t tried = 0;
  for (auto const& below : numbers_of(asked.parts)) {
    auto const order = asked.at_least ? below <=> asked.bound : asked.bound <=> below;
    if (order > 0 || (order == 0 && !asked.strictly)) continue;
    if (++tried * out.size() > most_middles) return reason::too_many_ways;
    auto const above = asked.bound + asked.bound - below;
    if (auto const why =
            add({half_of(asked, above, bad, false), half_of(asked, below, bad_below, true)});
        why != reason::none)
      return why;
  }
  for (auto& row : out) {
    row.only_of_sure = true;
    row.exact = false;
  }
  return reason::none;
}

} // namespace chitieu::mend
