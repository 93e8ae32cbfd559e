#pragma once
#include <chitieu/syntax/plan.hpp>
#include <chitieu/text/fixes.hpp>

#include <string>

namespace chitieu {

/// Offers a line that a plan says once, such as `numbers: vi`: it is put in under the plan's title.
void offer_line(diagnostic& to, ast::plan const&, source const&, std::string const& line);

} // namespace chitieu
