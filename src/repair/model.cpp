#include "model.hpp"

#include <algorithm>
#include <numeric>

namespace chitieu::mend {
namespace {

/// As many rows are asked about their linked records one by one.
constexpr std::size_t most_linked_rows = 400;
/// As many counts of linked records may stand in one predicate.
constexpr std::size_t most_linked_counts = 3;

hold of_part(reach const& hangs, ir::part const& part) {
  auto const base = hangs.of(part.base);
  auto const predicate = hangs.of(part.predicate);
  if (base == hold::fixed || base == predicate) return predicate;
  return predicate == hold::fixed ? base : hold::far;
}

bool is_of(target_verdict const& verdict, ir::target const& target) {
  return verdict.id == target.id &&
         std::equal(verdict.clauses.begin(), verdict.clauses.end(), target.clauses.begin(),
                    target.clauses.end(), [](clause_verdict const& a, ir::clause const& b) {
                      return a.id == b.id && a.reads == b.reads;
                    });
}

status worst(requirement::member const& of, std::map<ir::clause const*, status> const& now) {
  auto out = status::met;
  for (auto const* clause : of.clauses) out = worse(out, now.at(clause));
  return out;
}

status now_of(requirement const& of, std::map<ir::clause const*, status> const& now) {
  std::uint32_t met = 0;
  std::uint32_t open = 0;
  for (auto const& member : of.members) {
    auto const is = worst(member, now);
    if (of.members.size() == 1) return is;
    if (is == status::met) ++met;
    if (is == status::undetermined || is == status::invalid) ++open;
  }
  if (met >= of.needed) return status::met;
  return met + open >= of.needed ? status::undetermined : status::unmet;
}

} // namespace

model::model(surroundings const& around, eval::evaluator& evaluator, report const& before)
    : around_(around), evaluator_(evaluator), fixed_(evaluator) {
  read_requirements(before);
  questions asked;
  for (auto& each : requirements_) {
    std::size_t constant = 0;
    std::size_t lost = 0;
    std::size_t clauses = 0;
    for (auto const& member : each.members)
      for (auto const* clause : member.clauses) {
        auto is = follow(*clause);
        if (is == followed::yes) {
          auto const counter = new_counter();
          auto const parts_asked =
              std::all_of(clause->parts.begin(), clause->parts.end(), [&](ir::part const& part) {
                return ask_part(*clause, part, counter, asked);
              });
          if (parts_asked)
            counter_of_[clause] = counter;
          else
            is = followed::no;
        }
        follows_[clause] = is;
        ++clauses;
        constant += is == followed::constant ? 1 : 0;
        lost += is == followed::no ? 1 : 0;
      }
    each.is = constant == clauses ? followed::constant : lost > 0 ? followed::no : followed::yes;
  }
  for (auto const& [population, of_rows] : asked) add_rows(population, of_rows);
  // The answers of linked rows come after the ways of rows.
  std::erase_if(linked_of_,
                [this](auto const& each) { return counter_of_.count(each.first) == 0; });
  for (auto& [clause, rows] : linked_of_) {
    auto& counts = counters_[counter_of_.at(clause)];
    for (auto& row : rows)
      for (auto& answer : row.answers) {
        auto const moved = variables_.size() + answer.variable;
        auto at = counts.change.extract(answer.variable + first_linked);
        at.key() = moved;
        counts.change.insert(std::move(at));
        answer.variable = moved;
      }
  }
}

void model::read_requirements(report const& before) {
  std::size_t judged = 0;
  for (std::size_t t = 0; t < around_.program.targets.size(); ++t) {
    auto const& target = around_.program.targets[t];
    // One that is not in force on the day is not judged.
    if (judged == before.targets.size() || !is_of(before.targets[judged], target)) continue;
    auto const& verdict = before.targets[judged++];
    std::vector<requirement> made;
    std::uint32_t member = 0;
    bool in_alternatives = false;
    for (std::size_t c = 0; c < target.clauses.size(); ++c) {
      auto const& clause = target.clauses[c];
      now_[&clause] = verdict.clauses[c].status;
      auto const& joined = clause.alternative;
      // The next alternatives begin with member 0 again.
      bool const goes_on = joined && in_alternatives && joined->member >= member;
      if (!goes_on) {
        made.emplace_back();
        made.back().target = t;
        made.back().needed = joined ? joined->needed : 1;
      }
      auto& into = made.back();
      if (!goes_on || joined->member != member) into.members.emplace_back();
      into.members.back().clauses.push_back(&clause);
      into.ids.push_back(clause.id);
      in_alternatives = joined.has_value();
      member = joined ? joined->member : 0;
    }
    for (auto& each : made) {
      each.now = now_of(each, now_);
      requirements_.push_back(std::move(each));
    }
  }
}

followed model::follow(ir::clause const& clause) {
  if (!around_.hangs.touches(clause) || !evaluator_.can_evaluate(clause)) return followed::constant;
  if (clause.number || clause.in_a_row) return followed::no;
  if (clause.only_if) {
    if (around_.hangs.of(*clause.only_if) != hold::fixed) return followed::no;
    if (evaluator_.holds(*clause.only_if) == exact::decision::unmet) return followed::constant;
  }
  return followed::yes;
}

bool model::ask_part(ir::clause const& clause, ir::part const& part, std::uint32_t counter,
                     questions& into) {
  switch (of_part(around_.hangs, part)) {
  case hold::fixed:
  case hold::own:
    into[part.population].push_back({part.base, part.predicate, counter, {}});
    return true;
  case hold::linked: {
    std::vector<ir::condition_id> counts;
    find_linked(around_.program, around_.hangs, part.base, counts);
    find_linked(around_.program, around_.hangs, part.predicate, counts);
    return ask_linked(clause, part, counts, counter, into);
  }
  case hold::far:
    break;
  }
  return false;
}

// Each row gets a count for each condition, and the linked records are asked where they stand in
// it.
bool model::ask_linked(ir::clause const& clause, ir::part const& part,
                       std::vector<ir::condition_id> const& counts, std::uint32_t counter,
                       questions& into) {
  auto const rows = around_.tables.tables[part.population].rows;
  if (counts.size() > most_linked_counts || linked_variables_ + rows > most_linked_rows)
    return false;
  std::vector<std::vector<std::vector<std::vector<std::uint32_t>>>> links; // by count, part, row
  for (auto const id : counts) {
    auto& of_count = links.emplace_back();
    for (auto const& each : std::get<ir::linked>(around_.program.conditions[id].node).parts) {
      auto found = links_of(part.population, each.via);
      if (!found) return false;
      of_count.push_back(std::move(*found));
    }
  }
  std::vector<linked_row> made(rows);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    auto const& node = std::get<ir::linked>(around_.program.conditions[counts[i]].node);
    bool const few =
        node.asked.how == exact::relation::at_most || node.asked.how == exact::relation::less_than;
    auto const when =
        rows_of(node.asked, few ? exact::empty_base::met : exact::empty_base::undetermined);
    for (auto& row : made) row.asked.push_back({when, new_counter()});
    for (std::size_t p = 0; p < node.parts.size(); ++p) {
      auto const& records = node.parts[p];
      question asks{records.filter, records.predicate, 0, {}};
      asks.counters.resize(around_.tables.tables[records.via.to].rows);
      for (std::size_t row = 0; row < rows; ++row)
        for (auto const record : links[i][p][row])
          asks.counters[record].push_back(made[row].asked.back().counter);
      into[records.via.to].push_back(std::move(asks));
    }
  }
  for (std::uint32_t row = 0; row < rows; ++row) {
    row_reading reading{around_.program, around_.hangs, fixed_, row, {}, {}};
    auto const where = [&](std::uint32_t yes) {
      for (std::size_t i = 0; i < counts.size(); ++i)
        reading.linked[counts[i]] = eval::three_of((yes >> i & 1U) != 0);
      return slot_of(reading.holds(part.base), reading.holds(part.predicate));
    };
    auto const without = where(0);
    ++counters_[counter].now[static_cast<std::size_t>(without)];
    for (std::uint32_t yes = 1; yes < std::uint32_t{1} << counts.size(); ++yes) {
      auto const with = where(yes);
      if (with == without) continue;
      auto const variable = linked_variables_++;
      made[row].answers.push_back({variable, yes});
      auto& change = counters_[counter].change[first_linked + variable];
      --change[static_cast<std::size_t>(without)];
      ++change[static_cast<std::size_t>(with)];
    }
  }
  auto& all = linked_of_[&clause];
  all.insert(all.end(), std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
  return true;
}

std::optional<std::vector<std::vector<std::uint32_t>>> model::links_of(ir::population_id of,
                                                                       ir::link const& via) const {
  std::vector<std::vector<std::uint32_t>> out(around_.tables.tables[of].rows);
  auto const whose = via.forward ? of : via.to;
  for (std::uint32_t row = 0; row < around_.tables.tables[whose].rows; ++row) {
    auto const cell =
        eval::read(around_.program.schema, around_.tables, whose, via.column, row, around_.as_of);
    if (cell.known == data::knowledge::unknown) return std::nullopt;
    if (cell.known != data::knowledge::value) continue;
    auto items = cell.items;
    if (items.empty()) items.push_back(static_cast<std::int32_t>(cell.value));
    for (auto const item : items) {
      auto const other = static_cast<std::uint32_t>(item);
      if (via.forward)
        out[row].push_back(other);
      else
        out[other].push_back(row);
    }
  }
  return out;
}

void model::add_rows(ir::population_id population, std::vector<question> const& asked) {
  auto found = rows_alike(around_, fixed_, population, asked);
  complete_ = complete_ && found.complete;
  for (auto& each : found.rows) {
    auto const size = static_cast<std::int64_t>(each.rows.size());
    for (auto const& at : each.now)
      counters_[at.counter].now[static_cast<std::size_t>(at.where)] += size;
    for (std::size_t way = 0; way < each.ways.size(); ++way) {
      auto const variable = variables_.size();
      variables_.push_back({rows_.size(), way});
      for (auto const& at : each.now)
        --counters_[at.counter].change[variable][static_cast<std::size_t>(at.where)];
      for (auto const& at : each.ways[way].then)
        ++counters_[at.counter].change[variable][static_cast<std::size_t>(at.where)];
    }
    rows_.push_back(std::move(each));
  }
}

std::uint32_t model::new_counter() {
  counters_.emplace_back();
  return static_cast<std::uint32_t>(counters_.size() - 1);
}

// With conditions (variables that are 0 or 1, at most one of them 1) the sum has to be reached only
// where one of them is 1.
void model::add(integer_program& into, threshold_rows const& asked, std::uint32_t which,
                std::vector<std::size_t> const& only_if) const {
  auto const& of = counters_[which];
  for (auto const& row : asked.rows) {
    auto const weight = [&](std::array<std::int64_t, 7> const& counts) {
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < counts.size(); ++i) sum += counts[i] * row.weights[i];
      return sum;
    };
    inequality made{{}, row.at_least - weight(of.now)};
    std::int64_t common = 0;
    for (auto const& [variable, change] : of.change)
      if (auto const times = weight(change); times != 0) {
        made.terms.push_back({variable, times});
        common = std::gcd(common, times);
      }
    // Whole numbers times whole numbers: what is between two of them is as good as the next one.
    if (common > 1) {
      for (auto& each : made.terms) each.times /= common;
      auto const below = made.at_least / common - (made.at_least % common < 0 ? 1 : 0);
      made.at_least = below + (below * common < made.at_least ? 1 : 0);
    }
    auto const least = least_of(made);
    if (least >= made.at_least) continue;
    if (!only_if.empty()) {
      auto const lacking = made.at_least - least;
      for (auto const variable : only_if) made.terms.push_back({variable, -lacking});
      made.at_least -= lacking;
    }
    into.rows.push_back(std::move(made));
  }
}

// The least that the terms can come to: of rows that are alike, all are changed in the worst way.
std::int64_t model::least_of(inequality const& of) const {
  std::map<std::size_t, std::int64_t> worst_way;
  std::int64_t least = 0;
  for (auto const& each : of.terms) {
    if (each.times > 0) continue;
    if (each.variable >= variables_.size()) {
      least += each.times;
    } else {
      auto& worst_of = worst_way[variables_[each.variable].rows];
      worst_of = std::min(worst_of, each.times);
    }
  }
  for (auto const& [rows, times] : worst_way)
    least += times * static_cast<std::int64_t>(rows_[rows].rows.size());
  return least;
}

bool model::is_never_met(ir::clause const& clause) const {
  return follows_.at(&clause) == followed::constant && now_.at(&clause) != status::met;
}

void model::add_clause(integer_program& into, ir::clause const& clause,
                       std::vector<std::size_t> const& only_if) const {
  auto const counter = counter_of_.find(&clause);
  if (counter == counter_of_.end()) return;
  add(into, rows_of(clause.asked, clause.when_empty), counter->second, only_if);
}

// Nobody is in the base, or some filling meets it. Counts of linked records say no where they only
// may say yes, so of them nothing can be said.
void model::add_not_unmet(integer_program& into, ir::clause const& clause) const {
  auto const at = counter_of_.find(&clause);
  if (at == counter_of_.end() || linked_of_.count(&clause) != 0) return;
  if (clause.only_if && evaluator_.holds(*clause.only_if) != exact::decision::met) return;
  if (!clause.asked.of_share) return add(into, rows_of_perhaps(clause.asked), at->second, {});
  std::vector<std::size_t> either;
  for (auto const& rows : {rows_of_perhaps(clause.asked), rows_of_nobody()}) {
    either.push_back(into.costs.size());
    into.costs.push_back(0);
    into.rows.push_back({{{either.back(), -1}}, -1});
    add(into, rows, at->second, {either.back()});
  }
  into.rows.push_back({{{either.front(), 1}, {either.back(), 1}}, 1});
}

// The row may answer yes only where its records say so; and where the clause would rather have a
// no, no only where they do not.
void model::add_linked(integer_program& into, ir::clause const& clause,
                       linked_row const& row) const {
  if (row.answers.empty()) return;
  inequality one{{}, -1};
  for (auto const& each : row.answers) one.terms.push_back({each.variable, -1});
  into.rows.push_back(std::move(one));
  bool const would_rather_not = is_better_without(clause, row);
  for (std::size_t i = 0; i < row.asked.size(); ++i) {
    std::vector<std::size_t> yes;
    for (auto const& each : row.answers)
      if ((each.yes >> i & 1U) != 0) yes.push_back(each.variable);
    auto const& asked = row.asked[i];
    if (!yes.empty()) add(into, asked.of, asked.counter, yes);
    if (!would_rather_not || !asked.of.exact) continue;
    inequality some_fail{{}, 1};
    for (auto const answer : yes) some_fail.terms.push_back({answer, 1});
    for (auto const& each : asked.of.rows) {
      auto const fails = into.costs.size();
      into.costs.push_back(0);
      into.rows.push_back({{{fails, -1}}, -1});
      some_fail.terms.push_back({fails, 1});
      weighed opposite{each.weights, 1 - each.at_least};
      for (auto& weight : opposite.weights) weight = -weight;
      add(into, {{opposite}, true}, asked.counter, {fails});
    }
    into.rows.push_back(std::move(some_fail));
  }
}

bool model::is_better_without(ir::clause const& clause, linked_row const& row) const {
  auto const& changes = counters_[counter_of_.at(&clause)].change;
  for (auto const& each : rows_of(clause.asked, clause.when_empty).rows)
    for (auto const& answer : row.answers) {
      std::int64_t weight = 0;
      auto const& change = changes.at(answer.variable);
      for (std::size_t i = 0; i < change.size(); ++i) weight += change[i] * each.weights[i];
      if (weight < 0) return true;
    }
  return false;
}

integer_program model::program_of(std::vector<std::size_t> const& wanted) const {
  integer_program out;
  for (auto const& each : variables_) out.costs.push_back(rows_[each.rows].ways[each.way].cost);
  out.costs.resize(variables_.size() + linked_variables_);
  std::map<std::size_t, inequality> as_many_as_there_are;
  for (std::size_t i = 0; i < variables_.size(); ++i) {
    auto const rows = variables_[i].rows;
    auto& row = as_many_as_there_are[rows];
    row.at_least = -static_cast<std::int64_t>(rows_[rows].rows.size());
    row.terms.push_back({i, -1});
  }
  for (auto& [rows, row] : as_many_as_there_are) out.rows.push_back(std::move(row));
  for (auto const number : wanted) {
    auto const& of = requirements_[number];
    if (of.is == followed::constant) continue;
    auto const ask_links = [&](ir::clause const& clause) {
      if (auto const at = linked_of_.find(&clause); at != linked_of_.end())
        for (auto const& row : at->second) add_linked(out, clause, row);
    };
    if (of.now == status::undetermined) {
      if (of.members.size() == 1) add_not_unmet(out, *of.members.front().clauses.front());
      continue;
    }
    if (of.members.size() == 1) {
      for (auto const* clause : of.members.front().clauses) {
        add_clause(out, *clause, {});
        ask_links(*clause);
      }
      continue;
    }
    inequality enough{{}, static_cast<std::int64_t>(of.needed)};
    for (auto const& member : of.members) {
      auto const chosen = out.costs.size();
      out.costs.push_back(0);
      out.rows.push_back({{{chosen, -1}}, -1});
      enough.terms.push_back({chosen, 1});
      for (auto const* clause : member.clauses) {
        add_clause(out, *clause, {chosen});
        ask_links(*clause);
        if (is_never_met(*clause)) out.rows.push_back({{{chosen, -1}}, 0});
      }
    }
    out.rows.push_back(std::move(enough));
  }
  return out;
}

} // namespace chitieu::mend
