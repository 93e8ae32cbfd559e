#pragma once
#include <chitieu/ir/program.hpp>
#include <chitieu/syntax/parse.hpp>

namespace chitieu::check {

/// Looks at every other way in which the words of a plan can be taken. A sentence that means
/// something else that way is an error which shows both; one that has an error as it is read first
/// and none the other way gets a note. Where both ways mean the same nothing is said.
void find_two_readings(parsed const&, ir::program&);

} // namespace chitieu::check
