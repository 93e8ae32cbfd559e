#include "checker.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {
namespace {

bool has_no_upper_evidence(exact::threshold const& t) {
  return t.how == exact::relation::at_most || t.how == exact::relation::less_than ||
         t.how == exact::relation::exactly || t.how == exact::relation::between;
}

} // namespace

std::optional<ir::link> checker::link_to(population_id from, population_id to,
                                         std::optional<ast::name> const& as, span where,
                                         std::optional<span> noun) {
  if (from == ir::world) return ir::link{to, 0, false, true};
  // Records are of a group by what puts them there, whatever else the group is made of.
  if (auto const& groups = program_.schema.populations[from].groups; groups && groups->of == to)
    return ir::link{to, groups->link, false, false};
  std::vector<ir::link> able;
  std::vector<std::string> names;
  std::vector<std::string> telling; // of these, where `as` is enough
  auto consider = [&](population_id owner, bool forward, population_id target) {
    auto const& columns = program_.schema.populations[owner].columns;
    for (column_id c = 0; c < columns.size(); ++c) {
      if (columns[c].target != target) continue;
      if (as && column_to(owner, as->text, target) != c) continue;
      able.push_back({to, c, forward, false});
      auto const& name = columns[c].called.name;
      bool const again = std::find(names.begin(), names.end(), name) != names.end();
      // One that links both ways says nothing, but among records of one population.
      if (again && from != to) std::erase(telling, name);
      if (again) continue;
      names.push_back(name);
      telling.push_back(name);
    }
  };
  consider(to, false, from);
  // Among records of one population: `as superior` are those whose superior the record is.
  if (!as || from != to || able.empty()) consider(from, true, to);
  if (able.size() == 1) return able.front();
  if (able.empty() && !as)
    if (auto const way = link_by_way_of(to, from, where)) return way;
  if (able.empty() && failed_) return std::nullopt;
  if (able.empty()) {
    report(code::no_link, where, {name_of(to), name_of(from)});
  } else {
    report(code::ambiguous_link, where, {name_of(to), name_of(from), all_of_them(names)});
    if (noun && !as) offer_columns(noun->end, telling, {" as ", " với tư cách "}, "");
  }
  return std::nullopt;
}

// Two tables apart: records whose reference leads to a record that refers to the row.
std::optional<ir::link> checker::link_by_way_of(population_id owner, population_id from,
                                                span where) {
  std::vector<std::vector<column_id>> ways;
  std::vector<std::string> names;
  auto const& all = program_.schema.populations;
  for (column_id first = 0; first < all[owner].columns.size(); ++first) {
    auto const& column = all[owner].columns[first];
    if (!column.target || column.set || column.derived) continue;
    for (column_id second = 0; second < all[*column.target].columns.size(); ++second) {
      auto const& next = all[*column.target].columns[second];
      if (next.target != from || next.set || (next.derived && !next.by_way_of.empty())) continue;
      ways.push_back({first, second});
      names.push_back(column.called.name + " → " + next.called.name);
    }
  }
  if (ways.empty()) return std::nullopt;
  if (ways.size() > 1) {
    report(code::ambiguous_link, where, {name_of(owner), name_of(from), all_of_them(names)});
    return std::nullopt;
  }
  return ir::link{owner, column_by_way_of(owner, ways.front()), false, false};
}

// A column of what a reference leads to, as a column of the record itself; declared once.
column_id checker::column_by_way_of(population_id owner, std::vector<column_id> const& way) {
  auto& columns = program_.schema.populations[owner].columns;
  for (column_id c = 0; c < columns.size(); ++c)
    if (columns[c].by_way_of == way) return c;
  auto const& last = column_at(*columns[way.front()].target, way.back());
  schema::column made;
  made.called.name = last.called.name;
  made.type = last.type;
  made.set = last.set;
  made.values = last.values;
  made.target = last.target;
  made.dated = columns[way.front()].dated;
  made.derived = true;
  made.by_way_of = way;
  columns.push_back(std::move(made));
  return static_cast<column_id>(columns.size() - 1);
}

// A column of the records, or of the one kind of record that a reference of theirs leads to.
std::optional<column_id> checker::grouping_column(population_id of, ast::name const& name) {
  if (auto const own = column_named(of, name.text)) return own;
  std::vector<std::vector<column_id>> ways;
  auto const& columns = program_.schema.populations[of].columns;
  for (column_id c = 0; c < columns.size(); ++c) {
    if (!columns[c].target || columns[c].set || columns[c].derived) continue;
    auto const there = column_named(*columns[c].target, name.text);
    if (there && !column_at(*columns[c].target, *there).dated) ways.push_back({c, *there});
  }
  if (ways.size() == 1) return column_by_way_of(of, ways.front());
  if (ways.empty()) return find_column(of, name);
  std::vector<std::string> names;
  for (auto const& way : ways)
    names.push_back(column_at(of, way.front()).called.name + " → " + name.text);
  report(code::ambiguous_link, name.where, {name.text, name_of(of), all_of_them(names)});
  return std::nullopt;
}

ir::condition_id checker::linked(population_id p, ast::linked const& n, span where) {
  auto const asked = threshold(n.amount, true);
  if (!asked) return failed(p);
  ir::linked out;
  out.asked = *asked;
  auto add = [&](ir::link via, ir::condition_id filter) {
    auto const predicate =
        n.predicate.empty() ? build_.always(via.to) : condition(via.to, n.predicate.front());
    auto const& owner = program_.schema.populations[via.to];
    out.partial = out.partial || owner.covers == schema::coverage::partial;
    // Without a predicate the records that pass the filter are what is counted.
    if (n.predicate.empty())
      out.parts.push_back({via, build_.always(via.to), filter});
    else
      out.parts.push_back({via, filter, predicate});
  };
  // “≥95% of their staff holding LĐTT”: what a share counts may stand as the last filter.
  if (asked->of_share && n.predicate.empty()) {
    if (n.of.filters.empty() || n.of.filters.back().is != ast::filter::form::holding) {
      report(code::missing_predicate, where, {}, {""});
      return failed(p);
    }
    auto whole = n;
    whole.predicate = whole.of.filters.back().what;
    whole.of.filters.pop_back();
    return linked(p, whole, where);
  }
  auto const forward = p == ir::world ? std::nullopt : column_named(p, n.of.noun.text);
  if (forward && column_at(p, *forward).target) {
    for (auto const way : ways_of(p, *forward)) {
      auto const to = *column_at(p, way).target;
      add({to, way, true, false}, present_where(to, n.of.filters));
    }
  } else {
    for (auto const& part : noun_phrase(n.of)) {
      auto const via = link_to(p, part.population, n.of.as, n.of.where, n.of.noun.where);
      if (!via) return failed(p);
      add(*via, part.base);
    }
  }
  if (out.parts.empty()) return failed(p);
  note_open_world(out, where);
  return build_.add(p, std::move(out));
}

// A row that is not there proves nothing unless the population is declared complete.
void checker::note_open_world(ir::linked const& made, span where) {
  if (made.asked.of_share || !has_no_upper_evidence(made.asked)) return;
  for (auto const& part : made.parts)
    if (program_.schema.populations[part.via.to].covers == schema::coverage::undeclared) {
      report(code::open_world, where, {name_of(part.via.to)}, {name_of(part.via.to)});
      offer_coverage(part.via.to);
    }
}

} // namespace chitieu::check
