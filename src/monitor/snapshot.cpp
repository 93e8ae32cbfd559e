#include "snapshot.hpp"

#include "engine/remarks.hpp"

#include <chitieu/verdict/judge.hpp>
#include <chitieu/verdict/score.hpp>

namespace chitieu {
namespace {

clause_verdict judge_figures(ir::program const& program, ir::target const& target,
                             ir::clause const& clause, live::figures const& is,
                             std::optional<data::day> as_of) {
  if (!is.valid) return verdict::invalid(program, clause);
  auto made = is.number         ? verdict::judge(program, target, clause, *is.number, as_of)
              : clause.in_a_row ? verdict::judge_run(program, target, clause, is.run, as_of)
                                : verdict::judge(program, target, clause, is.counts, as_of);
  if (clause.only_if) verdict::restrict_to(made, is.applies);
  return made;
}

} // namespace

std::size_t monitor_snapshot::content::first_clause(std::size_t target) const {
  std::size_t first = 0;
  for (std::size_t i = 0; i < target; ++i) first += program->targets[i].clauses.size();
  return first;
}

target_verdict monitor_snapshot::content::judge(std::size_t target,
                                                chitieu::diagnostics& into) const {
  auto const& asked = program->targets[target];
  auto made = verdict::describe(asked);
  auto number = first_clause(target);
  auto const rows_of = [this](schema::population_id id) { return rows[id]; };
  for (auto const& clause : asked.clauses) {
    auto is = clauses[number++];
    is.valid = is.valid && engine::has_one_record(*program, clause, rows_of, into);
    if (is.valid && !is.number) engine::warn_count_over_population(clause, rows_of, into);
    verdict::add(made, judge_figures(*program, asked, clause, is, as_of));
  }
  return made;
}

std::uint64_t monitor_snapshot::version() const noexcept { return content_->version; }

target_verdict monitor_snapshot::verdict(std::size_t target) const {
  chitieu::diagnostics ignored;
  return content_->judge(target, ignored);
}

report monitor_snapshot::verdicts() const {
  auto const& program = *content_->program;
  report out;
  out.plan_title = program.title;
  out.plan_year = program.year;
  out.plan_source = program.source;
  out.plan_language = program.speaks;
  out.as_of = content_->as_of;
  out.diagnostics = *content_->said;
  for (std::size_t target = 0; target < program.targets.size(); ++target)
    if (engine::is_in_force(program, program.targets[target], out.as_of, out.diagnostics))
      out.targets.push_back(content_->judge(target, out.diagnostics));
  verdict::score(program, out);
  return out;
}

} // namespace chitieu
