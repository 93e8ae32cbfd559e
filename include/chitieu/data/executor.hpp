#pragma once
#include <cstddef>
#include <functional>

namespace chitieu {

/// Runs tasks 0, 1, … up to before `count`, in any order and on any threads, and returns when all
/// are done. What a task throws must come out of it.
///
/// Which thread does what changes no result.
using executor =
    std::function<void(std::size_t count, std::function<void(std::size_t)> const& task)>;

/// An executor with so many threads, one of which is the caller's; 0: as many as the machine runs
/// at once. They are made when they are needed, wait for further calls, and end with the last copy
/// of the executor.
[[nodiscard]] executor threads(std::size_t count = 0);

} // namespace chitieu
