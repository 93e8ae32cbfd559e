#pragma once
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/verdict/report.hpp>

#include <string>

namespace chitieu {
struct repair_plan;
}

namespace chitieu::render {

/// What of a report stands in its HTML.
struct html_options {
  chitieu::language language = chitieu::language::vi;
  bool page = false;   ///< a whole page; otherwise a part of one, as a notebook shows it
  bool reveal = false; ///< the lists of who is missing or unknown, if the report has them
  bool details = true; ///< reading, source, deadline, owner and note, folded under each sentence
  repair_plan const* repair = nullptr; ///< a section on what would meet it, if there is one
};

/// The table of verdicts as HTML without scripts and without anything to load: for light and dark
/// pages, on paper, and for those who listen to it.
[[nodiscard]] std::string to_html(report const&, html_options const&);

} // namespace chitieu::render
