#include "checker.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {
namespace {

// Whether both are in force on some day.
bool meet(std::optional<ast::force> const& a, std::optional<ast::force> const& b) {
  if (!a || !b) return true;
  auto const ends_before = [](ast::force const& one, ast::force const& other) {
    return one.until && other.from && *one.until < *other.from;
  };
  return !ends_before(*a, *b) && !ends_before(*b, *a);
}

// A day on which both are, where at least one of them is for a time only.
std::string common_day(std::optional<ast::force> const& a, std::optional<ast::force> const& b) {
  std::optional<data::day> from;
  std::optional<data::day> until;
  for (auto const& each : {a, b}) {
    if (!each) continue;
    if (each->from && (!from || *from < *each->from)) from = each->from;
    if (each->until && (!until || *each->until < *until)) until = each->until;
  }
  return from ? data::to_iso(*from) : until ? data::to_iso(*until) : std::string();
}

} // namespace

// A term may have several meanings, as long as no day has two of them.
bool checker::define_again(ast::term const& first, ast::term const& other) {
  auto& others = other_times_[&first];
  if (meet(first.in_force, other.in_force) ||
      std::any_of(others.begin(), others.end(),
                  [&](ast::term const* each) { return meet(each->in_force, other.in_force); }))
    return false;
  others.push_back(&other);
  return true;
}

void checker::enter_id(std::string const& id, std::optional<ast::force> const& when, span where) {
  auto const folded = text::fold_name(id);
  auto const [begin, end] = ids_.equal_range(folded);
  for (auto other = begin; other != end; ++other)
    if (meet(other->second.when, when)) {
      // Of two plans it is the one that extends the other, and stands first, which is to be mended.
      auto const there = other->second.where;
      auto const across = parsed_.from.locate(there).file != parsed_.from.locate(where).file;
      auto const day = common_day(other->second.when, when);
      report(code::duplicate_id, across && there.begin < where.begin ? there : where, {id}, {day});
      if (day.empty() && !across) offer_free_id(id, where);
      break;
    }
  ids_.emplace(folded, used_id{when, where});
}

// Whether the day of the review is one of these; without a review, the last day of the plan's year.
ir::condition_id checker::in_force(population_id p, ast::force const& days) {
  ir::as_of_value today;
  if (program_.year) today.otherwise = data::to_day(std::chrono::year{*program_.year} / 12 / 31);
  auto const left = build_.add_value(p, today);
  std::vector<ir::condition_id> all;
  auto const hold = [&](exact::relation how, data::day day) {
    auto const right = build_.add_value(p, ir::literal_value{exact::ratio(day), true});
    all.push_back(build_.add(p, ir::value_test{left, how, right, right}));
  };
  if (days.from) hold(exact::relation::at_least, *days.from);
  if (days.until) hold(exact::relation::at_most, *days.until);
  return build_.add(p, ir::all_of{std::move(all)});
}

std::vector<checker::rows> checker::rows_of(ast::term const& term) {
  std::vector<ast::term const*> all{&term};
  if (auto const at = other_times_.find(&term); at != other_times_.end())
    all.insert(all.end(), at->second.begin(), at->second.end());
  std::vector<rows> out;
  for (auto const* each : all)
    for (auto part : subject(each->means)) {
      if (each->in_force)
        part.base =
            build_.both(part.population, in_force(part.population, *each->in_force), part.base);
      unite(out, part);
    }
  return out;
}

} // namespace chitieu::check
