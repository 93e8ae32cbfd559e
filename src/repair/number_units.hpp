#pragma once
#include "row_ways.hpp"

#include <cstdint>
#include <optional>

namespace chitieu::mend {

/// So many times both the number and what `times` was for are whole; nothing where that is too
/// many.
[[nodiscard]] std::optional<std::int64_t> common_units(std::int64_t times,
                                                       exact::rational const& number);

/// The number, if it is a whole one that is not too large.
[[nodiscard]] std::optional<std::int64_t> whole(exact::rational const& number);

/// So many units make one: as many as every number that a record can have needs. Nothing where a
/// number is known in part alone, or is written in a way that cannot be changed.
[[nodiscard]] std::optional<std::int64_t> units_of(surroundings const&, fixed_answers&,
                                                   ir::value_id);

} // namespace chitieu::mend
