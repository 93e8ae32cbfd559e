#pragma once
#include <chitieu/syntax/plan.hpp>

#include <string>

namespace chitieu::syntax {

/// The plan as an indented text that is the same for every language and way of writing: no spans,
/// no spellings of keywords, numbers as exact fractions. Equal plans have equal dumps.
[[nodiscard]] std::string dump(ast::plan const&);

/// One statement without its comments.
[[nodiscard]] std::string dump(ast::statement const&);

/// One sentence.
[[nodiscard]] std::string dump(ast::sentence const&);

} // namespace chitieu::syntax
