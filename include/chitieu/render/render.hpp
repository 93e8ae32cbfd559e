#pragma once
/// Room `render`. In: a report. Out: text, JSON: one file per format. Never: computes a verdict.
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/verdict/report.hpp>

#include <string>

namespace chitieu::render {

/// How the terminal table is drawn.
struct text_options {
  chitieu::language language = chitieu::language::vi;
  bool colour = false;     ///< ANSI colours; statuses are told by word and sign as well
  std::size_t width = 100; ///< columns to fill at most; sentences wrap under their column
  bool reads = false;      ///< adds the formal reading under each clause
};

/// The table of verdicts made for people, with one plain sentence under each clause that is not
/// met.
[[nodiscard]] std::string to_text(report const&, text_options const&);

/// The contract of the language reference, section “JSON”: stable member names and order.
[[nodiscard]] std::string to_json(report const&, language);

/// Diagnostics as a person reads them: place, message, the line with a mark under it, the hint.
/// `plan_bytes` are the original bytes of the plan, for the quoted lines.
[[nodiscard]] std::string to_text(diagnostics const&, language, std::string_view plan_bytes,
                                  bool colour);

} // namespace chitieu::render
