#pragma once
#include "words.hpp"

#include <chitieu/verdict/report.hpp>

#include <string>

namespace chitieu::render {

/// What stands before a clause of which not every one must be met: `or: `, `at least 2 of 3: `.
[[nodiscard]] std::string joint_text(clause_verdict const&, words const&);

} // namespace chitieu::render
