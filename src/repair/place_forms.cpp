#include "place_forms.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::mend {
namespace {

using exact::rational;
using exact::relation;

relation passing(level_asked const& asked) {
  if (asked.at_least) return asked.strictly ? relation::more_than : relation::at_least;
  return asked.strictly ? relation::less_than : relation::at_most;
}

/// Records whose number stands so to the level add one number, all others another. A blank can be
/// anything, so that it adds the lesser of the two.
form_asked by_level(std::vector<form_part> parts, relation only, rational const& level,
                    rational const& so, rational const& otherwise) {
  form_asked out;
  out.parts = std::move(parts);
  for (auto& part : out.parts) {
    part.only = only;
    part.bound = level;
    part.per_record = so;
    part.per_other = otherwise;
    part.per_blank = std::min(so, otherwise);
  }
  return out;
}

form_asked at_least_so_many(form_asked of, std::int64_t number) {
  of.constant = -number;
  return of;
}

} // namespace

relation failing(bool at_least, bool strictly) {
  if (at_least) return strictly ? relation::at_most : relation::less_than;
  return strictly ? relation::at_least : relation::more_than;
}

std::vector<form_part> records_of(ir::aggregate_value const& of) {
  std::vector<form_part> out;
  for (auto const& part : of.parts) {
    form_part made;
    made.via = part.via;
    made.filter = part.filter;
    made.what = part.what;
    out.push_back(std::move(made));
  }
  return out;
}

form_asked so_many(std::vector<form_part> const& parts, std::int64_t number) {
  form_asked out;
  out.parts = parts;
  for (auto& part : out.parts) part.per_record = part.per_blank.emplace(1);
  out.to_be_known = true;
  return at_least_so_many(std::move(out), number);
}

// The k-th lowest is at least so much where fewer than k are less and there are k; at most so much
// where k are.
std::vector<form_asked> forms_of_nth(ir::aggregate_value const& of, level_asked const& asked) {
  auto const parts = records_of(of);
  auto const k = of.at.numerator();
  bool const all = (of.how == exact::aggregate::nth_lowest) == asked.at_least;
  auto made =
      all ? at_least_so_many(
                by_level(parts, failing(asked.at_least, asked.strictly), asked.level, -1, 0), 1 - k)
          : at_least_so_many(by_level(parts, passing(asked), asked.level, 1, 0), k);
  return {so_many(parts, k), std::move(made)};
}

// Of n numbers it is the one at place ⌈p · n⌉, and of no share the lowest. It is at least so much
// where fewer than p · n are less, and at most so much where p · n are.
std::vector<form_asked> forms_of_percentile(ir::aggregate_value const& of,
                                            level_asked const& asked) {
  auto const parts = records_of(of);
  rational const p = of.at;
  if (p.sign() == 0) {
    auto lowest = of;
    lowest.how = exact::aggregate::nth_lowest;
    lowest.at = 1;
    return forms_of_nth(lowest, asked);
  }
  std::vector<form_asked> out{so_many(parts, 1)};
  out.push_back(asked.at_least
                    ? by_level(parts, failing(true, asked.strictly), asked.level, p - 1, p)
                    : by_level(parts, passing(asked), asked.level, rational(1) - p, -p));
  out.back().strictly = asked.at_least;
  return out;
}

form_asked half_of(middle_asked const& of, rational const& at, relation bad, bool more_than_half) {
  auto out = by_level(of.parts, bad, at, -1, 1);
  out.strictly = more_than_half;
  return out;
}

} // namespace chitieu::mend
