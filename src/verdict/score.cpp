#include <chitieu/verdict/in_force.hpp>
#include <chitieu/verdict/score.hpp>

#include <algorithm>

namespace chitieu::verdict {
namespace {

using exact::bounds;
using exact::rational;
using form = ir::scoring::form;

/// What was reached, and what was asked of it.
struct reached {
  chitieu::status status = chitieu::status::invalid;
  exact::counts counts;
  exact::margins margins;
  exact::threshold asked;
  std::optional<number_verdict> number;
};

bounds between(rational low, rational high) {
  bounds out;
  out.low = std::move(low);
  out.high = std::move(high);
  return out;
}

/// The share, count or number that was reached.
bounds figure_of(reached const& r) {
  if (r.number) return r.number->value;
  if (!r.asked.of_share)
    return between(r.counts.yes,
                   r.counts.yes + r.counts.unknown + r.counts.maybe_yes + r.counts.maybe_unknown);
  bounds out;
  if (r.margins.low) out.low = rational(*r.margins.low);
  if (r.margins.high) out.high = rational(*r.margins.high);
  out.may_be_none = !r.margins.share.has_value();
  return out;
}

rational clamp(rational value, rational const& most) {
  if (value < rational(0)) return 0;
  return most < value ? most : value;
}

/// Points as a rising function of what was reached.
template <class Points>
bounds rising(bounds const& figure, rational const& most, Points const& of) {
  if (figure.none) return between(0, 0);
  auto low = figure.low && !figure.may_be_none ? of(*figure.low) : rational(0);
  auto high = figure.high ? of(*figure.high) : most;
  return between(clamp(std::move(low), most), clamp(std::move(high), most));
}

bounds proportional(reached const& r, rational const& most) {
  auto const floor = r.number ? r.number->low.low : std::optional<rational>(r.asked.low);
  if (!floor || floor->sign() <= 0) return between(0, most);
  return rising(figure_of(r), most, [&](rational const& is) { return most * is / *floor; });
}

bool is_ceiling(reached const& r) {
  auto const how = r.number ? r.number->how : r.asked.how;
  return how == exact::relation::at_most || how == exact::relation::less_than;
}

/// Whether there is no least above 0 of which what is reached could be a part.
bool asks_no_least(reached const& r) {
  if (is_ceiling(r)) return true;
  auto const floor = r.number ? r.number->low.high : std::optional<rational>(r.asked.low);
  return floor && floor->sign() <= 0;
}

bounds per_unit(reached const& r, ir::scoring const& by) {
  rational const most(by.points);
  if (r.number) return between(0, most);
  auto const left = [&](exact::margins const& m) {
    return clamp(most - rational(by.per_unit) * rational(m.short_by + m.over_by), most);
  };
  // The best that blanks can do is that nobody is missing for want of them.
  auto best = r.counts;
  (is_ceiling(r) ? best.no : best.yes) += best.unknown;
  best.unknown = 0;
  auto const low = left(r.margins);
  auto const high = left(exact::measure(best, r.asked));
  return between(low, low < high ? high : low);
}

bounds in_bands(reached const& r, ir::scoring const& by) {
  return rising(figure_of(r), rational(by.points), [&](rational const& is) {
    for (auto const& band : by.bands)
      if (!(is < rational(band.from))) return rational(band.points);
    return rational(0);
  });
}

points points_of(reached const& r, ir::scoring const& by) {
  points out;
  out.most = rational(by.points);
  out.got = between(0, out.most);
  if (r.status == status::invalid) return out;
  auto const is = by.is == form::proportional && asks_no_least(r) ? form::all_or_nothing : by.is;
  switch (is) {
  case form::all_or_nothing:
    if (r.status == status::met) out.got = bounds::exactly(out.most);
    if (r.status == status::unmet) out.got = bounds::exactly(0);
    return out;
  case form::proportional:
    out.got = proportional(r, out.most);
    break;
  case form::per_unit:
    out.got = per_unit(r, by);
    break;
  case form::bands:
    out.got = in_bands(r, by);
    break;
  }
  // Until the deadline there is still all to get.
  if (r.status == status::pending) out.got.high = out.most;
  return out;
}

reached of_clause(clause_verdict const& c, status whole) {
  return {whole, c.counts, c.margins, c.asked, c.number};
}

void add(points& into, points const& more) {
  into.got = into.got + more.got;
  into.most = into.most + more.most;
}

std::string grade_of(std::vector<ir::grade> const& grades, rational const& points) {
  for (auto const& grade : grades)
    if (!grade.from || !(points < rational(*grade.from))) return grade.name;
  return {};
}

void place(std::vector<group_points>& groups) {
  std::stable_sort(groups.begin(), groups.end(), [](auto const& a, auto const& b) {
    return *b.points.got.low < *a.points.got.low;
  });
  auto const open = std::any_of(groups.begin(), groups.end(),
                                [](auto const& each) { return !each.points.got.is_exact(); });
  if (open) return;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto const ties = i > 0 && *groups[i].points.got.low == *groups[i - 1].points.got.low;
    groups[i].place = ties ? groups[i - 1].place : i + 1;
  }
}

} // namespace

void score(ir::program const& program, report& into) {
  auto judged = into.targets.begin();
  for (auto const& asked : program.targets) {
    if (!is_in_force(program, asked, into.as_of)) continue;
    if (judged == into.targets.end()) break; // a report of another program
    auto const& by = asked.scores;
    auto& target = *judged++;
    if (!by) continue;
    auto const first =
        target.clauses.empty() ? reached{} : of_clause(target.clauses.front(), target.status);
    target.points = points_of(first, *by);
    if (!into.points) into.points.emplace(points{bounds::exactly(0), 0});
    add(*into.points, *target.points);
    if (target.clauses.empty() || target.clauses.front().in_every) continue;
    for (auto const& group : target.clauses.front().groups) {
      auto const at = std::find_if(into.groups.begin(), into.groups.end(),
                                   [&](auto const& each) { return each.group == group.group; });
      auto& sum = at == into.groups.end() ? into.groups.emplace_back(group_points{
                                                group.group, {bounds::exactly(0), 0}, std::nullopt})
                                          : *at;
      add(sum.points, points_of({group.status, group.counts, group.margins,
                                 target.clauses.front().asked, group.number},
                                *by));
    }
  }
  place(into.groups);
  if (!into.points || program.grades.empty()) return;
  auto const low = grade_of(program.grades, *into.points->got.low);
  if (low == grade_of(program.grades, *into.points->got.high)) into.grade = low;
}

} // namespace chitieu::verdict
