#pragma once
#include "arguments.hpp"

#include <chitieu/command/command.hpp>
#include <chitieu/diff/diff.hpp>

namespace chitieu::command {

/// `chitieu diff OLD NEW`: the old plan is read already.
[[nodiscard]] outcome diff_plans(arguments const&, compiled_plan old, surroundings const&);

} // namespace chitieu::command
