#pragma once
#include <chitieu/eval/tally.hpp>
#include <chitieu/ir/program.hpp>
#include <chitieu/verdict/report.hpp>

namespace chitieu::verdict {

/// One clause's verdict from its counts: with the deadline ahead, a sure unmet aim is pending.
[[nodiscard]] clause_verdict judge(ir::program const&, ir::target const&, ir::clause const&,
                                   exact::counts const&, std::optional<data::day> as_of);

/// The same of a clause that counts what is met one after another, from what each row came to.
[[nodiscard]] clause_verdict judge_run(ir::program const&, ir::target const&, ir::clause const&,
                                       std::vector<exact::decision> const& rows,
                                       std::optional<data::day> as_of);

/// A number and what it is held against; `high` is for `between`.
struct measurement {
  exact::bounds value;
  exact::bounds low;
  exact::bounds high;
};

/// The same of a clause about a number. Where there is none the clause is what its empty base is.
[[nodiscard]] clause_verdict judge(ir::program const&, ir::target const&, ir::clause const&,
                                   measurement const&, std::optional<data::day> as_of);

/// A clause that cannot be judged.
[[nodiscard]] clause_verdict invalid(ir::program const&, ir::clause const&);

/// What `if …` makes of a clause: met where it is surely not so; where that is unknown, met or
/// undetermined.
void restrict_to(clause_verdict&, exact::decision applies);

/// A clause's counts within one group.
[[nodiscard]] group_verdict judge_group(ir::target const&, ir::clause const&, std::string group,
                                        exact::counts const&, std::optional<data::day> as_of);

/// One of the groups that a clause `in every …` counts: whether it is as is asked is known from the
/// clause's own count, the figures say why.
[[nodiscard]] group_verdict judge_each(ir::target const&, ir::clause const&, std::string group,
                                       exact::decision, exact::counts const&,
                                       std::optional<data::day> as_of);
[[nodiscard]] group_verdict judge_each(ir::target const&, ir::clause const&, std::string group,
                                       exact::decision, measurement const&,
                                       std::optional<data::day> as_of);

/// A target with everything but its clauses' verdicts.
[[nodiscard]] target_verdict describe(ir::target const&);

/// Takes a clause into its target: the target's status is the worst of its clauses, of those joined
/// by `or` the best.
void add(target_verdict&, clause_verdict);

} // namespace chitieu::verdict
