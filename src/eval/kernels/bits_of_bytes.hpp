#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace chitieu::eval::kernels {

/// By the value of a byte, the numbers of its bits that are set, ascending; then zeros.
inline constexpr auto bits_of_bytes = [] {
  std::array<std::array<std::uint8_t, 8>, 256> made{};
  for (std::size_t byte = 0; byte < made.size(); ++byte)
    for (std::size_t bit = 0, count = 0; bit < 8; ++bit)
      if ((byte >> bit & 1U) != 0) made[byte][count++] = static_cast<std::uint8_t>(bit);
  return made;
}();

} // namespace chitieu::eval::kernels
