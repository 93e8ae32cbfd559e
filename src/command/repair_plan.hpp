#pragma once
#include "arguments.hpp"

#include <chitieu/command/command.hpp>
#include <chitieu/ir/program.hpp>
#include <chitieu/syntax/parse.hpp>

namespace chitieu::command {

/// `chitieu repair PLAN --data DIR`.
[[nodiscard]] outcome repair_targets(arguments const&, parsed const&, ir::program const&,
                                     surroundings const&);

} // namespace chitieu::command
