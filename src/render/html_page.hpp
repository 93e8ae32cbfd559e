#pragma once
#include "html_markup.hpp"

#include <chitieu/diagnostic/language.hpp>

#include <string>
#include <string_view>

namespace chitieu::render {

/// How HTML calls a language.
[[nodiscard]] inline std::string_view tag_of(language which) noexcept {
  return which == language::vi ? "vi" : "en";
}

/// A whole page that loads nothing: its title, and what stands in it.
[[nodiscard]] std::string html_page(std::string_view title, markup const& body, language);

/// A part of a page, with its own style, as a notebook shows it.
[[nodiscard]] std::string html_fragment(markup const& body, language);

} // namespace chitieu::render
