#include "checker.hpp"

#include <chitieu/limits.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {

// Rows dated after the as-of day, or not valid on it, are not there.
ir::condition_id checker::present(population_id p) {
  auto const& population = program_.schema.populations[p];
  std::vector<ir::condition_id> all;
  if (population.dated)
    all.push_back(build_.add(p, ir::day_test{*population.dated, {}, {}, true, false}));
  if (population.valid_from)
    all.push_back(build_.add(p, ir::day_test{*population.valid_from, {}, {}, true, false}));
  if (population.valid_until)
    all.push_back(build_.add(p, ir::day_test{*population.valid_until, {}, {}, false, true}));
  return build_.add(p, ir::all_of{std::move(all)});
}

ir::condition_id checker::filters(population_id p, std::vector<ast::filter> const& list) {
  std::vector<ir::condition_id> all;
  for (auto const& filter : list) {
    auto what = condition(p, filter.what.front());
    if (filter.is == ast::filter::form::except) what = build_.add(p, ir::negation{what});
    all.push_back(what);
  }
  return build_.add(p, ir::all_of{std::move(all)});
}

// Conditions are numbered as they are entered, and in which order arguments are worked out each
// compiler chooses for itself.
ir::condition_id checker::present_where(population_id p, std::vector<ast::filter> const& list) {
  auto const kept = filters(p, list);
  return build_.both(p, present(p), kept);
}

std::vector<checker::rows> checker::noun_phrase(ast::noun_phrase const& phrase) {
  auto const noun = noun_meant(phrase.noun.text);
  if (auto const p = population_named(noun))
    return {{*p, present_where(*p, phrase.filters), phrase.where}};
  auto const at = terms_.find(text::fold_name(noun));
  if (at == terms_.end() && unreadable_.contains(text::fold_name(phrase.noun.text))) {
    failed_ = true;
    return {};
  }
  if (at == terms_.end()) {
    report(code::not_a_subject, phrase.noun.where, {phrase.noun.text});
    return {};
  }
  auto const* definition = at->second;
  if (std::find(open_definitions_.begin(), open_definitions_.end(), definition) !=
      open_definitions_.end()) {
    report(code::cyclic_definition, phrase.where, {phrase.noun.text});
    return {};
  }
  if (open_definitions_.size() >= limits::depth) {
    report(code::too_deep, phrase.where, {std::to_string(limits::depth)});
    return {};
  }
  open_definitions_.push_back(definition);
  auto out = rows_of(*definition);
  open_definitions_.pop_back();
  for (auto& part : out) {
    part.base = build_.both(part.population, part.base, filters(part.population, phrase.filters));
    part.where = phrase.where;
  }
  return out;
}

// Filters of one population unite by identity; different populations stay apart.
void checker::unite(std::vector<rows>& all, rows const& part) {
  auto const same = std::find_if(all.begin(), all.end(),
                                 [&](rows const& r) { return r.population == part.population; });
  if (same == all.end())
    all.push_back(part);
  else
    same->base = build_.add(part.population, ir::any_of{{same->base, part.base}});
}

// Different populations are pooled, unless the key of one refers to the other.
std::vector<checker::rows> checker::subject(ast::subject const& said) {
  std::vector<rows> out;
  for (auto const& phrase : said.parts)
    for (auto const& part : noun_phrase(phrase)) {
      if (!spend(phrase.where)) return out;
      unite(out, part);
    }
  return said.each ? out : united(std::move(out));
}

} // namespace chitieu::check
