#pragma once
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/repair/repair.hpp>

#include <string>
#include <string_view>

namespace chitieu::render {

/// How many changes, and whether fewer would do.
[[nodiscard]] std::string says(repair_plan const&, language);

/// `1 of 4 staff: titles gains “LĐTT”`.
[[nodiscard]] std::string says(repair_step const&, language);

/// Whether a step is records that are added, and not changes of rows that are there; who is chosen
/// is then what they are like.
[[nodiscard]] bool is_of_new_records(repair_step const&);

/// What stands before those who were chosen.
[[nodiscard]] std::string_view label_of_chosen(repair_step const&, language);

/// `staff.points (from 0 to 4.0)`.
[[nodiscard]] std::string says(repair_range const&, language);

/// Why a target is left out.
[[nodiscard]] std::string says(repair_obstacle const&, language);

/// What a clause came to and then comes to: `6: unmet 75/80 (1 short) → met 76/80 (0 to spare)`.
[[nodiscard]] std::string says(repaired_clause const&, language);

/// Everything, a sentence a line; records by key where they are named.
[[nodiscard]] std::string to_text(repair_plan const&, language, bool colour);

/// The contract of the language reference, section “What would meet it”.
[[nodiscard]] std::string to_json(repair_plan const&, language);

/// A whole page, or (a notebook's) part of one, without scripts and without anything to load.
[[nodiscard]] std::string to_html(repair_plan const&, language, bool whole_page);

} // namespace chitieu::render
