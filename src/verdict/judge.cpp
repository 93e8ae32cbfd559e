#include <chitieu/verdict/judge.hpp>

namespace chitieu::verdict {
namespace {

status status_of(ir::target const& target, ir::clause const& clause, exact::counts const& counts,
                 std::optional<data::day> as_of) {
  switch (exact::decide(counts, clause.asked, clause.when_empty)) {
  case exact::decision::met:
    return status::met;
  case exact::decision::undetermined:
    return status::undetermined;
  case exact::decision::unmet:
    break;
  }
  // A ceiling that is broken, or data that disobey, are so at once; an aim has until its deadline.
  auto const ahead = as_of && target.deadline && *as_of < *target.deadline;
  return ahead && target.kind == ir::target_kind::target ? status::pending : status::unmet;
}

} // namespace

clause_verdict judge(ir::program const& program, ir::target const& target, ir::clause const& clause,
                     exact::counts const& counts, std::optional<data::day> as_of) {
  clause_verdict out;
  out.id = clause.id;
  out.status = status_of(target, clause, counts, as_of);
  out.sentence = clause.sentence;
  out.reads = ir::print(program, clause);
  if (clause.parts.size() == 1)
    out.unit = program.schema.populations[clause.parts.front().population].called.name;
  out.asked = clause.asked;
  out.threshold = clause.threshold_text;
  out.counts = counts;
  out.margins = exact::measure(counts, clause.asked);
  out.counts_links = clause.counts_links;
  return out;
}

group_verdict judge_group(ir::target const& target, ir::clause const& clause, std::string group,
                          exact::counts const& counts, std::optional<data::day> as_of) {
  return {std::move(group), status_of(target, clause, counts, as_of), counts,
          exact::measure(counts, clause.asked), {}};
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
  target.status = target.clauses.empty() ? clause.status : worse(target.status, clause.status);
  target.clauses.push_back(std::move(clause));
}

} // namespace chitieu::verdict
