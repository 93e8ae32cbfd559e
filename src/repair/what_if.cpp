#include <chitieu/repair/what_if.hpp>

#include "other_thresholds.hpp"

#include <chitieu/verdict/judge.hpp>
#include <chitieu/verdict/score.hpp>

#include <utility>

namespace chitieu {
namespace {

clause_verdict judge_again(ir::program const& program, ir::target const& target,
                           ir::clause const& clause, clause_verdict const& before,
                           mend::other_thresholds const& others, std::optional<data::day> as_of) {
  clause_verdict out;
  if (before.number) {
    exact::bounds asked;
    asked.low = asked.high = others.number_of(clause);
    out = verdict::judge(program, target, clause,
                         verdict::measurement{before.number->value, asked, asked}, as_of);
  } else {
    out = verdict::judge(program, target, clause, before.counts, as_of);
    for (auto const& each : before.groups)
      out.groups.push_back(
          before.in_every ? each
                          : verdict::judge_group(target, clause, each.group, each.counts, as_of));
  }
  out.who = before.who;
  if (before.does_not_apply) verdict::restrict_to(out, exact::decision::unmet);
  if (before.may_not_apply) verdict::restrict_to(out, exact::decision::undetermined);
  return out;
}

bool is_verdict_of(target_verdict const& verdict, ir::target const& target) {
  return verdict.id == target.id && verdict.clauses.size() == target.clauses.size() &&
         (target.clauses.empty() || verdict.clauses.front().reads == target.clauses.front().reads);
}

} // namespace

report what_if(ir::program const& program, report const& of,
               std::vector<threshold_change> const& changes) {
  mend::other_thresholds others(program, changes);
  auto out = of;
  std::size_t at = 0;
  for (auto const& target : program.targets) {
    // One that is not in force is not in the report.
    if (at == out.targets.size() || !is_verdict_of(out.targets[at], target)) continue;
    auto& judged = out.targets[at++];
    auto made = verdict::describe(target);
    for (std::size_t c = 0; c < target.clauses.size(); ++c) {
      auto const other = others.of(target.clauses[c]);
      auto& before = judged.clauses[c];
      if (other && before.status != status::invalid)
        verdict::add(made, judge_again(program, target, *other, before, others, of.as_of));
      else
        verdict::add(made, std::move(before));
    }
    judged = std::move(made);
  }
  others.refuse_unused(of);
  out.points.reset();
  out.grade.clear();
  out.groups.clear();
  verdict::score(program, out);
  return out;
}

report what_if(ir::program const& program, bound_dataset const& bound, dataset const& data,
               std::vector<record_change> const& changes, check_options const& options) {
  auto const copy = with_changes(program.schema, bound.tables(), data,
                                 find_cells(program.schema, bound.tables(), changes));
  return evaluate(program, copy, options);
}

} // namespace chitieu
