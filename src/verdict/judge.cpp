#include "weigh.hpp"

#include <chitieu/verdict/judge.hpp>

#include <chitieu/exact/in_a_row.hpp>

#include <algorithm>

namespace chitieu::verdict {
namespace {

status status_of(ir::target const& target, ir::clause const& clause, exact::decision decided,
                 std::optional<data::day> as_of) {
  if (decided == exact::decision::met) return status::met;
  if (decided == exact::decision::undetermined) return status::undetermined;
  // A ceiling that is broken, or data that disobey, are so at once; an aim has until its deadline.
  auto const deadline = clause.deadline ? clause.deadline : target.deadline;
  auto const ahead = as_of ? deadline && *as_of < *deadline : clause.after_the_year;
  return ahead && target.kind == ir::target_kind::target ? status::pending : status::unmet;
}

/// What groups are told by, where no population that is declared holds them.
std::vector<unit_part> parts_of(schema::schema const& all, schema::population const& groups) {
  std::vector<unit_part> out;
  if (groups.groups)
    for (auto const& part : groups.groups->by)
      out.push_back({all.populations[groups.groups->of].columns[part.column].called.name, part.each,
                     groups.groups->together});
  if (auto const& rows = groups.counted)
    out.push_back({rows->each == schema::span_of_time::none
                       ? groups.called.name
                       : all.populations[rows->of].columns[rows->column].called.name,
                   rows->each, rows->together});
  return out;
}

clause_verdict begin(ir::program const& program, ir::clause const& clause) {
  clause_verdict out;
  out.id = clause.id;
  out.sentence = clause.sentence;
  out.reads = ir::print(program, clause);
  if (clause.parts.size() == 1) {
    auto const& counted = program.schema.populations[clause.parts.front().population];
    out.unit = counted.called.name;
    out.unit_parts = parts_of(program.schema, counted);
  }
  out.asked = clause.asked;
  out.threshold = clause.threshold_text;
  out.deadline = clause.deadline;
  out.or_before = clause.or_before;
  out.counts_links = clause.counts_links;
  out.in_a_row = clause.in_a_row;
  if (clause.each_group) {
    out.in_every = true;
    out.each_asked = clause.each_group->asked;
    out.each_threshold = clause.each_group->threshold_text;
  }
  return out;
}

/// Of clauses joined by `or` the best counts, but what nobody could judge is seen.
status better(status a, status b) {
  auto const rank = [](status which) {
    switch (which) {
    case status::met:
      return 0;
    case status::invalid:
      return 1;
    case status::undetermined:
      return 2;
    case status::pending:
      return 3;
    case status::unmet:
      break;
    }
    return 4;
  };
  return rank(a) <= rank(b) ? a : b;
}

status status_of(std::vector<clause_verdict> const& clauses) {
  auto worst = status::met;
  for (auto first = clauses.begin(); first != clauses.end();) {
    auto const last = std::find_if(first + 1, clauses.end(),
                                   [](clause_verdict const& each) { return !each.or_before; });
    auto chain = first->status;
    for (auto each = first + 1; each != last; ++each) chain = better(chain, each->status);
    worst = worse(worst, chain);
    first = last;
  }
  return worst;
}

} // namespace

clause_verdict judge(ir::program const& program, ir::target const& target, ir::clause const& clause,
                     exact::counts const& counts, std::optional<data::day> as_of) {
  auto out = begin(program, clause);
  out.status =
      status_of(target, clause, exact::decide(counts, clause.asked, clause.when_empty), as_of);
  out.counts = counts;
  out.margins = exact::measure(counts, clause.asked);
  return out;
}

clause_verdict judge_run(ir::program const& program, ir::target const& target,
                         ir::clause const& clause, std::vector<exact::decision> const& rows,
                         std::optional<data::day> as_of) {
  auto out = judge(program, target, clause, exact::longest_run(rows), as_of);
  out.margins = exact::measure_run(rows, clause.asked);
  return out;
}

clause_verdict judge(ir::program const& program, ir::target const& target, ir::clause const& clause,
                     measurement const& measured, std::optional<data::day> as_of) {
  auto out = begin(program, clause);
  if (!clause.number) return out;
  auto const decided = decide(measured, clause.number->how, clause.when_empty);
  out.status = status_of(target, clause, decided, as_of);
  out.number = weigh(*clause.number, measured);
  return out;
}

clause_verdict invalid(ir::program const& program, ir::clause const& clause) {
  auto out = begin(program, clause);
  out.status = status::invalid;
  out.margins = exact::measure({}, clause.asked);
  if (clause.number) out.number = weigh(*clause.number, {});
  return out;
}

void restrict_to(clause_verdict& clause, exact::decision applies) {
  if (clause.status == status::invalid || applies == exact::decision::met) return;
  clause.does_not_apply = applies == exact::decision::unmet;
  clause.may_not_apply = applies == exact::decision::undetermined;
  if (clause.does_not_apply) clause.status = status::met;
  if (clause.may_not_apply && clause.status != status::met) clause.status = status::undetermined;
}

group_verdict judge_group(ir::target const& target, ir::clause const& clause, std::string group,
                          exact::counts const& counts, std::optional<data::day> as_of) {
  auto const decided = exact::decide(counts, clause.asked, clause.when_empty);
  return {std::move(group),
          status_of(target, clause, decided, as_of),
          counts,
          exact::measure(counts, clause.asked),
          {}};
}

group_verdict judge_each(ir::target const& target, ir::clause const& clause, std::string group,
                         exact::decision decided, exact::counts const& counts,
                         std::optional<data::day> as_of) {
  group_verdict out{std::move(group), status_of(target, clause, decided, as_of), counts, {}, {}};
  if (clause.each_group) out.margins = exact::measure(counts, clause.each_group->asked);
  return out;
}

group_verdict judge_each(ir::target const& target, ir::clause const& clause, std::string group,
                         exact::decision decided, measurement const& measured,
                         std::optional<data::day> as_of) {
  group_verdict out{std::move(group), status_of(target, clause, decided, as_of), {}, {}, {}};
  if (clause.each_group && clause.each_group->number)
    out.number = weigh(*clause.each_group->number, measured);
  return out;
}

target_verdict describe(ir::target const& target) {
  target_verdict out;
  out.id = target.id;
  out.kind = target.kind;
  out.title = target.title;
  out.section = target.section;
  out.source = target.source;
  out.owner = target.owner;
  out.note = target.note;
  out.deadline = target.deadline;
  out.status = status::invalid;
  return out;
}

void add(target_verdict& target, clause_verdict clause) {
  target.clauses.push_back(std::move(clause));
  target.status = status_of(target.clauses);
}

} // namespace chitieu::verdict
