#include "model.hpp"

#include <utility>

namespace chitieu::mend {

bool model::is_never_met(ir::clause const& clause) const {
  return follows_.at(&clause) == followed::constant && now_.at(&clause) != status::met;
}

void model::add_clause(inequalities& into, ir::clause const& clause,
                       std::vector<std::size_t> const& only_if) const {
  auto const at = asked_.find(&clause);
  if (at == asked_.end()) return;
  into.add(at->second.sums, only_if);
  if (at->second.run) into.add(*at->second.run, only_if);
  into.add_answers();
  if (at->second.counter && clause.asked.of_share) into.add_totals(*at->second.counter);
}

// Where rows answer and nothing is blank: it is met, or nobody is in the base. Where something is,
// rows say no where they only may say yes, so that nothing can be said.
void model::add_met_or_nobody(inequalities& into, integer_program& program,
                              ir::clause const& clause) const {
  auto const& asked = asked_.at(&clause);
  if (!clause.asked.of_share || may_be_open(*asked.counter)) return;
  auto const either = into.choice();
  auto const or_nobody = into.choice();
  into.add(asked.sums, {either});
  into.add(in_counter(rows_of_nobody_at_all(), *asked.counter), {or_nobody});
  program.rows.push_back({{{either, 1}, {or_nobody, 1}}, 1});
}

// Nobody is in the base, or some filling meets it.
void model::add_not_unmet(inequalities& into, integer_program& program,
                          ir::clause const& clause) const {
  auto const at = asked_.find(&clause);
  if (at == asked_.end()) return;
  if (clause.only_if && evaluator_.holds(*clause.only_if) != exact::decision::met) return;
  if (at->second.run) return; // what is perhaps met is not looked at row by row
  if (!at->second.counter) return add_not_unmet(into, program, at->second.sums);
  if (answers_.by_counter.count(*at->second.counter) != 0)
    return add_met_or_nobody(into, program, clause);
  auto const perhaps = in_counter(rows_of_perhaps(clause.asked), *at->second.counter);
  if (!clause.asked.of_share) return into.add(perhaps, {});
  auto const either = into.choice();
  auto const or_nobody = into.choice();
  into.add(perhaps, {either});
  into.add(in_counter(rows_of_nobody(), *at->second.counter), {or_nobody});
  program.rows.push_back({{{either, 1}, {or_nobody, 1}}, 1});
}

// There is no number, or it is as asked. Where more than that there is one is not known, as blanks
// are, nothing can be said.
void model::add_not_unmet(inequalities& into, integer_program& program,
                          sums_asked const& number) const {
  if (not_known(number.counters).constant != 0 || is_answered(number.counters)) return;
  auto sums = number;
  sums.all.clear();
  sums_asked none;
  for (auto const& each : number.all) {
    if (!each.to_be_known) {
      sums.all.push_back(each);
      continue;
    }
    bool const is_so = tallies_.weigh(each.of).constant >= each.at_least;
    if (each.at_least > 0 && !is_so)
      none.all.push_back(opposite_of(each));
    else if (!is_so)
      return; // a blank
  }
  if (none.all.size() != 1) return;
  auto const either = into.choice();
  auto const or_none = into.choice();
  into.add(sums, {either});
  into.add(none, {or_none});
  program.rows.push_back({{{either, 1}, {or_none, 1}}, 1});
}

void model::add_requirement(inequalities& into, integer_program& program,
                            requirement const& of) const {
  if (of.members.size() == 1) {
    for (auto const* clause : of.members.front().clauses)
      if (of.now == status::undetermined)
        add_not_unmet(into, program, *clause);
      else
        add_clause(into, *clause, {});
    return;
  }
  if (of.now == status::undetermined) return;
  inequality enough{{}, static_cast<std::int64_t>(of.needed)};
  for (auto const& member : of.members) {
    auto const chosen = into.choice();
    enough.terms.push_back({chosen, 1});
    for (auto const* clause : member.clauses) {
      add_clause(into, *clause, {chosen});
      if (is_never_met(*clause)) program.rows.push_back({{{chosen, -1}}, 0});
    }
  }
  program.rows.push_back(std::move(enough));
}

integer_program model::asked_of(std::vector<std::size_t> const& wanted) const {
  integer_program out;
  for (std::size_t i = 0; i < variables_.size(); ++i) out.costs.push_back(way_of(i).cost);
  out.costs.resize(variables_.size() + number_of_answers_);
  inequalities into(tallies_, rows_, variables_, answers_, out);
  for (auto const number : wanted)
    if (requirements_[number].is != followed::constant)
      add_requirement(into, out, requirements_[number]);
  into.add_answers();
  return out;
}

reduced model::program_of(std::vector<std::size_t> const& wanted) const {
  std::vector<pool> pools(rows_.size());
  for (std::size_t i = 0; i < variables_.size(); ++i)
    pools[variables_[i].rows].variables.push_back(i);
  for (std::size_t i = 0; i < rows_.size(); ++i) pools[i].size = rows_[i].size();
  return {asked_of(wanted), pools};
}

} // namespace chitieu::mend
