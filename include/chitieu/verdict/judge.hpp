#pragma once
#include <chitieu/eval/tally.hpp>
#include <chitieu/ir/program.hpp>
#include <chitieu/verdict/report.hpp>

namespace chitieu::verdict {

/// One clause's verdict from its counts: with the deadline ahead, a sure unmet aim is pending.
[[nodiscard]] clause_verdict judge(ir::program const&, ir::target const&, ir::clause const&,
                                   exact::counts const&, std::optional<data::day> as_of);

/// The same for one group.
[[nodiscard]] group_verdict judge_group(ir::target const&, ir::clause const&, std::string group,
                                        exact::counts const&, std::optional<data::day> as_of);

/// A target with everything but its clauses' verdicts.
[[nodiscard]] target_verdict describe(ir::target const&);

/// Takes a clause into its target: the target's status is the worst of its clauses.
void add(target_verdict&, clause_verdict);

} // namespace chitieu::verdict
