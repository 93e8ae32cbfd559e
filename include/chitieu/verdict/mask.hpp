#pragma once
#include <chitieu/verdict/report.hpp>

namespace chitieu {

/// The report for everybody to see: without lists of people, and without figures that would tell of
/// single ones. A clause or group is `hidden` where fewer than `fewest` are or may be in its base,
/// or where exactly one counts, is missing or is unknown, as `19 of 20` names somebody in a small
/// school.
///
/// Hidden groups are left out and counted; further ones, the smallest first, are left out with them
/// until no less than `fewest` records and two groups are, since what is left of the whole would
/// tell. A clause `in every …` keeps its own counts and names no groups at all if one is to be
/// hidden. How many a number is of, a report does not know: groups of numbers are left out. Of
/// targets with hidden clauses there are no points, and then none of the whole. Statuses stay.
[[nodiscard]] report masked(report, std::int64_t fewest);

} // namespace chitieu
