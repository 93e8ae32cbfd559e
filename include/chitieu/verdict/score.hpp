#pragma once
#include <chitieu/ir/program.hpp>
#include <chitieu/verdict/report.hpp>

namespace chitieu::verdict {

/// Gives each target that has a rule for points what it has come to, and the plan their sum, its
/// grade and the places of the groups.
///
/// A target's points come from its first clause: all of them where it is met (`all_or_nothing`);
/// the part of the threshold that is reached, at most all (`proportional`); less so many for each
/// one that is missing or too many, at least none (`per_unit`); what the highest band gives that is
/// reached (`bands`). What is still pending can give the rest; what blanks leave open is bounded.
void score(ir::program const&, report&);

} // namespace chitieu::verdict
