#pragma once
#include <chitieu/data/day.hpp>
#include <chitieu/ir/program.hpp>

#include <optional>

namespace chitieu::verdict {

/// The day by which a plan decides what is in force: that of the review; without one, the last day
/// of the plan's year, where it has one.
[[nodiscard]] std::optional<data::day> decisive_day(ir::program const&,
                                                    std::optional<data::day> as_of);

/// Whether a target is judged on that day, and so is in the report; one with an error always is.
[[nodiscard]] bool is_in_force(ir::program const&, ir::target const&,
                               std::optional<data::day> as_of);

} // namespace chitieu::verdict
