#pragma once
#include "vocabulary.hpp"

#include <chitieu/syntax/plan.hpp>

#include <set>
#include <string>
#include <string_view>

namespace chitieu::syntax {

/// Columns and values that cannot be meant after a beginning of a sentence, because they are those
/// of populations, or of columns, that it does not speak of.
struct out_of_reach {
  std::set<std::string> columns; ///< folded
  std::set<std::string> values;  ///< folded
};

/// Nothing where the beginning names no population, or one that is not known by its declaration.
[[nodiscard]] out_of_reach out_of_reach_after(std::string_view folded, ast::plan const&,
                                              vocabulary const&);

} // namespace chitieu::syntax
