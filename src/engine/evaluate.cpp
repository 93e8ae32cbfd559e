#include "by_group.hpp"
#include "each_group.hpp"
#include "group_names.hpp"
#include "measured_rows.hpp"
#include "people.hpp"
#include "remarks.hpp"

#include <chitieu/engine/evaluate.hpp>
#include <chitieu/verdict/judge.hpp>
#include <chitieu/verdict/score.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace chitieu {
namespace {

using schema::population_id;

class run {
 public:
  run(ir::program const& program, bound_dataset const& data, check_options const& options,
      report& into)
      : program_(program), bound_(data), data_(data.tables()), options_(options), report_(into),
        rows_([this](population_id id) { return data_.tables[id].rows; }),
        evaluator_(data.prepared(), into.as_of), lists_(program, data_, options, into.as_of),
        pace_(options.poll) {
    if (options.who || options.by) evaluator_.keep_rows();
    if (options_.poll) evaluator_.poll(options_.poll);
    if (options_.run_on) evaluator_.run_on(options_.run_on);
  }

  void operator()() {
    for (auto const& target : program_.targets) {
      if (!engine::is_in_force(program_, target, report_.as_of, report_.diagnostics)) continue;
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
  clause_verdict judge(ir::target const& target, ir::clause const& clause) {
    if (!evaluator_.can_evaluate(clause) ||
        !engine::has_one_record(program_, clause, rows_, report_.diagnostics))
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
        numbers_by_group_.emplace(bound_, program_, *options_.by, report_.as_of, options_.poll);
      out.groups = numbers_by_group_->judge(target, clause);
      grouped_ = grouped_ || !out.groups.empty();
    }
    return out;
  }

  clause_verdict judge_counts(ir::target const& target, ir::clause const& clause) {
    auto const counts = evaluator_.count(clause);
    auto out = clause.in_a_row ? verdict::judge_run(program_, target, clause,
                                                    evaluator_.decisions(clause), report_.as_of)
                               : verdict::judge(program_, target, clause, counts, report_.as_of);
    engine::warn_count_over_population(clause, rows_, report_.diagnostics);
    if (options_.who) out.who = lists_.of(clause, evaluator_);
    if (clause.each_group) {
      if (options_.who || !engine::are_groups_personal(program_, clause))
        add_own_groups(target, clause, out);
    } else if (options_.by) {
      add_groups(target, clause, out);
    }
    return out;
  }

  void add_own_groups(ir::target const& target, ir::clause const& clause, clause_verdict& into) {
    auto judged =
        engine::judge_groups(program_, target, clause, data_, evaluator_, report_.as_of, pace_);
    into.groups = std::move(judged.groups);
    if (!options_.who) return;
    if (auto const within = engine::members_of(program_.schema, clause, data_, evaluator_))
      lists_.add_to_groups(into, within->asked, within->of_parts, within->groups, judged.rows,
                           evaluator_);
  }

  void add_groups(ir::target const& target, ir::clause const& clause, clause_verdict& into) {
    auto const* groups = groups_of(clause);
    if (!groups) return;
    grouped_ = true;
    auto const counts = evaluator_.count_by(clause, groups->of_parts, groups->names.size());
    for (std::size_t g = 0; g < groups->names.size(); ++g) {
      pace_.take();
      into.groups.push_back(
          verdict::judge_group(target, clause, groups->names[g], counts.groups[g], report_.as_of));
    }
    if (!options_.who) return;
    std::vector<std::size_t> codes(groups->names.size());
    std::iota(codes.begin(), codes.end(), std::size_t{0});
    lists_.add_to_groups(into, clause, groups->of_parts, codes.size(), codes, evaluator_);
  }

  /// Clauses about the same populations have the same groups.
  [[nodiscard]] engine::clause_groups const* groups_of(ir::clause const& clause) {
    std::vector<population_id> populations;
    for (auto const& part : clause.parts) populations.push_back(part.population);
    auto const [at, fresh] = groups_.try_emplace(std::move(populations));
    if (fresh) at->second = engine::group_clause(program_, clause, data_, evaluator_, *options_.by);
    return at->second ? &*at->second : nullptr;
  }

  /// Orders lists of populations. The `<` of their vectors takes some for others where the highest
  /// byte of a number comes first: libstdc++ 12 compares as many bytes as there are numbers.
  struct in_order {
    bool operator()(std::vector<population_id> const& a,
                    std::vector<population_id> const& b) const {
      return std::ranges::lexicographical_compare(a, b);
    }
  };

  ir::program const& program_;
  bound_dataset const& bound_;
  data::bound_data const& data_;
  check_options const& options_;
  report& report_;
  engine::row_counts rows_;
  eval::evaluator evaluator_;
  engine::people lists_;
  exact::pace pace_;
  std::optional<engine::by_group> numbers_by_group_; ///< made when it is first asked for
  std::map<std::vector<population_id>, std::optional<engine::clause_groups>, in_order> groups_;
  bool grouped_ = false;
};

} // namespace

report evaluate(ir::program const& program, dataset const& data, check_options const& options) {
  return evaluate(program,
                  bound_dataset(program, data,
                                {options.who && options.names, options.by, options.earlier,
                                 options.poll, options.run_on}),
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
