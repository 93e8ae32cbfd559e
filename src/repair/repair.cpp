#include <chitieu/repair/repair.hpp>

#include "aims.hpp"
#include "told.hpp"

#include <algorithm>

namespace chitieu {
namespace {

using mend::is_aimed_at;
using mend::model;

class run {
 public:
  run(ir::program const& program, dataset const& data, repair_options const& options)
      : program_(program), data_(data), options_(options),
        bound_(program, data, {names(), std::nullopt, options.check.earlier}),
        as_of_(options.check.as_of ? std::optional(data::to_day(*options.check.as_of))
                                   : std::nullopt),
        evaluator_(bound_.prepared(), as_of_), may_change_(program, options.only),
        grows_(program, bound_.tables(), evaluator_, may_change_),
        adds_(program, bound_.tables(), may_change_, grows_),
        hangs_(program, may_change_, grows_, adds_), ranges_(program, bound_.tables(), may_change_),
        around_{program, bound_.tables(), as_of_,  may_change_,
                adds_,   hangs_,          ranges_, options.losses},
        before_(evaluate(program, bound_, checking())), model_(around_, evaluator_, before_),
        aims_(model_, options) {}

  repair_plan operator()() {
    out_.plan_language = program_.speaks;
    out_.as_of = as_of_;
    out_.diagnostics = before_.diagnostics;
    out_.unknown_columns = may_change_.unknown();
    for (auto const& place : may_change_.all()) tell_column(place);
    for (auto const& [id, growing] : grows_.all())
      out_.may_change.push_back("+ " + program_.schema.populations[growing.records].called.name);
    for (ir::population_id p = 0; p < program_.schema.populations.size(); ++p)
      if (adds_.has(p))
        out_.may_change.push_back("+ " + program_.schema.populations[p].called.name);
    auto const found = aims_.fewest();
    out_.obstacles = aims_.obstacles();
    auto const after = apply(found);
    compare(after);
    conclude(found, after);
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool names() const { return options_.check.who && options_.check.names; }
  [[nodiscard]] check_options checking() const {
    check_options out;
    out.as_of = options_.check.as_of;
    out.poll = options_.check.poll;
    return out;
  }

  void tell_column(mend::column_place place) {
    auto const& of = program_.schema.populations[place.first];
    auto const& column = of.columns[place.second];
    out_.may_change.push_back(of.called.name + "." + column.called.name);
    if (column.type != schema::type::number && column.type != schema::type::count) return;
    repair_range made{out_.may_change.back(), {}, {}};
    auto const& range = ranges_.of(place);
    if (range.low && range.high) {
      auto const& cells = *bound_.tables().tables[place.first].columns[place.second];
      made.low = mend::number_words(program_, cells, *range.low);
      made.high = mend::number_words(program_, cells, *range.high);
    }
    out_.ranges.push_back(std::move(made));
  }

  // The changes as cells, and what the evaluator says of a copy of the tables that has them.
  report apply(mend::solution const& found) {
    if (!found.found || found.cost == 0) return before_;
    mend::told told(model_, around_, found.values);
    out_.cells = told.cells();
    out_.steps = told.steps(options_.check.who, names());
    auto const copy = with_changes(program_.schema, bound_.tables(), data_, out_.cells);
    auto options = checking();
    options.earlier = options_.check.earlier;
    return evaluate(program_, copy, options);
  }

  void compare(report const& after) {
    std::vector<std::string> aimed;
    for (auto const i : aims_.aimed())
      for (auto const& id : model_.requirements()[i].ids) aimed.push_back(id);
    for (std::size_t t = 0; t < before_.targets.size(); ++t) {
      auto const& was = before_.targets[t];
      for (std::size_t c = 0; c < was.clauses.size(); ++c) {
        auto const& clause = was.clauses[c];
        if (clause.status == status::invalid) continue;
        auto const is_aimed = std::find(aimed.begin(), aimed.end(), clause.id) != aimed.end();
        out_.clauses.push_back({clause, after.targets[t].clauses[c], was.title, is_aimed});
      }
    }
  }

  /// Whether the evaluator agrees: nothing that was met or open is worse, all that was wanted met.
  [[nodiscard]] bool holds(report const& after) {
    model const again(around_, evaluator_, after);
    auto const& was = model_.requirements();
    auto const& is = again.requirements();
    if (was.size() != is.size()) return false;
    for (std::size_t i = 0; i < was.size(); ++i)
      if (!is_aimed_at(was[i]) && worse(was[i].now, is[i].now) != was[i].now) return false;
    return std::all_of(aims_.wanted().begin(), aims_.wanted().end(),
                       [&](std::size_t i) { return is[i].now == status::met; });
  }

  void conclude(mend::solution const& found, report const& after) {
    using enum repair_plan::outcome;
    out_.changes = found.cost;
    out_.at_least = model_.complete() ? found.at_least : std::min<std::int64_t>(1, found.at_least);
    // What was left out may have come to be met by what was done for others.
    std::erase_if(out_.obstacles, [&](repair_obstacle const& each) {
      return std::all_of(each.ids.begin(), each.ids.end(), [&](std::string const& id) {
        return std::all_of(out_.clauses.begin(), out_.clauses.end(), [&](repaired_clause const& c) {
          return c.before.id != id || c.after.status == status::met;
        });
      });
    });
    if (aims_.wanted().empty())
      out_.came_to = out_.obstacles.empty() ? nothing_to_do : impossible;
    else if (!found.found || !holds(after))
      give_up();
    else
      out_.came_to = out_.changes <= out_.at_least ? minimal : bounded;
  }

  void give_up() {
    out_.came_to = repair_plan::outcome::not_found;
    out_.steps.clear();
    out_.cells.clear();
    out_.changes = 0;
    for (auto& each : out_.clauses) each.after = each.before;
  }

  ir::program const& program_;
  dataset const& data_;
  repair_options const& options_;
  bound_dataset bound_;
  std::optional<data::day> as_of_;
  eval::evaluator evaluator_;
  mend::changeable may_change_;
  mend::growth grows_;
  mend::addable adds_;
  mend::reach hangs_;
  mend::number_ranges ranges_;
  mend::surroundings around_;
  report before_;
  model model_;
  mend::aims aims_;
  repair_plan out_;
};

} // namespace

repair_plan repair(ir::program const& program, dataset const& data, repair_options const& options) {
  return run(program, data, options)();
}

} // namespace chitieu
