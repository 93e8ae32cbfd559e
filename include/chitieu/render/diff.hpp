#pragma once
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/diff/diff.hpp>

#include <string>

namespace chitieu::render {

/// One sentence for one thing that differs.
[[nodiscard]] std::string says(plan_change const&, language);

/// What a clause came to before and comes to now: `6: ≥ 95% → ≥ 97%: 2 more needed, 78 of 80; met →
/// unmet`.
[[nodiscard]] std::string says(verdict_change const&, language);

/// What differs, a sentence a line.
[[nodiscard]] std::string to_text(plan_diff const&, language, bool colour);

/// The contract of the language reference, section “Comparing two plans”.
[[nodiscard]] std::string to_json(plan_diff const&, language);

/// A whole page, or (a notebook's) part of one, without scripts and without anything to load.
[[nodiscard]] std::string to_html(plan_diff const&, language, bool whole_page);

/// `threshold`, `base`, …: as JSON spells what differs.
[[nodiscard]] std::string_view to_string(plan_change::form) noexcept;

/// `target`, `term`, …: as JSON spells whose difference it is; `plan` for the plan as a whole.
[[nodiscard]] std::string_view to_string(ast::declares) noexcept;

} // namespace chitieu::render
