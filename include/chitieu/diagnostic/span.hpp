#pragma once
#include <cstdint>

namespace chitieu {

/// A half-open range of byte offsets into the original bytes of one source.
struct span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(span const&, span const&) = default;
};

} // namespace chitieu
