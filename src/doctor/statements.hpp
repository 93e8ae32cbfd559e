#pragma once
#include <chitieu/ir/program.hpp>
#include <chitieu/syntax/parse.hpp>

#include <vector>

namespace chitieu::doctor {

/// The statements that the program's targets come from, in their order.
[[nodiscard]] std::vector<ast::statement const*> statements_of_targets(ast::plan const&);

/// The edit that takes a statement out of the plan; none where it stands in a plan that is
/// extended, or says only how that one is changed.
[[nodiscard]] std::vector<fix> taking_out(parsed const&, ast::statement const&);

} // namespace chitieu::doctor
