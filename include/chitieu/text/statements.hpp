#pragma once
#include <chitieu/text/source.hpp>

#include <string>
#include <vector>

namespace chitieu::text {

/// A line that begins in column 1 together with the indented lines under it.
struct statement {
  span where;                 ///< original bytes, from the first to the last character
  std::vector<span> comments; ///< `#` comments before it and inside it, without line ends
  bool blank_line_before = false;
};

/// Splits a source before any grammar runs, so that an error in one statement hides no other.
///
/// A `#` outside quotation marks begins a comment to the end of the line. An indented line that
/// belongs to no statement is a diagnostic, one for all of them. Comments after the last statement
/// are those of a statement of their own with an empty span.
[[nodiscard]] std::vector<statement> split(source const&, diagnostics&);

/// The statement's bytes with every comment overwritten by spaces, so that offsets stay.
[[nodiscard]] std::string without_comments(source const&, statement const&);

} // namespace chitieu::text
