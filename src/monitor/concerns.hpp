#pragma once
#include "eval/parts.hpp"

#include <chitieu/ir/program.hpp>

#include <vector>

namespace chitieu::live {

/// What of the tables a clause's figures hang on.
struct concerns {
  std::vector<bool> rows;                 ///< by population: which rows there are
  std::vector<std::vector<bool>> columns; ///< by population and column
};

/// All that its nodes read, and what that is made of: dates, what chooses, groups and ways.
[[nodiscard]] concerns concerns_of(eval::nodes const&, ir::program const&, ir::clause const&);

} // namespace chitieu::live
