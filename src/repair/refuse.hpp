#pragma once
#include <stdexcept>
#include <string>

namespace chitieu::mend {

/// Throws what a caller is told who asked for something that does not fit the plan.
[[noreturn]] inline void refuse(std::string const& why) {
  throw std::invalid_argument("chitieu: " + why);
}

} // namespace chitieu::mend
