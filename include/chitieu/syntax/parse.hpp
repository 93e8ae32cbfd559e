#pragma once
/// Room `syntax`. In: statements. Out: an AST with spans, and from an AST sentences in Vietnamese
/// or English. Never: looks at data, or shows anyone the parser library.
#include <chitieu/result.hpp>
#include <chitieu/syntax/plan.hpp>
#include <chitieu/text/source.hpp>

namespace chitieu {

/// A plan as it is written, with everything that is wrong with its text.
///
/// There always is a plan: a statement with an error is left out or marked, the others stand.
struct parsed {
  source from;
  ast::plan plan;
  chitieu::diagnostics diagnostics;
};

/// Reads every statement of a source.
[[nodiscard]] parsed parse(source const&);

/// The plan in one language, in a form that parses to the same plan.
[[nodiscard]] std::string print(ast::plan const&, language);

/// One sentence in one language.
[[nodiscard]] std::string print(ast::sentence const&, language);

} // namespace chitieu
