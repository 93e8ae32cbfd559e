#include "weigh.hpp"

#include <chitieu/verdict/judge.hpp>

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

clause_verdict begin(ir::program const& program, ir::clause const& clause) {
  clause_verdict out;
  out.id = clause.id;
  out.sentence = clause.sentence;
  out.reads = clause.reads;
  if (clause.parts.size() == 1)
    out.unit = program.schema.populations[clause.parts.front().population].called.name;
  out.asked = clause.asked;
  out.threshold = clause.threshold_text;
  out.deadline = clause.deadline;
  out.alternative = clause.alternative;
  out.counts_links = clause.counts_links;
  if (clause.each_group) {
    out.in_every = true;
    out.each_asked = clause.each_group->asked;
    out.each_threshold = clause.each_group->threshold_text;
  }
  return out;
}

/// Of clauses of which some are enough the best count, but what nobody could judge is seen.
int goodness(status which) {
  switch (which) {
  case status::met:
    return 4;
  case status::invalid:
    return 3;
  case status::undetermined:
    return 2;
  case status::pending:
    return 1;
  case status::unmet:
    break;
  }
  return 0;
}

/// The status of alternatives, each the worst of its clauses: that of the last one that is needed,
/// the best first.
status status_of(ir::alternative const& of, std::vector<status> members) {
  std::ranges::sort(members, std::ranges::greater(), goodness);
  return members[std::min<std::size_t>(of.needed, members.size()) - 1];
}

status status_of(std::vector<clause_verdict> const& clauses) {
  auto worst = status::met;
  for (std::size_t at = 0; at < clauses.size();) {
    auto const joined = clauses[at].alternative;
    if (!joined) {
      worst = worse(worst, clauses[at++].status);
      continue;
    }
    // All clauses of one member stand together, and the next alternatives begin with member 0
    // again.
    std::vector<status> members;
    std::uint32_t member = 0;
    do {
      if (members.empty() || clauses[at].alternative->member != member)
        members.push_back(status::met);
      member = clauses[at].alternative->member;
      members.back() = worse(members.back(), clauses[at].status);
      ++at;
    } while (at < clauses.size() && clauses[at].alternative &&
             clauses[at].alternative->member >= member);
    worst = worse(worst, status_of(*joined, std::move(members)));
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
