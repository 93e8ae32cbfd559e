#pragma once
#include "model.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/doctor/doctor.hpp>

#include <vector>

namespace chitieu::doctor {

/// Demands that cannot be met, alone or together, and those that ask nothing new (arithmetic.cpp).
void look_at_counts(ir::program const&, family const&, std::optional<std::int64_t> everybody,
                    moment const&, diagnostics& into);

/// The same of numbers, which are compared where they are one number (numbers.cpp).
void look_at_numbers(ir::program const&, moment const&, diagnostics& into);

/// Deadlines of another year than the plan's (deadlines.cpp).
void look_at_deadlines(parsed const&, ir::program const&, diagnostics& into);

/// Targets that have the same reading (sameness.cpp).
void look_at_readings(parsed const&, ir::program const&, diagnostics& into);

/// Names that nothing uses (unused.cpp).
void look_at_names(parsed const&, diagnostics& into);

/// Values that are asked for and that no row has (categories.cpp).
void look_at_categories(ir::program const&, data::bound_data const&, diagnostics& into);

/// `at least 12`, `from 3 to 5`: the counts that meet something.
[[nodiscard]] argument counts_text(std::int64_t low, std::int64_t high);

/// `every size but multiples of 20 (tried up to 200)`: sizes in ascending order, out of 1 to
/// `most`.
[[nodiscard]] argument sizes_text(std::vector<std::int64_t> const&, std::int64_t most);

} // namespace chitieu::doctor
