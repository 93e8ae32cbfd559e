#pragma once
#include <chitieu/exact/threshold.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace chitieu::mend {

/// Where a record stands in the counts of a clause; `outside`: surely not in the base.
enum class slot : std::uint8_t { yes, unknown, no, maybe_yes, maybe_unknown, maybe_no, outside };

/// The sum over all records of what one weighs in its slot is at least so much.
struct weighed {
  std::array<std::int64_t, 7> weights{}; ///< by slot; of `outside` 0
  std::int64_t at_least = 0;
};

/// When a threshold is met, as inequalities in the counts.
struct threshold_rows {
  std::vector<weighed> rows; ///< all of them hold where it is met
  bool exact = true;         ///< it is met where all of them hold
};

/// When it is met however the blanks are filled.
[[nodiscard]] threshold_rows rows_of(exact::threshold const&, exact::empty_base when_empty);

/// What holds where a threshold is met in some filling that puts somebody into the base.
[[nodiscard]] threshold_rows rows_of_perhaps(exact::threshold const&);

/// What holds where nobody is surely in the base.
[[nodiscard]] threshold_rows rows_of_nobody();

/// What holds where nobody is even perhaps in the base.
[[nodiscard]] threshold_rows rows_of_nobody_at_all();

} // namespace chitieu::mend
