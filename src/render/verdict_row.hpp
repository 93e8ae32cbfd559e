#pragma once
#include "grid.hpp"
#include "words.hpp"

#include <chitieu/verdict/report.hpp>

namespace chitieu::render {

/// `✔ đạt` in its colour.
[[nodiscard]] cell status_cell(status, kind, words const&);

/// The columns of the table of verdicts, and a clause as one of its rows.
[[nodiscard]] std::vector<column> verdict_columns(words const&);
[[nodiscard]] row verdict_row(target_verdict const&, clause_verdict const&, words const&);

/// A target without a clause of its own to show: its id and what it has come to.
[[nodiscard]] row target_row(target_verdict const&, words const&);

/// The columns of statuses, counts and shares, in both tables.
inline constexpr std::size_t status_column = 1;
inline constexpr std::size_t count_column = 2;
inline constexpr std::size_t share_column = 3;

/// The column of deadlines and that of needs, which the sentences repeat.
inline constexpr std::size_t due_column = 7;
inline constexpr std::size_t need_column = 5;

/// The columns of a table by group, and one group as one of its rows.
[[nodiscard]] std::vector<column> group_columns(words const&);
[[nodiscard]] row group_row(group_verdict const&, clause_verdict const&, kind, words const&);

} // namespace chitieu::render
