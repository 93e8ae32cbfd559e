#include "checker.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {
namespace {

using join = ast::clause::join;

schema::group_part::span_of_time span_of(ast::group_key::span_of_time each) {
  return static_cast<schema::group_part::span_of_time>(static_cast<std::uint8_t>(each));
}
static_assert(static_cast<int>(schema::group_part::span_of_time::week) ==
              static_cast<int>(ast::group_key::span_of_time::week));

} // namespace

// `quarter(sent_on)`, as formulas say it.
std::string told(std::string const& column, schema::span_of_time each) {
  using schema::span_of_time;
  switch (each) {
  case span_of_time::year:
    return "year(" + column + ")";
  case span_of_time::quarter:
    return "quarter(" + column + ")";
  case span_of_time::month:
    return "month(" + column + ")";
  case span_of_time::week:
    return "week(" + column + ")";
  case span_of_time::none:
    break;
  }
  return column;
}

// The population that a number speaks of: the first that it names.
std::optional<population_id> checker::spoken_of(ast::measure const& m) {
  auto of_subject = [&](ast::subject const& s) -> std::optional<population_id> {
    if (s.parts.empty()) return std::nullopt;
    auto const noun = noun_meant(s.parts.front().noun.text);
    if (auto const p = population_of(noun)) return p;
    if (unreadable_.contains(text::fold_name(noun))) failed_ = true; // which says so itself
    auto const at = terms_.find(text::fold_name(noun));
    if (at == terms_.end() || at->second->means.parts.empty()) return std::nullopt;
    return population_of(at->second->means.parts.front().noun.text);
  };
  struct search {
    checker& self;
    decltype(of_subject)& subject;
    std::optional<population_id> any(std::vector<ast::measure> const& all) const {
      for (auto const& each : all)
        if (auto const found = self.spoken_of(each)) return found;
      return std::nullopt;
    }
    std::optional<population_id> operator()(ast::figure const&) const { return std::nullopt; }
    std::optional<population_id> operator()(ast::named_number const& n) const {
      auto const at = self.measures_.find(text::fold_name(n.column.steps.back().text));
      if (at == self.measures_.end() || at->second->of) return std::nullopt;
      return any(at->second->means);
    }
    std::optional<population_id> operator()(ast::aggregate const& n) const {
      return n.everywhere ? std::nullopt : subject(n.of);
    }
    std::optional<population_id> operator()(ast::share_of const& n) const {
      return n.everywhere ? std::nullopt : subject(n.of);
    }
    std::optional<population_id> operator()(ast::over_groups const&) const { return std::nullopt; }
    std::optional<population_id> operator()(ast::arithmetic const& n) const { return any(n.sides); }
    std::optional<population_id> operator()(ast::earlier const& n) const { return any(n.what); }
    std::optional<population_id> operator()(ast::part_of const& n) const { return any(n.whole); }
    std::optional<population_id> operator()(ast::time_between const&) const { return std::nullopt; }
  };
  return std::visit(search{*this, of_subject}, m.node);
}

std::optional<population_id> checker::spoken_of(ast::clause const& c) {
  if (c.compares) {
    for (auto const* side : {&c.compares->left, &c.compares->right})
      for (auto const& each : *side)
        if (auto const found = spoken_of(each)) return found;
    return std::nullopt;
  }
  if (!c.of) return std::nullopt;
  ast::aggregate of;
  of.of = *c.of;
  return spoken_of({std::move(of), c.where});
}

// The groups of the rows of `of` by some of its columns; made once for each choice of columns.
population_id checker::derived_groups(population_id of, std::vector<schema::group_part> by,
                                      std::string const& name, bool filled) {
  auto& all = program_.schema.populations;
  // Runs of these groups, which are by the same columns, stand after them.
  for (population_id p = 0; p < all.size(); ++p)
    if (auto const& groups = all[p].groups; groups && groups->of == of && groups->by == by)
      return p;
  schema::population made;
  made.called.name = name;
  made.at = all[of].at;
  made.covers = schema::coverage::complete;
  made.key_is_row = true;
  std::optional<column_id> dated;
  auto before_that_day = schema::blank::unknown;
  for (auto const& part : by) {
    auto const& source = all[of].columns[part.column];
    // What is then known to be empty is in no group.
    if (by.size() == 1 && source.when_blank == schema::blank::none)
      before_that_day = schema::blank::none;
    schema::column column;
    column.called = source.called;
    column.derived = true;
    if (part.each == schema::group_part::span_of_time::none) {
      column.type = source.type;
      column.values = source.values;
      column.target = source.target;
    } else {
      column.type = schema::type::count;
    }
    if (source.dated) dated = source.dated;
    made.columns.push_back(std::move(column));
  }
  auto const id = static_cast<population_id>(all.size());
  schema::column link;
  link.called.name = name;
  link.type = schema::type::reference;
  link.target = id;
  link.derived = true;
  link.dated = dated;
  if (dated) link.when_blank = before_that_day;
  made.groups = schema::group_source{
      of, std::move(by), static_cast<column_id>(all[of].columns.size()), filled, 1, {}};
  all[of].columns.push_back(std::move(link));
  all.push_back(std::move(made));
  return id;
}

// Whose groups they are: a population that is named, what a reference leads to, or the groups that
// occur among the rows that the clause speaks of.
std::optional<checker::group_rows> checker::groups(ast::grouping const& said, population_id within,
                                                   std::optional<population_id> of) {
  group_rows out;
  auto finish = [&]() -> std::optional<group_rows> {
    out.base = present_where(out.population, said.filters);
    auto const& population = program_.schema.populations[out.population];
    if (population.groups) {
      auto const of_rows = population.groups->of;
      ir::linked_part const of_it{{of_rows, population.groups->link, false, false},
                                  build_.always(of_rows),
                                  present(of_rows)};
      out.base = build_.both(out.population, out.base, some(out.population, {of_it}));
    }
    return failed_ ? std::nullopt : std::optional(out);
  };
  auto const& only = said.by.front();
  if (said.last != 0 || said.together != 0 || said.in_a_row) return periods(said, within, of);
  // Spans of time alone are a calendar: one without a record between two others is one of them.
  if (said.by.size() == 1 && only.each != ast::group_key::span_of_time::none &&
      within == ir::world && of)
    return periods(said, within, of);
  auto const one = said.by.size() == 1 && only.each == ast::group_key::span_of_time::none;
  if (one) {
    auto noun = only.of;
    if (!of || !column_named(*of, noun.text)) noun.text = noun_meant(noun.text);
    if (auto const p = population_named(noun.text)) {
      out.population = *p;
      return finish();
    }
    if (terms_.contains(text::fold_name(noun.text))) {
      ast::noun_phrase phrase;
      phrase.noun = noun;
      phrase.where = said.where;
      auto const of_rows = noun_phrase(phrase);
      if (of_rows.size() != 1) {
        report(code::not_a_group, only.of.where, {only.of.text});
        return std::nullopt;
      }
      out.population = of_rows.front().population;
      auto const found = finish();
      if (!found) return std::nullopt;
      out.base = build_.both(out.population, found->base, of_rows.front().base);
      return out;
    }
  }
  if (auto const at = bands_.find(text::fold_name(only.of.text));
      one && at != bands_.end() && !(of && column_named(*of, only.of.text)))
    return band_rows(*at->second, only.of, of);
  if (!of) {
    if (!failed_) report(code::not_a_group, only.of.where, {only.of.text});
    return std::nullopt;
  }
  std::vector<schema::group_part> by;
  std::string name;
  auto add = [&](column_id column, schema::group_part::span_of_time each) {
    for (auto const& part : by)
      if (part.column == column && part.each == each) return;
    by.push_back({column, each});
    name += (name.empty() ? "" : " · ") + told(column_at(*of, column).called.name, each);
  };
  if (within != ir::world) {
    auto const via = link_to(within, *of, std::nullopt, said.where);
    if (!via) return std::nullopt;
    if (via->forward) {
      report(code::not_a_group, only.of.where, {only.of.text});
      return std::nullopt;
    }
    add(via->column, schema::group_part::span_of_time::none);
  }
  for (auto const& key : said.by) {
    std::optional<column_id> column;
    if (auto const p = population_named(key.of.text); p && !column_named(*of, key.of.text)) {
      auto const via = link_to(*p, *of, std::nullopt, said.where);
      if (!via) return std::nullopt;
      if (!via->forward) column = via->column;
    } else {
      if (unreadable_.contains(text::fold_name(key.of.text)) && !column_named(*of, key.of.text))
        return failed_ = true, std::nullopt;
      column = grouping_column(*of, key.of);
      if (!column) return std::nullopt;
    }
    auto const timed = key.each != ast::group_key::span_of_time::none;
    auto const type = column ? column_at(*of, *column).type : schema::type::text;
    auto const fits =
        column && !column_at(*of, *column).set &&
        (timed ? type == schema::type::date ||
                     (type == schema::type::count && key.each == ast::group_key::span_of_time::year)
               : type == schema::type::category || type == schema::type::reference ||
                     type == schema::type::count || type == schema::type::flag);
    if (!fits) {
      report(code::not_a_group, key.of.where, {key.of.text});
      return std::nullopt;
    }
    // Alone, a reference groups by the records that it leads to, those without rows among them.
    if (one && within == ir::world && type == schema::type::reference) {
      auto const target = column_at(*of, *column).target;
      if (!target) { // what it refers to has an error of its own
        failed_ = true;
        return std::nullopt;
      }
      out.population = *target;
      out.link = column;
      out.of = *of;
      return finish();
    }
    add(*column, span_of(key.each));
  }
  out.population = derived_groups(*of, std::move(by), name, false);
  return finish();
}

// What is asked of one group, as a condition of its population.
std::optional<ir::condition_id> checker::asked_of_group(ast::clause const& c, std::size_t level,
                                                        group_rows const& group,
                                                        ir::per_group& figures) {
  auto const g = group.population;
  if (level + 1 < c.groups.size()) {
    auto const& next = c.groups[level + 1];
    auto const inner = groups(next, g, spoken_of(c));
    if (!inner) return std::nullopt;
    if (!inner->cases.empty()) return asked_of_cases(c, level + 1, group, *inner, figures);
    if (in_case_) in_case_->within = inner->population;
    ir::per_group unused;
    auto const asked = threshold(next.amount, true);
    auto const predicate = asked_of_group(c, level + 1, *inner, unused);
    auto const via = link_to(g, inner->population, std::nullopt, next.where);
    if (!asked || !predicate || !via) return std::nullopt;
    ir::linked made;
    made.asked = *asked;
    if (next.amount.is == ast::quantity::form::all) made.asked.of_share = true;
    made.parts.push_back({*via, inner->base, *predicate});
    figures.parts = made.parts;
    figures.asked = made.asked;
    figures.threshold_text = threshold_text(next.amount, made.asked);
    return build_.add(g, std::move(made));
  }
  if (auto const m = number_of(c, g)) {
    figures.number = *m;
    figures.threshold_text = c.compares ? measured_text(*c.compares) : number_text(c);
    return test(g, *m);
  }
  if (failed_) return std::nullopt;
  auto const asked = threshold(c.amount, false);
  if (!asked || !c.of) return failed_ = true, std::nullopt;
  if (asked->of_share && c.predicate.empty()) {
    report(code::missing_predicate, c.where, {}, {""});
    return std::nullopt;
  }
  ir::linked made;
  made.asked = *asked;
  for (auto const& part : subject(*c.of)) {
    std::optional<ir::link> via;
    if (group.link && part.population == group.of)
      via = ir::link{part.population, *group.link, false, false};
    else
      via = link_to(g, part.population, c.of->parts.front().as, part.where);
    if (!via) return std::nullopt;
    auto filter = part.base;
    if (!restrict(g, part.population, filter, part.where)) return std::nullopt;
    auto const predicate = this->asked(part.population, c.predicate);
    made.partial = made.partial ||
                   program_.schema.populations[part.population].covers == schema::coverage::partial;
    made.parts.push_back({*via, filter, predicate});
  }
  if (failed_) return std::nullopt;
  figures.parts = made.parts;
  figures.asked = made.asked;
  figures.threshold_text = threshold_text(c.amount, *asked);
  return build_.add(g, std::move(made));
}

// What is asked of each group of the outermost grouping.
std::optional<ir::condition_id>
checker::asked_of_rows(ast::clause const& c, group_rows const& group, ir::per_group& figures) {
  if (group.cases.empty()) return asked_of_group(c, 0, group, figures);
  group_rows whole;
  whole.population = ir::world;
  auto parts = each_case(group, ir::world, [&] {
    auto const asked = asked_of_group(c, 0, whole, figures.of_row.emplace_back());
    return asked ? *asked : failed(ir::world);
  });
  if (failed_) return std::nullopt;
  auto of_row = std::move(figures.of_row);
  figures = of_row.front();
  figures.of_row = std::move(of_row);
  return build_.add(group.population, ir::by_row{group.of, group.cases, std::move(parts)});
}

// `in every unit, …` counts units; what is asked of each is a condition of its own.
void checker::group_clause(ast::clause const& c, ir::target& into,
                           std::optional<previous_clause>& before) {
  auto const& outer = c.groups.front();
  auto const asked = threshold_of_groups(outer);
  auto const group = groups(outer, ir::world, spoken_of(c));
  if (!asked || !group) return void(failed_ = true);
  ir::clause made;
  made.asked = *asked;
  made.in_a_row = outer.in_a_row;
  made.threshold_text = threshold_text(outer.amount, *asked);
  made.each_group.emplace();
  auto const predicate = asked_of_rows(c, *group, *made.each_group);
  if (!predicate || failed_) return void(failed_ = true);
  auto const g = group->population;
  auto base = group->base;
  // An empty group: nobody is asked there (`skip`), or it is as the plan says.
  auto is = *predicate;
  if (auto const filled = filled_rows(*group, *made.each_group)) {
    auto const unsaid = into.kind != ir::target_kind::target && is_of_nobody(*made.each_group)
                            ? exact::empty_base::met
                            : exact::empty_base::undetermined;
    switch (empty_group_.value_or(unsaid)) {
    case exact::empty_base::skip:
      base = build_.both(g, base, *filled);
      break;
    case exact::empty_base::met:
      is = build_.add(g, ir::any_of{{is, build_.add(g, ir::negation{*filled})}});
      break;
    case exact::empty_base::unmet:
      is = build_.both(g, is, *filled);
      break;
    case exact::empty_base::undetermined:
      break;
    }
  }
  made.parts.push_back({g, base, is});
  previous_clause now;
  now.base.push_back({g, base, c.where});
  now.predicate.push_back(made.parts.front().predicate);
  before = std::move(now);
  emit(into, std::move(made), c);
}

} // namespace chitieu::check
