#pragma once
#include "html_markup.hpp"
#include "verdict_row.hpp"
#include "words.hpp"

#include <chitieu/render/html.hpp>

#include <cstddef>
#include <string_view>

namespace chitieu::render {

/// How the rows of one table are written.
struct html_look {
  html_options const& options;
  words const& in;
  std::string_view plan_language; ///< of the plan's own texts, where it is not that of the page
};

/// The row of headings.
[[nodiscard]] markup heading_row(html_look const&);

/// How many columns the table has.
[[nodiscard]] std::size_t column_count(html_look const&);

/// The rows of a target: one for each clause, after one of its own if there are several.
[[nodiscard]] markup target_rows(target_verdict const&, html_look const&);

} // namespace chitieu::render
