#pragma once
#include "arguments.hpp"

#include <chitieu/command/command.hpp>
#include <chitieu/syntax/parse.hpp>

namespace chitieu::command {

/// `chitieu fix`: the plan with what needs nobody corrected; what was, and what is still wrong.
[[nodiscard]] outcome fix_plan(arguments const&, source const&, language);

/// Writes a text into the file of the plan; what goes wrong is told.
[[nodiscard]] outcome write_plan(arguments const&, std::string const& text, language);

} // namespace chitieu::command
