#include "checker.hpp"

#include <algorithm>

namespace chitieu::check {
namespace {

struct key_reference {
  population_id owner = 0;
  column_id column = 0;
};

/// The one column that is a population's key and refers to another population.
std::optional<key_reference> key_reference_of(schema::schema const& all, population_id owner) {
  auto const& population = all.populations[owner];
  if (population.key.size() != 1) return std::nullopt;
  auto const column = population.key.front();
  if (!population.columns[column].target) return std::nullopt;
  return key_reference{owner, column};
}

/// From key to key up to one of `others`; empty when there is no way.
std::vector<key_reference> way_to(schema::schema const& all, population_id from,
                                  std::vector<population_id> const& others) {
  std::vector<key_reference> way;
  for (auto at = from; way.size() < all.populations.size();) {
    auto const next = key_reference_of(all, at);
    if (!next) break;
    way.push_back(*next);
    at = *all.populations[at].columns[next->column].target;
    if (at == from) break;
    if (std::find(others.begin(), others.end(), at) != others.end()) return way;
  }
  return {};
}

} // namespace

// A record whose key is a reference is the record that it refers to, and so counts as that one.
// What the sentence asks is then asked of the record referred to. One that may be absent there, and
// is, counts by itself.
std::vector<checker::rows> checker::united(std::vector<rows> parts) {
  auto const& all = program_.schema;
  std::vector<rows> alone;
  for (std::size_t i = 0; i < parts.size();) {
    std::vector<population_id> others;
    for (auto const& part : parts)
      if (part.population != parts[i].population) others.push_back(part.population);
    auto const way = way_to(all, parts[i].population, others);
    if (way.empty()) {
      ++i;
      continue;
    }
    auto base = parts[i].base;
    population_id to = parts[i].population;
    for (auto const& step : way) {
      auto const& column = all.populations[step.owner].columns[step.column];
      if (column.may_be_absent) {
        auto const absent = build_.add(step.owner, ir::none_test{step.column});
        alone.push_back({step.owner, build_.both(step.owner, base, absent), parts[i].where});
      }
      to = *column.target;
      exact::threshold any;
      any.how = exact::relation::at_least;
      any.low = exact::ratio(1);
      ir::linked one{{{{step.owner, step.column, false}, build_.always(step.owner), base}}, any};
      base = build_.add(to, std::move(one));
    }
    auto const same = std::find_if(parts.begin(), parts.end(),
                                   [&](rows const& part) { return part.population == to; });
    same->base = build_.add(to, ir::any_of{{same->base, base}});
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
  }
  parts.insert(parts.end(), alone.begin(), alone.end());
  return parts;
}

} // namespace chitieu::check
