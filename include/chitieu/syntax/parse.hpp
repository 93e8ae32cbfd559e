#pragma once
/// Room `syntax`. In: statements. Out: an AST with spans, and from an AST sentences in Vietnamese
/// or English. Never: looks at data, or shows anyone the parser library.
#include <chitieu/result.hpp>
#include <chitieu/syntax/plan.hpp>
#include <chitieu/text/source.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace chitieu {

/// The same words of a statement taken in another way.
struct other_reading {
  std::size_t statement = 0; ///< its number in the plan
  ast::statement as;
  span where; ///< the words at which the two part
};

/// A plan as it is written, with everything that is wrong with its text.
///
/// There always is a plan: a statement with an error is left out or marked, the others stand.
struct parsed {
  source from;
  ast::plan plan;
  chitieu::diagnostics diagnostics;
  std::vector<other_reading> others; ///< what `check` has to see whether it means something else
};

/// Finds the plan that another one extends, by the name that stands there; what is wrong with it is
/// a diagnostic, and neither means that there is none.
using plan_finder = std::function<outcome<source, diagnostics>(std::string const& name)>;

/// Looks in the folder of a file, and nowhere else: a name with a folder in it finds nothing.
[[nodiscard]] plan_finder beside(std::filesystem::path const& file);

/// Reads every statement of a source, and of the plans that it extends: `plan` is then the whole
/// plan as it stands, and `from` the texts of all of them. Without a finder no parent is found.
[[nodiscard]] parsed parse(source const&, plan_finder const& = {});

/// The plan in one language, in a form that parses to the same plan: of one that extends another
/// its own statements.
[[nodiscard]] std::string print(ast::plan const&, language);

/// The whole plan as it stands, in a form that needs no other file.
[[nodiscard]] std::string print_flat(ast::plan const&, language);

/// One sentence in one language.
[[nodiscard]] std::string print(ast::sentence const&, language);

/// What a statement of a plan says, in a form that cannot be read in another way: with brackets, or
/// names in quotation marks, where words could be taken otherwise. Nothing where there is none.
[[nodiscard]] std::optional<std::string> print_apart(ast::plan const&, ast::statement const&,
                                                     language);

} // namespace chitieu
