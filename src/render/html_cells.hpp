#pragma once
#include "html_markup.hpp"
#include "verdict_row.hpp"
#include "words.hpp"

#include <chitieu/verdict/report.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace chitieu::render {

/// The class of what is in the colour of a tone; `plain` has none.
[[nodiscard]] std::string_view class_of(tone) noexcept;

/// A status by sign, word and colour.
[[nodiscard]] markup status_badge(status, std::string_view word);

/// A heading for each of these columns but that of deadlines, from one to before another.
[[nodiscard]] markup heading_cells(std::vector<column> const&, std::size_t from, std::size_t to);

/// The figures of a row, after its status; the share has this bar under it.
[[nodiscard]] markup figure_cells(row const&, std::vector<column> const&, markup const& bar);

} // namespace chitieu::render
