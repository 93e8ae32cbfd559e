#pragma once
#include <cstddef>

namespace chitieu::cost {

/// How often this process has asked for memory.
[[nodiscard]] std::size_t allocated();

} // namespace chitieu::cost
