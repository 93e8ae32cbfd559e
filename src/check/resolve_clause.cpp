#include "checker.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {
namespace {

using join = ast::clause::join;

// “95% of staff LĐTT” asks who of those that hold LĐTT; most likely who holds it is meant.
argument rank_without_verb(ast::clause const& c) {
  if (!c.of || c.of->parts.back().filters.empty()) return "";
  auto const& what = c.of->parts.back().filters.back().what.front();
  auto const* held = std::get_if<ast::holding>(&what.node);
  if (!held || held->how != ast::holding::verb::hold) return "";
  auto const& rank = held->values.front().text;
  return {"hold " + rank, "đạt " + rank};
}

// The sentence of each step of `at least 50% by 2027, 70% by 2029 of …`, without the other steps;
// nothing where the steps are not found as they were written.
std::vector<std::string> sentences_of_steps(ast::clause const& c) {
  if (c.steps.size() == 1) return {};
  std::vector<std::pair<std::size_t, std::size_t>> found;
  std::size_t at = 0;
  for (auto const& step : c.steps) {
    auto const begin = c.written.find(step.amount.written, at);
    auto const day = begin == std::string::npos ? begin : c.written.find(step.due.written, begin);
    if (day == std::string::npos) return {};
    at = day + step.due.written.size();
    found.emplace_back(begin, at);
  }
  std::vector<std::string> out;
  for (auto const& [begin, end] : found)
    out.push_back(c.written.substr(0, found.front().first) + c.written.substr(begin, end - begin) +
                  c.written.substr(at));
  return out;
}

} // namespace

// The linked records that the clause before counted: the base of an “of which” that names them.
ast::linked const* checker::linked_in(ast::condition const& c, population_id from,
                                      population_id to) {
  struct search {
    checker& self;
    population_id from, to;
    ast::linked const* in(std::vector<ast::condition> const& list) const {
      for (auto const& each : list)
        if (auto const* found = self.linked_in(each, from, to)) return found;
      return nullptr;
    }
    ast::linked const* operator()(ast::all_of const& n) const { return in(n.parts); }
    ast::linked const* operator()(ast::any_of const& n) const { return in(n.parts); }
    ast::linked const* operator()(ast::negation const&) const { return nullptr; }
    ast::linked const* operator()(ast::implication const&) const { return nullptr; }
    ast::linked const* operator()(ast::comparison const&) const { return nullptr; }
    ast::linked const* operator()(ast::holding const&) const { return nullptr; }
    ast::linked const* operator()(ast::flag_use const&) const { return nullptr; }
    ast::linked const* operator()(ast::measured const&) const { return nullptr; }
    ast::linked const* operator()(ast::ranked const&) const { return nullptr; }
    ast::linked const* operator()(ast::count_of const&) const { return nullptr; }
    ast::linked const* operator()(ast::picked const&) const { return nullptr; }
    ast::linked const* operator()(ast::within const&) const { return nullptr; }
    ast::linked const* operator()(ast::phrase_use const& n) const {
      auto const* means = self.means(n);
      return means ? self.linked_in(*means, from, to) : nullptr;
    }
    ast::linked const* operator()(ast::linked const& n) const {
      if (self.column_to(from, n.of.noun.text, to)) return &n;
      return self.population_of(n.of.noun.text) == to ? &n : nullptr;
    }
  };
  return std::visit(search{*this, from, to}, c.node);
}

std::vector<checker::rows> checker::linked_base(ast::clause const& c, previous_clause const& before,
                                                std::vector<rows> const& named) {
  std::vector<rows> out;
  for (auto const& target : named)
    for (std::size_t i = 0; i < before.base.size(); ++i) {
      auto const from = before.base[i].population;
      auto const* said =
          before.said.empty() ? nullptr : linked_in(before.said.front(), from, target.population);
      if (!said) continue;
      std::optional<ir::link> via;
      if (auto const column = column_to(from, said->of.noun.text, target.population))
        via = ir::link{target.population, *column, true};
      else
        via = link_to(from, target.population, said->of.as, c.where, said->of.noun.where);
      if (!via) return {};
      auto const satisfied = build_.both(from, before.base[i].base, before.predicate[i]);
      // Read the other way: the record is linked to somebody who satisfied the clause before.
      ir::linked back;
      back.asked.low = 1;
      back.parts.push_back({{from, via->column, !via->forward}, build_.always(from), satisfied});
      auto base =
          build_.both(target.population, target.base, filters(target.population, said->of.filters));
      base = build_.both(target.population, base, build_.add(target.population, std::move(back)));
      out.push_back({target.population, base, target.where});
    }
  if (out.empty())
    report(code::base_of_other_population, c.where, {name_of(named.front().population)});
  return out;
}

std::optional<std::vector<checker::rows>>
checker::base_of_which(ast::clause const& c, previous_clause const& before, bool& counts_links) {
  std::vector<rows> satisfied;
  for (std::size_t i = 0; i < before.base.size(); ++i) {
    auto const& part = before.base[i];
    satisfied.push_back({part.population,
                         build_.both(part.population, part.base, before.predicate[i]), part.where});
  }
  if (!c.of) return c.of_all ? before.base : satisfied;
  auto const named = subject(*c.of);
  if (named.empty()) return std::nullopt;
  if (c.of_all) return named;
  std::vector<rows> out;
  for (auto const& part : named) {
    auto const same = std::find_if(satisfied.begin(), satisfied.end(),
                                   [&](rows const& r) { return r.population == part.population; });
    if (same != satisfied.end())
      out.push_back(
          {part.population, build_.both(part.population, same->base, part.base), part.where});
  }
  if (!out.empty()) return out;
  counts_links = true;
  out = linked_base(c, before, named);
  if (out.empty()) return std::nullopt;
  return out;
}

exact::empty_base checker::empty_rule(ast::target const& said, ir::target const& made,
                                      ast::clause const& c, ir::clause const& of) const {
  using form = ast::quantity::form;
  if (said.with.when_empty) return *said.with.when_empty;
  if (of.number && !is_of_nobody(of.number->left)) return exact::empty_base::undetermined;
  // Of groups counts how many of them are asked; where that is all, what is asked of each.
  auto const of_each = c.groups.empty() || c.groups.front().amount.is == form::all;
  auto const& q = of_each ? c.amount : c.groups.front().amount;
  auto const ceiling = q.is == form::none || q.is == form::at_most || q.is == form::less_than;
  return made.kind != ir::target_kind::target || ceiling ? exact::empty_base::met
                                                         : exact::empty_base::undetermined;
}

ast::holding const* checker::rank_in(std::vector<ast::condition> const& said) const {
  return said.empty() ? nullptr : std::get_if<ast::holding>(&said.front().node);
}

// “100% rated good, of which 20% rated excellent” on a plain scale: nobody can satisfy both.
void checker::warn_rank_never_both(previous_clause const& before, ast::clause const& c) {
  auto const* now = rank_in(c.predicate);
  if (!before.rank || !now || before.rank->climbs != ast::holding::reach::as_is) return;
  auto const p = before.base.front().population;
  for (auto const& column : program_.schema.populations[p].columns) {
    if (!column.values || column.set) continue;
    auto const& scale = scale_of(column);
    auto const low = level_named(scale, before.rank->values.front().text);
    auto const high = level_named(scale, now->values.front().text);
    if (low && high && scale.ordered && !scale.cumulative && *low < *high) {
      report(code::rank_never_both, c.where,
             {before.rank->values.front().text, now->values.front().text},
             {before.rank->values.front().text});
      auto const where = before.rank->values.front().where;
      auto const rank = std::string(parsed_.from.slice(where));
      offer(where, said({"at least " + rank, "từ " + rank + " trở lên"}));
    }
  }
}

void checker::clause(ast::clause const& c, ir::target& into,
                     std::optional<previous_clause>& before) {
  using form = ast::quantity::form;
  if (!c.groups.empty()) return group_clause(c, into, before);
  if (auto number = number_of(c, ir::world)) {
    ir::clause made;
    made.threshold_text = c.compares ? measured_text(*c.compares) : number_text(c);
    made.number = std::move(*number);
    before.reset();
    return emit(into, std::move(made), c);
  }
  if (failed_) return;
  bool counts_links = false;
  std::vector<rows> base;
  if (c.joined == join::of_which && before) {
    if (!c.of_all) warn_rank_never_both(*before, c);
    auto found = base_of_which(c, *before, counts_links);
    if (!found) return void(failed_ = true);
    base = std::move(*found);
  } else if (c.of) {
    base = subject(*c.of);
  } else if (c.joined == join::of_which) { // a number before it has no base
    return report(code::not_a_subject, c.where, {argument("of which", "trong đó")});
  }
  // A count has no base: `≥95 of staff` most likely lacks its sign.
  auto const is_count = c.amount.low.is == ast::amount::form::count && c.amount.is != form::all &&
                        c.amount.is != form::none && c.amount.is != form::implied;
  if (is_count && ((c.joined != join::of_which && c.with_of) || c.among)) {
    report(code::count_of_base, c.amount.where, {c.amount.low.written}, {c.amount.low.written});
    return offer_percent(c.amount.low.where);
  }
  auto asked = threshold(c.amount, false);
  if (!asked || base.empty()) return void(failed_ = true);
  if (asked->of_share && c.predicate.empty()) {
    auto const rank = rank_without_verb(c);
    report(code::missing_predicate, c.where, {}, {rank});
    if (rank.en.empty()) return;
    auto const& noun = c.of->parts.back();
    if (noun.filters.size() == 1)
      offer({noun.noun.where.end, noun.filters.front().what.front().where.end}, " " + said(rank));
    return;
  }

  // `… trong tổng số X` names the base last; what stood first says who of it is counted.
  std::vector<rows> counted = base;
  if (c.among) {
    base = subject(*c.among);
    for (auto& part : base) {
      auto const same = std::find_if(counted.begin(), counted.end(), [&](rows const& r) {
        return r.population == part.population;
      });
      if (same == counted.end())
        return report(code::base_of_other_population, c.among->where, {name_of(part.population)});
    }
  }

  previous_clause now;
  std::vector<ir::part> parts;
  for (auto const& part : base) {
    auto predicate = this->asked(part.population, c.predicate);
    if (c.among)
      for (auto const& first : counted)
        if (first.population == part.population)
          predicate = build_.both(part.population, first.base, predicate);
    parts.push_back({part.population, part.base, predicate});
    now.predicate.push_back(predicate);
  }
  now.base = base;
  now.said = c.predicate;
  before = std::move(now);
  before->rank = rank_in(before->said);

  ir::clause made;
  made.threshold_text = threshold_text(c.amount, *asked);
  made.asked = *asked;
  made.needs_one_record = c.amount.is == form::implied;
  made.counts_links = counts_links;
  if (c.of && c.of->each)
    for (auto const& part : parts) {
      auto one = made;
      one.parts = {part};
      emit(into, std::move(one), c);
    }
  else {
    made.parts = std::move(parts);
    emit(into, std::move(made), c);
  }
}

// What is asked of a record; `unknown counts as not` asks for what is surely so.
ir::condition_id checker::asked(population_id p, std::vector<ast::condition> const& predicate) {
  if (predicate.empty()) return build_.always(p);
  auto const out = condition(p, predicate.front());
  return unknown_is_no_ ? build_.add(p, ir::surely{out}) : out;
}

// `50% by 2027, 70% by 2029`: a clause for each step, due on its day.
void checker::steps(ast::clause const& c, ir::target& into,
                    std::optional<previous_clause>& before) {
  auto const sentences = sentences_of_steps(c);
  for (std::size_t nth = 0; nth < c.steps.size(); ++nth) {
    auto const& step = c.steps[nth];
    auto one = c;
    one.steps.clear();
    one.amount.low = step.amount;
    if (!sentences.empty()) one.written = sentences[nth];
    auto const first = into.clauses.size();
    clause(one, into, before);
    if (failed_) return;
    auto const year = program_.year;
    auto const end = year ? data::to_day(std::chrono::year{*year} / 12 / 31) : step.due.last;
    for (auto i = first; i < into.clauses.size(); ++i) {
      into.clauses[i].deadline = step.due.last;
      into.clauses[i].after_the_year = step.due.last > end;
    }
  }
}

// Which of several clauses a clause is, where not every one of them must be met.
std::optional<ir::alternative> checker::alternative(ast::sentence const& said, std::size_t at) {
  auto const is_next = [&](std::size_t i) {
    return i < said.size() && said[i].joined == ast::clause::join::or_else;
  };
  auto first = at;
  while (is_next(first)) --first;
  auto end = at + 1;
  while (is_next(end)) ++end;
  ir::alternative out;
  out.among = static_cast<std::uint32_t>(end - first);
  out.member = static_cast<std::uint32_t>(at - first);
  if (auto const& needed = said[first].needed) {
    auto const asked =
        needed->is == ast::quantity::form::at_least ? threshold(*needed, false) : std::nullopt;
    auto const count = asked && !asked->of_share && asked->low.denominator() == 1
                           ? asked->low.numerator()
                           : std::int64_t{0};
    if (count < 1 || count > out.among) {
      report(code::clauses_needed, said[first].where, {std::to_string(out.among)});
      failed_ = true;
      return std::nullopt;
    }
    out.needed = static_cast<std::uint32_t>(count);
  }
  if (out.among == 1) return std::nullopt;
  return out;
}

void checker::target(ast::target const& said, std::string const& section,
                     ast::properties const& inherited) {
  ++ordinal_;
  ir::target made;
  made.id = said.id.empty() ? std::to_string(ordinal_) : said.id;
  made.kind = said.is == ast::target::form::limit   ? ir::target_kind::limit
              : said.is == ast::target::form::check ? ir::target_kind::check
                                                    : ir::target_kind::target;
  made.title = said.title;
  made.section = section;
  made.source = said.with.source.empty() ? inherited.source : said.with.source;
  made.owner = said.with.owner.empty() ? inherited.owner : said.with.owner;
  made.note = said.with.note;
  made.weight = said.with.weight;
  if (said.with.due)
    made.deadline = said.with.due->last;
  else if (inherited.due)
    made.deadline = inherited.due->last;
  else if (program_.year)
    made.deadline = data::to_day(std::chrono::year{*program_.year} / 12 / 31);
  auto const named = said.with.due || inherited.due;
  if (named && program_.holidays.count(*made.deadline))
    report(code::deadline_on_holiday, said.sentence_where, {made.id, data::to_iso(*made.deadline)});
  failed_ = said.broken;
  auto const& force = said.with.in_force ? said.with.in_force : inherited.in_force;
  if (force) {
    made.in_force_from = force->from;
    made.in_force_until = force->until;
  }
  enter_id(made.id, force, said.sentence_where);
  if (said.with.scores) made.scores = scoring(*said.with.scores, said.sentence_where);
  unknown_is_no_ = said.with.unknown_is_no;
  empty_group_ = said.with.when_empty;
  std::optional<previous_clause> before;
  for (auto const& c : said.says) {
    if (said.broken) break;
    auto const first = made.clauses.size();
    if (c.steps.empty())
      clause(c, made, before);
    else
      steps(c, made, before);
    if (failed_) break;
    auto& last = made.clauses.back();
    if (auto const joined = alternative(said.says, static_cast<std::size_t>(&c - said.says.data())))
      for (auto i = first; i < made.clauses.size(); ++i) made.clauses[i].alternative = joined;
    // The same rule for each clause that this one became.
    for (auto& each : made.clauses)
      if (each.at == last.at) each.when_empty = empty_rule(said, made, c, each);
  }
  made.valid = !failed_;
  if (failed_) made.clauses.clear();
  program_.targets.push_back(std::move(made));
}

} // namespace chitieu::check
