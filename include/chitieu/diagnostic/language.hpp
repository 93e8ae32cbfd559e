#pragma once
#include <cstdint>

namespace chitieu {

/// A language in which sentences are printed and messages are worded.
enum class language : std::uint8_t { en, vi };

} // namespace chitieu
