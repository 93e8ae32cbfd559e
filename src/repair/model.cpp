#include "model.hpp"

#include "additions.hpp"
#include "lots.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::mend {

using reason = repair_obstacle::reason;

model::model(surroundings const& around, eval::evaluator& evaluator, report const& before)
    : around_(around), evaluator_(evaluator), fixed_(evaluator),
      requirements_(requirements_of(around.program, before, now_)) {
  asking asks(around_, fixed_, tallies_);
  for (auto& each : requirements_) {
    bool all_constant = true;
    bool lost = false;
    for (auto const& member : each.members)
      for (auto const* clause : member.clauses) {
        follow(*clause, each, asks);
        all_constant = all_constant && follows_[clause] == followed::constant;
        lost = lost || follows_[clause] == followed::no;
      }
    each.is = all_constant ? followed::constant : lost ? followed::no : followed::yes;
  }
  add_ways(asks);
  number_answers(asks);
}

void model::follow(ir::clause const& clause, requirement& of, asking& asks) {
  auto& is = follows_[&clause];
  is = followed::constant;
  if (!around_.hangs.touches(clause) || !evaluator_.can_evaluate(clause)) return;
  is = followed::no;
  if (clause.only_if) {
    if (around_.hangs.of(*clause.only_if) != hold::fixed) {
      of.why = reason::on_condition;
      return;
    }
    if (evaluator_.holds(*clause.only_if) == exact::decision::unmet) {
      is = followed::constant;
      return;
    }
  }
  asked_clause made;
  auto const why = asks.ask(clause, made);
  if (why != reason::none) {
    of.why = why;
    return;
  }
  is = followed::yes;
  if (asks.lacks_range()) of.why = reason::no_range;
  of.overlooks_additions = of.overlooks_additions || asks.overlooks_additions();
  asked_.emplace(&clause, std::move(made));
}

void model::add_ways(asking const& asks) {
  for (auto const& [population, of_rows] : asks.all()) {
    for (auto const& lot : lots_of(around_, of_rows)) {
      auto found = rows_alike(around_, fixed_, population, lot);
      complete_ = complete_ && found.complete;
      add_rows(std::move(found.rows));
    }
    auto added = records_to_add(around_, fixed_, population, of_rows);
    complete_ = complete_ && added.complete;
    add_rows(std::move(added.rows));
  }
}

void model::add_rows(std::vector<alike> found) {
  for (auto& each : found) {
    for (auto const& at : each.now) tallies_.have(at, each.size());
    for (std::size_t way = 0; way < each.ways.size(); ++way) {
      auto const variable = variables_.size();
      variables_.push_back({rows_.size(), way});
      for (auto const& at : each.now) tallies_.change(variable, at, -1);
      for (auto const& at : each.ways[way].then) tallies_.change(variable, at, 1);
    }
    rows_.push_back(std::move(each));
  }
}

} // namespace chitieu::mend
