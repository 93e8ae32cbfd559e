#include "by_group.hpp"
#include "each_group.hpp"
#include "group_names.hpp"
#include "measured_rows.hpp"
#include "name_column.hpp"

#include <chitieu/engine/evaluate.hpp>
#include <chitieu/verdict/judge.hpp>
#include <chitieu/verdict/score.hpp>

#include <stdexcept>

namespace chitieu {
namespace {

using schema::population_id;

class run {
 public:
  run(ir::program const& program, bound_dataset const& data, check_options const& options,
      report& into)
      : program_(program), bound_(data), data_(data.tables()), options_(options), report_(into),
        evaluator_(data.prepared(), into.as_of) {}

  void operator()() {
    for (auto const& target : program_.targets) {
      if (!is_in_force(target)) continue;
      auto made = verdict::describe(target);
      for (auto const& clause : target.clauses) {
        if (options_.poll) options_.poll();
        verdict::add(made, judge(target, clause));
      }
      report_.targets.push_back(std::move(made));
    }
    verdict::score(program_, report_);
    if (options_.by && !grouped_)
      report_.diagnostics.push_back({code::no_such_group, {}, {*options_.by}, {}});
  }

 private:
  // On the day of the review; without one, on the last day of the plan's year, and where it has
  // none, a target that is in force at all is.
  bool is_in_force(ir::target const& target) {
    if (!target.valid) return true; // what is wrong with it is to be seen
    auto day = report_.as_of;
    if (!day && program_.year) day = data::to_day(std::chrono::year{*program_.year} / 12 / 31);
    auto const& from = target.in_force_from;
    auto const& until = target.in_force_until;
    if (!day || ((!from || *from <= *day) && (!until || *day <= *until))) return true;
    argument when("", "");
    if (from) when = {"from " + data::to_iso(*from), "từ " + data::to_iso(*from)};
    if (until) {
      when.en += (from ? " until " : "until ") + data::to_iso(*until);
      when.vi += (from ? " đến hết " : "đến hết ") + data::to_iso(*until);
    }
    report_.diagnostics.push_back({code::not_in_force,
                                   target.clauses.empty() ? place{} : target.clauses.front().at,
                                   {target.id, data::to_iso(*day)},
                                   {std::move(when)}});
    return false;
  }

  clause_verdict judge(ir::target const& target, ir::clause const& clause) {
    if (!evaluator_.can_evaluate(clause) || !has_one_record(clause))
      return verdict::invalid(program_, clause);
    auto out = clause.number ? judge_number(target, clause) : judge_counts(target, clause);
    if (clause.only_if) verdict::restrict_to(out, evaluator_.holds(*clause.only_if));
    return out;
  }

  clause_verdict judge_number(ir::target const& target, ir::clause const& clause) {
    auto const number = engine::measured_rows(program_, evaluator_, *clause.number).only();
    if (!number) return verdict::invalid(program_, clause);
    auto out = verdict::judge(program_, target, clause, *number, report_.as_of);
    if (options_.by) {
      if (!numbers_by_group_)
        numbers_by_group_.emplace(bound_, program_, *options_.by, report_.as_of);
      out.groups = numbers_by_group_->judge(target, clause);
      grouped_ = grouped_ || !out.groups.empty();
    }
    return out;
  }

  clause_verdict judge_counts(ir::target const& target, ir::clause const& clause) {
    // Counted from the bitmaps that the lists need, so that nothing is worked out twice.
    auto const rows = options_.who ? evaluator_.rows(clause) : std::vector<eval::row_list>();
    auto const counts = evaluator_.count(clause);
    auto out = verdict::judge(program_, target, clause, counts, report_.as_of);
    warn_count_over_population(clause, counts);
    if (options_.who) out.who = witnesses_of(clause, rows);
    if (clause.each_group) {
      if (options_.who || !engine::are_groups_personal(program_, clause))
        out.groups =
            engine::judge_groups(program_, target, clause, data_, evaluator_, report_.as_of);
    } else if (options_.by) {
      add_groups(target, clause, out);
    }
    return out;
  }

  bool has_one_record(ir::clause const& clause) {
    if (!clause.needs_one_record) return true;
    for (auto const& part : clause.parts) {
      auto const rows = data_.tables[part.population].rows;
      if (rows == 1) continue;
      report_.diagnostics.push_back(
          {code::not_one_record,
           clause.at,
           {program_.schema.populations[part.population].called.name, std::to_string(rows)},
           {}});
      return false;
    }
    return true;
  }

  // “at least 95 of 80” cannot be: a sign is probably missing.
  void warn_count_over_population(ir::clause const& clause, exact::counts const& counts) {
    if (clause.asked.of_share || clause.asked.how != exact::relation::at_least) return;
    std::size_t rows = 0;
    for (auto const& part : clause.parts) rows += data_.tables[part.population].rows;
    auto const possible = static_cast<std::int64_t>(rows);
    if (rows == 0 || clause.asked.low <= exact::ratio(possible) || counts.yes > possible) return;
    auto const asked = exact::to_string(clause.asked.low);
    report_.diagnostics.push_back(
        {code::count_over_population, clause.at, {asked, std::to_string(rows)}, {asked}});
  }

  [[nodiscard]] witnesses witnesses_of(ir::clause const& clause,
                                       std::vector<eval::row_list> const& rows) const {
    witnesses out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      auto const p = clause.parts[i].population;
      auto take = [&](std::vector<std::uint32_t> const& from, std::vector<witness>& into) {
        for (auto row : from) into.push_back(witness_of(p, row));
      };
      take(rows[i].counted, out.counted);
      take(rows[i].missing, out.missing);
      take(rows[i].unknown, out.unknown);
    }
    return out;
  }

  witness witness_of(population_id p, std::uint32_t row) const {
    auto const& population = program_.schema.populations[p];
    auto const& table = data_.tables[p];
    witness out;
    out.population = population.called.name;
    out.row = row;
    out.key = row < table.keys.size() ? table.keys[row] : std::to_string(row + 1);
    if (options_.names)
      if (auto const c = engine::name_column(population); c && table.columns[*c])
        out.name = std::string(table.columns[*c]->text(row).value_or(std::string_view()));
    return out;
  }

  void add_groups(ir::target const& target, ir::clause const& clause, clause_verdict& into) {
    auto const groups = engine::group_clause(program_, clause, data_, evaluator_, *options_.by);
    if (!groups) return;
    grouped_ = true;
    auto const counts = evaluator_.count_by(clause, groups->of_parts, groups->names.size());
    for (std::size_t g = 0; g < groups->names.size(); ++g)
      into.groups.push_back(
          verdict::judge_group(target, clause, groups->names[g], counts.groups[g], report_.as_of));
  }

  ir::program const& program_;
  bound_dataset const& bound_;
  data::bound_data const& data_;
  check_options const& options_;
  report& report_;
  eval::evaluator evaluator_;
  std::optional<engine::by_group> numbers_by_group_; ///< made when it is first asked for
  bool grouped_ = false;
};

} // namespace

report evaluate(ir::program const& program, dataset const& data, check_options const& options) {
  return evaluate(
      program,
      bound_dataset(program, data, {options.who && options.names, options.by, options.earlier}),
      options);
}

report evaluate(ir::program const& program, bound_dataset const& data,
                check_options const& options) {
  if (!data.is_for(program))
    throw std::invalid_argument("chitieu: the dataset was bound to another program");
  auto const names = options.who && options.names;
  if ((names && !data.options().names) || (options.by && options.by != data.options().by))
    throw std::invalid_argument("chitieu: the dataset was bound without what is asked for now");
  report out;
  out.plan_title = program.title;
  out.plan_year = program.year;
  out.plan_source = program.source;
  out.plan_language = program.speaks;
  if (options.as_of) out.as_of = data::to_day(*options.as_of);
  out.diagnostics = program.diagnostics;
  out.diagnostics.insert(out.diagnostics.end(), data.diagnostics().begin(),
                         data.diagnostics().end());
  run(program, data, options, out)();
  return out;
}

} // namespace chitieu
